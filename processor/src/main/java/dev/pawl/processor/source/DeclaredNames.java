package dev.pawl.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What a top-level class and all the classes inside it declare and inherit, as simple names. */
final class DeclaredNames extends TreeScanner<Void, Void> {
  private final FileScope file;
  private final Elements elements;
  private final Set<String> names = new HashSet<>();
  private final Set<TypeElement> superclasses = new LinkedHashSet<>();

  DeclaredNames(TypeElement type, Tree tree, FileScope file, Elements elements) {
    this.file = file;
    this.elements = elements;
    members(type);
    scan(tree, null);
  }

  /** The names of variables, fields, classes and type variables. */
  Set<String> names() {
    return names;
  }

  /** The classes that local and anonymous classes, and the members, inherit from. */
  Set<TypeElement> superclasses() {
    return superclasses;
  }

  private void members(TypeElement type) {
    inherit(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::members);
  }

  private void inherit(TypeElement type) {
    if (!superclasses.add(type)) return;
    for (Element e : elements.getAllMembers(type)) {
      if (e.getKind().isField() || e instanceof TypeElement)
        names.add(e.getSimpleName().toString());
    }
  }

  @Override
  public Void visitVariable(VariableTree tree, Void p) {
    names.add(tree.getName().toString());
    return super.visitVariable(tree, p);
  }

  @Override
  public Void visitTypeParameter(TypeParameterTree tree, Void p) {
    names.add(tree.getName().toString());
    return super.visitTypeParameter(tree, p);
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    names.add(tree.getSimpleName().toString());
    if (tree.getExtendsClause() != null) type(tree.getExtendsClause()).ifPresent(this::inherit);
    for (Tree t : tree.getImplementsClause()) type(t).ifPresent(this::inherit);
    return super.visitClass(tree, p);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void p) {
    if (tree.getClassBody() != null) type(tree.getIdentifier()).ifPresent(this::inherit);
    return super.visitNewClass(tree, p);
  }

  private Optional<TypeElement> type(Tree tree) {
    if (tree instanceof ParameterizedTypeTree t) return type(t.getType());
    if (tree instanceof AnnotatedTypeTree t) return type(t.getUnderlyingType());
    if (tree instanceof IdentifierTree t) return simple(t.getName().toString());
    if (tree instanceof MemberSelectTree t) {
      return type(t.getExpression())
          .flatMap(outer -> member(outer, t.getIdentifier().toString()))
          .or(() -> file.qualifiedType(t.toString()));
    }
    return Optional.empty();
  }

  private Optional<TypeElement> simple(String name) {
    return superclasses.stream()
        .flatMap(t -> member(t, name).stream())
        .findFirst()
        .or(() -> file.type(name));
  }

  private Optional<TypeElement> member(TypeElement outer, String name) {
    return ElementFilter.typesIn(elements.getAllMembers(outer)).stream()
        .filter(t -> t.getSimpleName().contentEquals(name))
        .findFirst();
  }
}
