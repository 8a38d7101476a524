package dev.pawl.processor.code;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/**
 * How members of the host, of the classes around it and of those above it are reached from the
 * task's class: through the receiver or the class's name where Java allows it, or else through an
 * {@link Accessor}.
 */
final class MemberEdits {
  /** What of a tree an edit covers, so that the scanner knows what is left for it to visit. */
  enum Covered {
    NOTHING,
    ALL,
    ALL_BUT_RECEIVER,
    TYPE_ARGUMENTS
  }

  private final CodeReader reader;
  private final Edits edits;
  private final ClassNameEdits classNames;
  private final VarargsEdits varargs;
  private final Map<Tree, Code> replaced;

  /**
   * @param replaced what to put in place of which part of what is edited
   */
  MemberEdits(CodeReader reader, Edits edits, Map<Tree, Code> replaced) {
    this.reader = reader;
    this.edits = edits;
    this.classNames = new ClassNameEdits(reader, edits);
    this.varargs = new VarargsEdits(reader, edits);
    this.replaced = replaced;
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
      classNames.simple(path, tree, type);
    } else if (isCaseLabel(path, element)) {
      label(tree, element);
    } else if (element.getKind().isField()) {
      Optional<TypeElement> owner = reader.names.ownerOutside(path, element);
      if (owner.isPresent()) {
        replace(tree, field(path, owner.get(), element));
      }
    }
  }

  /** Before Java 21 a case names an enum's constant by its simple name only. */
  private static boolean isCaseLabel(TreePath path, Element element) {
    Tree parent = path.getParentPath().getLeaf();
    return element.getKind() == ElementKind.ENUM_CONSTANT
        && (parent instanceof CaseTree group && group.getBody() != path.getLeaf()
            || parent.getKind().name().equals("CONSTANT_CASE_LABEL"));
  }

  /** A switch over a private enum is one over the names of its constants. */
  private void label(Tree tree, Element constant) {
    if (!reader.access.isVisible((TypeElement) constant.getEnclosingElement())) {
      replace(tree, "\"" + constant.getSimpleName() + "\"");
    }
  }

  private Code field(TreePath path, TypeElement owner, Element field) {
    if (!Names.isStatic(field)
        && !reader.names.isHost(owner)
        && reader.reach.constant(field).isPresent()) {
      return reader
          .reach
          .constant(field)
          .get(); // javac keeps no enclosing instance for the sake of a constant
    }
    if (reader.reach.isUsable(field, owner)) {
      return Code.of(reader.reach.qualifier(owner, field), "." + field.getSimpleName());
    }
    return reader
        .reach
        .constant(field)
        .orElseGet(
            () ->
                Code.of(
                    reader.reach.head(reader.accessors.of(Accessor.Kind.READ, field, owner), path),
                    reader.reach.receiver(owner, field),
                    ")"));
  }

  /** A name with a dot, other than the name of a called method. */
  Covered select(TreePath path, MemberSelectTree tree) {
    Element element = reader.source.trees().getElement(path);
    if (tree.getIdentifier().contentEquals("this")) {
      return outerThis(path, tree);
    }
    if (element instanceof TypeElement type && classNames.qualified(path, tree, type)) {
      return Covered.ALL;
    }
    if (element == null || !element.getKind().isField()) {
      return Covered.NOTHING;
    }
    if (isCaseLabel(path, element)
        && !reader.access.isVisible((TypeElement) element.getEnclosingElement())) {
      label(tree, element);
      return Covered.ALL;
    }
    if (Keywords.isSuper(tree.getExpression())) {
      return ofSuper(path, tree, element);
    }
    TypeElement site = reader.reach.site(path, element);
    if (reader.reach.isUsable(element, site)
        || reader.reach.isOfBodyHeir(Reach.qualifier(path), element)) {
      return Covered.NOTHING;
    }
    Optional<Code> constant = reader.reach.constant(element);
    if (constant.isPresent() && reader.reach.isOfClass(path)) {
      replace(tree, constant.get());
      return Covered.ALL;
    }
    String head = reader.reach.head(reader.accessors.of(Accessor.Kind.READ, element, site), path);
    if (Names.isStatic(element)) {
      reader.reach.requireIdle(Reach.qualifier(path), replaced);
      replace(tree, head + ")");
      return Covered.ALL;
    }
    edits.before(start(tree), head);
    edits.replace(end(tree.getExpression()), end(tree), ")");
    return Covered.ALL_BUT_RECEIVER;
  }

  /** {@code super.field} and {@code Outer.super.field}. */
  private Covered ofSuper(TreePath path, MemberSelectTree tree, Element field) {
    Optional<TypeElement> found = reader.reach.holderOfSuper(Reach.qualifier(path));
    if (found.isEmpty()) {
      return Covered.ALL; // It is that of a class in the body, and stays.
    }
    TypeElement holder = found.get();
    TypeElement above = reader.reach.superclass(holder);
    if (!reader.reach.isUsable(field, above)) {
      replace(
          tree,
          reader.reach.head(reader.accessors.of(Accessor.Kind.READ, field, holder), path),
          reader.reach.receiver(holder, field),
          ")");
    } else if (Names.isStatic(field)) {
      replace(tree.getExpression(), reader.types.name(above));
    } else {
      String type = reader.types.of(holder.getSuperclass());
      reader.intersections.castInVain();
      replace(tree.getExpression(), "((" + type + ") ", reader.reach.instance(holder), ")");
    }
    return Covered.ALL;
  }

  private Covered outerThis(TreePath path, MemberSelectTree tree) {
    TreePath qualifier = new TreePath(path, tree.getExpression());
    TypeElement type = (TypeElement) reader.source.trees().getElement(qualifier);
    if (!reader.names.isOutside(type)) {
      return Covered.NOTHING;
    }
    replace(tree, reader.reach.instance(type));
    return Covered.ALL;
  }

  /** A call. */
  Covered call(TreePath path, MethodInvocationTree tree) {
    Element method = reader.source.trees().getElement(path);
    if (method == null
        || method.getKind() == ElementKind.CONSTRUCTOR
        || !(method.getEnclosingElement() instanceof TypeElement)) {
      return Covered.NOTHING;
    }
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      return selectedCall(path, tree, select, method);
    }
    Optional<TypeElement> owner = reader.names.ownerOutside(path, method);
    if (owner.isEmpty()) {
      varargs.gather((ExecutableElement) method, path);
      importedCall(tree, method);
      return Covered.ALL;
    }
    if (reader.reach.isUsable(method, owner.get())) {
      replace(
          tree.getMethodSelect(),
          reader.reach.qualifier(owner.get(), method),
          "." + method.getSimpleName());
      varargs.gather((ExecutableElement) method, path);
    } else {
      Accessor accessor = reader.accessors.of(Accessor.Kind.CALL, method, owner.get());
      edits.replace(
          start(tree),
          openingParenthesis(tree) + 1,
          reader.reach.head(accessor, path),
          reader.reach.receiver(owner.get(), method),
          separator(method, tree.getArguments()));
      gather(accessor, path);
    }
    return Covered.ALL;
  }

  /**
   * Leaves out type arguments that a method can't be given as they are written: it infers what it
   * can.
   */
  private boolean leaveOutTypeArguments(
      TreePath path, MethodInvocationTree tree, MemberSelectTree select, Element method) {
    List<? extends TypeParameterElement> parameters =
        ((ExecutableElement) method).getTypeParameters();
    List<? extends Tree> arguments = tree.getTypeArguments();
    boolean areMet =
        IntStream.range(0, Math.min(arguments.size(), parameters.size()))
            .noneMatch(
                i ->
                    reader.types.isUnmet(
                        reader.reach.typeOf(new TreePath(path, arguments.get(i))),
                        parameters.get(i)));
    if (areMet) {
      return false;
    }
    int end = reader.text().indexOf(">", end(arguments.get(arguments.size() - 1))) + 1;
    edits.replace(reader.text().indexOf("<", end(select.getExpression())), end, "");
    return true;
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
    if (Keywords.isSuper(select.getExpression())) {
      TreePath superTree = new TreePath(new TreePath(path, select), select.getExpression());
      if (reader.reach.isSuperOfBody(superTree)) {
        return Covered.NOTHING;
      }
      if (Names.isStatic(method)) {
        staticOfSuper(path, tree, select, method, superTree);
        return Covered.ALL;
      }
      Accessor accessor = reader.reach.superAccessor(superTree, method);
      edits.replace(
          start(tree),
          openingParenthesis(tree) + 1,
          reader.reach.head(accessor, path),
          reader.reach.instance(accessor.holder()),
          tree.getArguments().isEmpty() ? "" : ", ");
      gather(accessor, path);
      return Covered.ALL;
    }
    TreePath selected = new TreePath(path, select);
    TypeElement site = reader.reach.site(selected, method);
    if (reader.reach.isUsable(method, site)
        || reader.reach.isOfBodyHeir(Reach.qualifier(selected), method)) {
      varargs.gather((ExecutableElement) method, path);
      return leaveOutTypeArguments(path, tree, select, method)
          ? Covered.TYPE_ARGUMENTS
          : Covered.NOTHING;
    }
    Accessor accessor = reader.accessors.of(Accessor.Kind.CALL, method, site);
    String head = reader.reach.head(accessor, path);
    gather(accessor, path);
    if (Names.isStatic(method)) {
      reader.reach.requireIdle(Reach.qualifier(selected), replaced);
      edits.replace(start(tree), openingParenthesis(tree) + 1, head);
      return Covered.ALL;
    }
    edits.before(start(tree), head);
    edits.replace(
        end(select.getExpression()),
        openingParenthesis(tree) + 1,
        separator(method, tree.getArguments()));
    return Covered.ALL_BUT_RECEIVER;
  }

  /** {@code super.m()} of a static method, which no object has a say in. */
  private void staticOfSuper(
      TreePath path,
      MethodInvocationTree tree,
      MemberSelectTree select,
      Element method,
      TreePath superTree) {
    TypeElement holder = reader.reach.holderOfSuper(superTree).orElseThrow();
    TypeElement above = reader.reach.superclass(holder);
    if (reader.reach.isUsable(method, above)) {
      replace(select.getExpression(), reader.types.name(above));
    } else {
      Accessor accessor = reader.accessors.of(Accessor.Kind.CALL, method, holder);
      edits.replace(start(tree), openingParenthesis(tree) + 1, reader.reach.head(accessor, path));
      gather(accessor, path);
    }
  }

  private void gather(Accessor accessor, TreePath call) {
    varargs.gather(accessor, call, accessor.isStatic() ? "" : ", ");
  }

  private static String separator(Element method, List<? extends ExpressionTree> arguments) {
    return Names.isStatic(method) || arguments.isEmpty() ? "" : ", ";
  }

  private int openingParenthesis(MethodInvocationTree tree) {
    return reader.text().indexOf("(", end(tree.getMethodSelect()));
  }

  private void replace(Tree tree, Object... parts) {
    edits.replace(start(tree), end(tree), parts);
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.end(tree);
  }
}
