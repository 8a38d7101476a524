package dev.pawl.processor.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * How members of the host, of the classes around it and of those above it are reached from the task's class: through the
 * receiver or the class's name where Java allows it, or else through an {@link Accessor}.
 */
final class MemberEdits {
  /** What of a tree an edit covers, so that the scanner knows what is left for it to visit. */
  enum Covered {
    NOTHING,
    ALL,
    ALL_BUT_RECEIVER
  }

  private final CodeReader reader;
  private final Edits edits;

  MemberEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** A simple name that is no variable of the machine. */
  void name(TreePath path, IdentifierTree tree, Element element) {
    if (tree.getName().contentEquals("this")) {
      if (reader.names.isReceiver(path)) {
        replace(tree, reader.self);
      }
    } else if (element.getKind() == ElementKind.TYPE_PARAMETER) {
      replace(tree, reader.types.of(element.asType()));
    } else if (element instanceof TypeElement type) {
      typeName(path, tree, type);
    } else if (element.getKind().isField() && !isCaseLabel(path, element)) {
      Optional<TypeElement> owner = reader.names.ownerOutside(path, element);
      if (owner.isPresent()) {
        replace(tree, field(owner.get(), element));
      }
    }
  }

  private void typeName(TreePath path, IdentifierTree tree, TypeElement type) {
    if (!(type.getEnclosingElement() instanceof TypeElement outer)) {
      return;
    }
    requireVisible(type, tree);
    if (reader.names.ownerOutside(path, type).isEmpty()) {
      return;
    }
    boolean generic = !Names.isStatic(type) && !outer.getTypeParameters().isEmpty();
    replace(
        tree,
        generic
            ? reader.types.of(outer.asType()) + "." + type.getSimpleName()
            : reader.types.name(type));
  }

  /** Before Java 21 a case names an enum's constant by its simple name only. */
  private static boolean isCaseLabel(TreePath path, Element element) {
    Tree parent = path.getParentPath().getLeaf();
    return element.getKind() == ElementKind.ENUM_CONSTANT
        && (parent instanceof CaseTree
            || parent.getKind().name().equals("CONSTANT_CASE_LABEL"));
  }

  private Code field(TypeElement owner, Element field) {
    if (isUsable(field, owner)) {
      return Code.of(qualifier(owner, field), "." + field.getSimpleName());
    }
    return constant(field)
        .orElseGet(
            () ->
                Code.of(
                    accessor(Accessor.Kind.READ, field, owner) + "(",
                    receiver(owner, field),
                    ")"));
  }

  private Optional<Code> constant(Element field) {
    Object value = ((VariableElement) field).getConstantValue();
    return Optional.ofNullable(value)
        .map(constant -> Code.text(reader.source.elements().getConstantExpression(constant)));
  }

  /** A name with a dot, other than the name of a called method. */
  Covered select(TreePath path, MemberSelectTree tree) {
    Element element = reader.source.trees().getElement(path);
    if (tree.getIdentifier().contentEquals("this")) {
      return outerThis(path, tree);
    }
    if (element instanceof TypeElement type && type.getEnclosingElement() instanceof TypeElement) {
      requireVisible(type, tree);
      return Covered.NOTHING;
    }
    if (element == null || !element.getKind().isField()) {
      return Covered.NOTHING;
    }
    if (isSuper(tree.getExpression()) && reader.names.isReceiver(path)) {
      String above = reader.types.of(reader.source.host().getSuperclass());
      replace(tree.getExpression(), "((" + above + ") " + reader.self + ")");
      return Covered.ALL;
    }
    if (isUsable(element, site(path, tree, element))) {
      return Covered.NOTHING;
    }
    Optional<Code> constant = constant(element);
    if (constant.isPresent() && isTypeName(path, tree)) {
      replace(tree, constant.get());
      return Covered.ALL;
    }
    String accessor = accessor(Accessor.Kind.READ, element, site(path, tree, element));
    if (isTypeName(path, tree)) {
      replace(tree, accessor + "()");
      return Covered.ALL;
    }
    edits.before(start(tree), accessor + "(");
    edits.replace(end(tree.getExpression()), end(tree), ")");
    return Covered.ALL_BUT_RECEIVER;
  }

  private Covered outerThis(TreePath path, MemberSelectTree tree) {
    TreePath qualifier = new TreePath(path, tree.getExpression());
    TypeElement type = (TypeElement) reader.source.trees().getElement(qualifier);
    if (!reader.names.isOutside(type)) {
      return Covered.NOTHING;
    }
    replace(tree, instance(type));
    return Covered.ALL;
  }

  /** A call. */
  Covered call(TreePath path, MethodInvocationTree tree) {
    Element method = reader.source.trees().getElement(path);
    if (method == null || !(method.getEnclosingElement() instanceof TypeElement)) {
      return Covered.NOTHING;
    }
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      return selectedCall(path, tree, select, method);
    }
    Optional<TypeElement> owner = reader.names.ownerOutside(path, method);
    if (owner.isEmpty()) {
      importedCall(tree, method);
      return Covered.ALL;
    }
    if (isUsable(method, owner.get())) {
      replace(
          tree.getMethodSelect(),
          qualifier(owner.get(), method),
          "." + method.getSimpleName());
    } else {
      edits.replace(
          start(tree),
          openingParenthesis(tree) + 1,
          accessor(Accessor.Kind.CALL, method, owner.get()) + "(",
          receiver(owner.get(), method),
          separator(method, tree.getArguments()));
    }
    return Covered.ALL;
  }

  /** A method that an import brings is hidden by one that the task's class inherits. */
  private void importedCall(MethodInvocationTree tree, Element method) {
    String name = method.getSimpleName().toString();
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    if (Names.isStatic(method) && FreshNames.isInherited(name) && isTopLevelImport(owner)) {
      edits.before(start(tree), reader.types.name(owner) + ".");
    }
  }

  private static boolean isTopLevelImport(TypeElement owner) {
    return !owner.getQualifiedName().isEmpty();
  }

  private Covered selectedCall(
      TreePath path, MethodInvocationTree tree, MemberSelectTree select, Element method) {
    if (isSuper(select.getExpression())) {
      if (!reader.names.isReceiver(path)) {
        return Covered.NOTHING;
      }
      edits.replace(
          start(tree),
          openingParenthesis(tree) + 1,
          accessor(Accessor.Kind.SUPER_CALL, method, superSite(path, select)) + "(" + reader.self,
          tree.getArguments().isEmpty() ? "" : ", ");
      return Covered.ALL;
    }
    TypeElement site = site(new TreePath(path, select), select, method);
    if (isUsable(method, site)) {
      return Covered.NOTHING;
    }
    String name = typeArguments(tree) + accessor(Accessor.Kind.CALL, method, site) + "(";
    if (Names.isStatic(method)) {
      edits.replace(start(tree), openingParenthesis(tree) + 1, name);
      return Covered.ALL;
    }
    edits.before(start(tree), name);
    edits.replace(
        end(select.getExpression()),
        openingParenthesis(tree) + 1,
        separator(method, tree.getArguments()));
    return Covered.ALL_BUT_RECEIVER;
  }

  private TypeElement superSite(TreePath path, MemberSelectTree select) {
    if (select.getExpression() instanceof MemberSelectTree qualified) {
      TreePath qualifier =
          new TreePath(
              new TreePath(new TreePath(path, select), qualified), qualified.getExpression());
      TypeElement named = (TypeElement) reader.source.trees().getElement(qualifier);
      if (named.getKind().isInterface()) {
        return named;
      }
    }
    return (TypeElement) ((DeclaredType) reader.source.host().getSuperclass()).asElement();
  }

  private String typeArguments(MethodInvocationTree tree) {
    List<? extends Tree> arguments = tree.getTypeArguments();
    if (arguments.isEmpty()) {
      return "";
    }
    String written =
        reader
            .text()
            .slice(start(arguments.get(0)), end(arguments.get(arguments.size() - 1)));
    return reader.source.method().taskClassName() + ".<" + written + ">";
  }

  /** A method reference. */
  void reference(TreePath path, MemberReferenceTree tree) {
    Element method = reader.source.trees().getElement(path);
    if (method == null) {
      return;
    }
    boolean ofSuper = isSuper(tree.getQualifierExpression()) && reader.names.isReceiver(path);
    boolean usable =
        reader.access.isAccessible(method)
            && (!(method.getEnclosingElement() instanceof TypeElement owner)
                || reader.access.isVisible(owner));
    if (ofSuper || !usable) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "A reference to a method that only its own class can call",
          "Write a lambda that calls it instead.");
    }
  }

  /** {@code new}; true if it became a call of an accessor. */
  boolean create(TreePath path, NewClassTree tree) {
    Element constructor = reader.source.trees().getElement(path);
    if (constructor == null || tree.getClassBody() != null) {
      return false;
    }
    TypeElement type = (TypeElement) constructor.getEnclosingElement();
    if (isUsable(constructor, type)) {
      return false;
    }
    requireVisible(type, tree.getIdentifier());
    if (tree.getEnclosingExpression() != null) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "Creating an inner class through its private constructor",
          "Call a method that creates it.");
    }
    Optional<TypeElement> outer = isInner(type) ? reader.names.ownerOutside(path, type) : Optional.empty();
    edits.replace(
        start(tree),
        indexOf("(", end(tree.getIdentifier())) + 1,
        accessor(Accessor.Kind.CREATE, constructor, type) + "(",
        outer.map(owner -> instance(owner)).orElse(Code.text("")),
        outer.isPresent() && !tree.getArguments().isEmpty() ? ", " : "");
    return true;
  }

  /** Whether {@code new Inner()} meant {@code this.new Inner()}, which it is then changed to. */
  boolean isInnerOfReceiver(TreePath path, NewClassTree tree) {
    Element constructor = reader.source.trees().getElement(path);
    if (constructor == null || tree.getEnclosingExpression() != null) {
      return false;
    }
    TypeElement type = createdType(path, tree);
    if (type == null || !isInner(type)) {
      return false;
    }
    Optional<TypeElement> owner = reader.names.ownerOutside(path, type);
    owner.ifPresent(outer -> edits.before(start(tree), instance(outer), "."));
    return owner.isPresent();
  }

  private TypeElement createdType(TreePath path, NewClassTree tree) {
    Element named = reader.source.trees().getElement(new TreePath(path, tree.getIdentifier()));
    if (named instanceof TypeElement type) {
      return type;
    }
    TypeMirror type = reader.source.trees().getTypeMirror(new TreePath(path, tree.getIdentifier()));
    return type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
  }

  private static boolean isInner(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && type.getEnclosingElement() instanceof TypeElement
        && !Names.isStatic(type);
  }

  /** {@code =} to a field that can't be reached by its name. */
  Covered assign(TreePath path, AssignmentTree tree) {
    Optional<Field> field = unreachable(new TreePath(path, tree.getVariable()));
    if (field.isEmpty()) {
      return Covered.NOTHING;
    }
    String accessor = accessor(Accessor.Kind.WRITE, field.get().element, field.get().site) + "(";
    edits.after(end(tree), ")");
    int value = start(tree.getExpression());
    if (tree.getVariable() instanceof MemberSelectTree select && field.get().hasReceiver) {
      edits.before(start(tree), accessor);
      edits.replace(end(select.getExpression()), value, ", ");
      return Covered.ALL_BUT_RECEIVER;
    }
    edits.replace(
        start(tree),
        value,
        accessor,
        field.get().receiver,
        Names.isStatic(field.get().element) ? "" : ", ");
    return Covered.ALL;
  }

  /** {@code +=} and its kin on such a field; true if it was changed. */
  boolean compound(TreePath path, CompoundAssignmentTree tree) {
    Optional<Field> found = unreachable(new TreePath(path, tree.getVariable()));
    if (found.isEmpty()) {
      return false;
    }
    Field field = found.get();
    requireSimple(field, tree);
    Object comma = Names.isStatic(field.element) ? "" : ", ";
    edits.replace(
        start(tree),
        start(tree.getExpression()),
        accessor(Accessor.Kind.WRITE, field.element, field.site) + "(",
        field.receiver,
        comma,
        narrowing(field.element) + "(",
        accessor(Accessor.Kind.READ, field.element, field.site) + "(",
        field.receiver,
        ") " + Operators.of(tree) + " (");
    edits.after(end(tree), ")))");
    return true;
  }

  /** The cast that a compound assignment implies (JLS 15.26.2). */
  private String narrowing(Element field) {
    TypeMirror type = field.asType();
    Optional<TypeMirror> primitive =
        type.getKind().isPrimitive() ? Optional.of(type) : reader.unboxed(type);
    return primitive.map(p -> "(" + reader.types.of(p) + ") ").orElse("");
  }

  /** The assignment of a value to such a field. */
  Optional<Code> write(TreePath target, Map<Tree, Code> replaced, Code value) {
    return unreachable(target, replaced)
        .map(
            field ->
                Code.of(
                    accessor(Accessor.Kind.WRITE, field.element, field.site) + "(",
                    field.receiver,
                    Names.isStatic(field.element) ? "" : ", ",
                    value,
                    ")"));
  }

  /** {@code ++} and {@code --} on such a field; true if it was changed. */
  boolean increment(TreePath path, UnaryTree tree) {
    Accessor.Kind kind =
        switch (tree.getKind()) {
          case PREFIX_INCREMENT -> Accessor.Kind.PRE_INCREMENT;
          case PREFIX_DECREMENT -> Accessor.Kind.PRE_DECREMENT;
          case POSTFIX_INCREMENT -> Accessor.Kind.POST_INCREMENT;
          case POSTFIX_DECREMENT -> Accessor.Kind.POST_DECREMENT;
          default -> null;
        };
    if (kind == null) {
      return false;
    }
    Optional<Field> field = unreachable(new TreePath(path, tree.getExpression()));
    field.ifPresent(
        f -> replace(tree, accessor(kind, f.element, f.site) + "(", f.receiver, ")"));
    return field.isPresent();
  }

  private record Field(Element element, TypeElement site, Code receiver, boolean hasReceiver) {}

  private Optional<Field> unreachable(TreePath path) {
    return unreachable(path, Map.of());
  }

  private Optional<Field> unreachable(TreePath path, Map<Tree, Code> replaced) {
    Element element = reader.source.trees().getElement(path);
    if (element == null || !element.getKind().isField()) {
      return Optional.empty();
    }
    if (path.getLeaf() instanceof IdentifierTree) {
      return reader
          .names
          .ownerOutside(path, element)
          .filter(owner -> !isUsable(element, owner))
          .map(owner -> new Field(element, owner, receiver(owner, element), false));
    }
    if (!(path.getLeaf() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    TypeElement site = site(path, select, element);
    if (isUsable(element, site)) {
      return Optional.empty();
    }
    if (Names.isStatic(element)) {
      return Optional.of(new Field(element, site, Code.text(""), false));
    }
    Code receiver =
        replaced.containsKey(select.getExpression())
            ? replaced.get(select.getExpression())
            : reader.read(new TreePath(path, select.getExpression()));
    return Optional.of(new Field(element, site, receiver, true));
  }

  /** A receiver that is written twice is evaluated twice. */
  private static void requireSimple(Field field, CompoundAssignmentTree tree) {
    boolean simple =
        !field.hasReceiver
            || ((MemberSelectTree) tree.getVariable()).getExpression() instanceof IdentifierTree;
    if (!simple) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "A compound assignment to another object's private field",
          "Put the object into a local variable first.");
    }
  }

  // What the edits are made of.

  boolean isTypeName(TreePath path, MemberSelectTree tree) {
    Element qualifier =
        reader.source.trees().getElement(new TreePath(path, tree.getExpression()));
    return qualifier instanceof TypeElement
        && !(tree.getExpression() instanceof MethodInvocationTree);
  }

  private Code qualifier(TypeElement owner, Element member) {
    return Names.isStatic(member) ? Code.text(reader.types.name(owner)) : instance(owner);
  }

  private Code receiver(TypeElement owner, Element member) {
    return Names.isStatic(member) ? Code.text("") : instance(owner);
  }

  /** {@code Owner.this}, which is the receiver or an instance around it. */
  private Code instance(TypeElement owner) {
    return reader.names.isHost(owner)
        ? Code.text(reader.self)
        : Code.text(accessor(Accessor.Kind.OUTER, owner, owner) + "(" + reader.self + ")");
  }

  private String accessor(Accessor.Kind kind, Element member, TypeElement site) {
    return reader.accessors.of(kind, member, site).name();
  }

  private static String separator(Element method, List<? extends ExpressionTree> arguments) {
    return Names.isStatic(method) || arguments.isEmpty() ? "" : ", ";
  }

  /** The class of what is in front of the dot. */
  private TypeElement site(TreePath path, MemberSelectTree tree, Element member) {
    TypeMirror type =
        reader.source.trees().getTypeMirror(new TreePath(path, tree.getExpression()));
    return type instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : (TypeElement) member.getEnclosingElement();
  }

  private boolean isUsable(Element member, TypeElement site) {
    return reader.access.isAccessible(member) && reader.access.isVisible(site);
  }

  private void requireVisible(TypeElement type, Tree at) {
    if (!reader.access.isVisible(type)) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          at,
          "The private class " + type.getSimpleName(),
          "Make the class package-private.");
    }
  }

  private static boolean isSuper(Tree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals("super")
        || tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals("super");
  }

  private int openingParenthesis(MethodInvocationTree tree) {
    return indexOf("(", end(tree.getMethodSelect()));
  }

  /** Only comments can come between a name and its parenthesis, and one that holds a parenthesis is not worth a parser. */
  private int indexOf(String mark, int from) {
    return reader.text().indexOf(mark, from);
  }

  private void replace(Tree tree, Object... parts) {
    edits.replace(start(tree), end(tree), parts);
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
