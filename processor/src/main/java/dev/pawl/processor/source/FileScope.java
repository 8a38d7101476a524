package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.ModuleElement.RequiresDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What a simple name means at the top of a file, by its package and imports (JLS 6.4.1, 7.5). */
final class FileScope {
  private final Elements elements;
  private final String ownPackage;
  private final List<String> unresolvedImports = new ArrayList<>();
  private final Set<String> fields = new HashSet<>();
  private final List<TypeElement> types = new ArrayList<>();
  private final List<String> onDemand = new ArrayList<>();

  FileScope(CompilationUnitTree unit, Elements elements) {
    this.elements = elements;
    this.ownPackage = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    onDemand.add("java.lang.");
    for (ImportTree i : unit.getImports()) {
      if (NewerTrees.isModuleImport(i)) importModule(i.getQualifiedIdentifier().toString());
      else importName((MemberSelectTree) i.getQualifiedIdentifier(), i.isStatic());
    }
  }

  /** The imported classes that don't exist yet, by name. */
  List<String> unresolvedImports() {
    return unresolvedImports;
  }

  /** Whether a static import brings in a field of that name. */
  boolean hasField(String name) {
    return fields.contains(name);
  }

  /** The class that a simple name means. */
  Optional<TypeElement> type(String simpleName) {
    for (TypeElement t : types) {
      if (t.getSimpleName().contentEquals(simpleName)) return Optional.of(t);
    }
    return Stream.concat(Stream.of(ownPackage), onDemand.stream())
        .map(prefix -> elements.getTypeElement(prefix + simpleName))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The class that a qualified name means, starting from a package. */
  Optional<TypeElement> qualifiedType(String name) {
    return Optional.ofNullable(elements.getTypeElement(name));
  }

  private void importName(MemberSelectTree name, boolean isStatic) {
    boolean isOnDemand = name.getIdentifier().contentEquals("*");
    Tree owner = name.getExpression();
    if (isStatic) importStatic(owner.toString(), name.getIdentifier().toString(), isOnDemand);
    else if (isOnDemand) onDemand.add(owner + ".");
    else imported(name.toString()).ifPresent(types::add);
  }

  private void importStatic(String owner, String member, boolean isOnDemand) {
    Optional<TypeElement> type = imported(owner);
    if (type.isEmpty()) return;
    for (Element e : elements.getAllMembers(type.get())) {
      if (!isOnDemand && !e.getSimpleName().contentEquals(member)) continue;
      if (e.getKind().isField()) fields.add(e.getSimpleName().toString());
      if (e instanceof TypeElement t) types.add(t);
    }
  }

  private Optional<TypeElement> imported(String name) {
    Optional<TypeElement> type = qualifiedType(name);
    if (type.isEmpty()) unresolvedImports.add(name);
    return type;
  }

  private void importModule(String name) {
    ModuleElement module = elements.getModuleElement(name);
    if (module != null) importExports(module, new HashSet<>());
  }

  private void importExports(ModuleElement module, Set<ModuleElement> done) {
    if (!done.add(module)) return;
    for (ExportsDirective e : ElementFilter.exportsIn(module.getDirectives())) {
      onDemand.add(e.getPackage().getQualifiedName() + ".");
    }
    for (RequiresDirective r : ElementFilter.requiresIn(module.getDirectives())) {
      if (r.isTransitive()) importExports(r.getDependency(), done);
    }
  }
}
