package dev.pawl.processor.code;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.pawl.processor.facade.FacadeSignature;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.NewerTrees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/**
 * How a class is named in the task's file, which has the imports of the user's: by its simple name
 * wherever that means the same there, or else in full.
 */
final class TypeNames {
  private final String packageName;
  private final MethodSource source;
  private final MemberClasses memberClasses;
  private final Map<String, String> singleImports = new HashMap<>();
  private final Set<String> onDemandImports = new HashSet<>();
  private final ModuleImports moduleImports;
  private final Set<String> typeVariables = new HashSet<>();
  private final Map<String, String> imports = new HashMap<>();
  private final Set<TypeElement> named = new LinkedHashSet<>();
  private final Set<String> words;

  /** Where a variable is in scope, a class of its name can't be named by that alone (JLS 6.4.2). */
  private final Set<String> variables = new HashSet<>();

  TypeNames(MethodSource source, MemberClasses memberClasses, FacadeSignature signature) {
    this.source = source;
    this.memberClasses = memberClasses;
    this.packageName = source.method().packageName();
    this.words = Words.all(source.text().slice(source.tree()));
    this.moduleImports = new ModuleImports(source.elements());
    for (ImportTree tree : source.text().unit().getImports()) {
      if (NewerTrees.isModuleImport(tree)) {
        moduleImports.add(tree.getQualifiedIdentifier().toString());
        continue;
      }
      MemberSelectTree name = (MemberSelectTree) tree.getQualifiedIdentifier();
      if (name.getIdentifier().contentEquals("*")) {
        onDemandImports.add(name.getExpression().toString());
      } else if (!tree.isStatic() || source.seen().exists(name.toString())) {
        singleImports.put(name.getIdentifier().toString(), name.toString());
      }
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void p) {
        variables.add(tree.getName().toString());
        return super.visitVariable(tree, p);
      }
    }.scan(source.declaration(), null);
    signature.typeVariables().forEach(variable -> typeVariables.add(variable.name()));
    for (TypeParameterElement parameter : source.element().getTypeParameters()) {
      typeVariables.add(parameter.getSimpleName().toString());
    }
    for (Element e = source.host(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
      for (TypeParameterElement parameter : type.getTypeParameters()) {
        typeVariables.add(parameter.getSimpleName().toString());
      }
    }
  }

  /** The name of a class as source text. */
  String of(TypeElement type) {
    named.add(type);
    String simple = type.getSimpleName().toString();
    String full = type.getQualifiedName().toString();
    boolean obscured = variables.contains(simple);
    if (full.equals(singleImports.get(simple)) && !typeVariables.contains(simple) && !obscured) {
      return simple;
    }
    if (LocalTypes.isOfBody(type)) {
      return memberClasses.nameOf(type);
    }
    if (type.getEnclosingElement() instanceof TypeElement outer) {
      return of(outer) + "." + simple;
    }
    if (obscured) {
      return full;
    }
    return meansTheSame(type, simple) ? simple : imported(full);
  }

  /** Whether not even the full name of a class tells it from a variable. */
  boolean isObscured(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? isObscured(outer)
        : !LocalTypes.isOfBody(type) && variables.contains(type.getQualifiedName().toString());
  }

  /** The name of a class of {@code java.lang}, which others may be called like. */
  String javaLang(String simple) {
    String full = "java.lang." + simple;
    boolean means =
        full.equals(singleImports.getOrDefault(simple, full))
            && !typeVariables.contains(simple)
            && !variables.contains(simple)
            && !isDeclaredIn(packageName, simple)
            && onDemandImports.stream().noneMatch(p -> isDeclaredIn(p, simple));
    return means ? simple : full;
  }

  /** The classes that were named so far. */
  Set<TypeElement> named() {
    return named;
  }

  /** Whether something else in the user's file has the simple name of a class of the body. */
  boolean isTaken(String simple) {
    return singleImports.containsKey(simple)
        || typeVariables.contains(simple)
        || isDeclaredIn(packageName, simple)
        || isDeclaredIn("java.lang", simple)
        || onDemandImports.stream().anyMatch(p -> isDeclaredIn(p, simple))
        || moduleImports.bringAnother("", simple);
  }

  /** Whether a type variable of the task's class is called so. */
  boolean isVariable(String simple) {
    return typeVariables.contains(simple);
  }

  /**
   * The simple name of a class, which the task's file imports then, if nothing else can be called
   * so there; or else its full name.
   *
   * @param fullName of a class that is in no other
   */
  String imported(String fullName) {
    String simple = fullName.substring(fullName.lastIndexOf('.') + 1);
    if (fullName.equals(imports.get(simple))) {
      return simple;
    }
    boolean free =
        fullName.equals(singleImports.getOrDefault(simple, fullName))
            && !imports.containsKey(simple)
            && !typeVariables.contains(simple)
            && (!words.contains(simple) || singleImports.containsKey(simple))
            && !isDeclaredIn(packageName, simple)
            && !isDeclaredIn("java.lang", simple)
            && onDemandImports.stream()
                .allMatch(p -> fullName.equals(p + "." + simple) || !isDeclaredIn(p, simple))
            && !moduleImports.bringAnother(fullName, simple);
    if (free) {
      imports.put(simple, fullName);
    }
    return free ? simple : fullName;
  }

  /** The full names of what was named by simple names that the user's imports don't explain. */
  Set<String> imports() {
    return new TreeSet<>(imports.values());
  }

  private boolean meansTheSame(TypeElement type, String simple) {
    if (typeVariables.contains(simple) || singleImports.containsKey(simple)) {
      return false;
    }
    String home = ((PackageElement) type.getEnclosingElement()).getQualifiedName().toString();
    if (home.equals(packageName)) {
      return true;
    }
    if (isDeclaredIn(packageName, simple)) {
      return false;
    }
    boolean visible =
        home.equals("java.lang")
            || onDemandImports.contains(home)
            || moduleImports.bring(home, simple);
    return visible
        && onDemandImports.stream().noneMatch(p -> !p.equals(home) && isDeclaredIn(p, simple))
        && (home.equals("java.lang") || !isDeclaredIn("java.lang", simple));
  }

  private boolean isDeclaredIn(String packageOrType, String simple) {
    String name = packageOrType.isEmpty() ? simple : packageOrType + "." + simple;
    return source.seen().exists(name);
  }
}
