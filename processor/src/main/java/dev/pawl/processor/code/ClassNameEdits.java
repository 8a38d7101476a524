package dev.pawl.processor.code;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Names of classes, which may be in scope only in the user's class, or mean another one here. */
final class ClassNameEdits {
  private final CodeReader reader;
  private final Edits edits;

  ClassNameEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** A simple name. */
  void simple(TreePath path, IdentifierTree tree, TypeElement type) {
    if (type.getNestingKind() == NestingKind.LOCAL && reader.isCompiled(type)) {
      replace(tree, reader.types.of(reader.reach.typeOf(path)));
      return;
    }
    if (type.getNestingKind() == NestingKind.LOCAL) {
      localName(tree, reader.types.name(type));
    }
    if (!(type.getEnclosingElement() instanceof TypeElement outer)) {
      seenName(tree, type);
      return;
    }
    if (!reader.access.isVisible(type)) {
      replace(tree, reader.types.of(reader.reach.typeOf(path)));
      return;
    }
    Optional<TypeElement> owner = reader.names.ownerOutside(path, type);
    if (owner.isEmpty()) {
      seenName(tree, type);
      return;
    }
    if (Names.isStatic(type) || outer.getTypeParameters().isEmpty() || isOfNoInstance(path)) {
      replace(tree, reader.types.name(type));
      return;
    }
    if (isRaw(path, type)) {
      replace(tree, reader.types.of(reader.source.types().erasure(type.asType())));
      return;
    }
    // The owner has inherited it with the type arguments that it gives to the class around it.
    TypeMirror seen = reader.access.above(owner.get().asType(), outer).orElse(outer.asType());
    replace(tree, reader.types.of(seen) + "." + type.getSimpleName());
  }

  /** A name with a dot; true if it was replaced. */
  boolean qualified(TreePath path, MemberSelectTree tree, TypeElement type) {
    boolean isHidden = !reader.access.isVisible(type);
    if (!isHidden && !isOfOtherOuter(path)) {
      return false;
    }
    boolean isAlone = !isHidden && (Names.isStatic(type) || isOfNoInstance(path));
    replace(tree, isAlone ? reader.types.name(type) : reader.types.of(reader.reach.typeOf(path)));
    return true;
  }

  /** Whether a class is named for its class object or for what is static in it. */
  private boolean isOfNoInstance(TreePath name) {
    TreePath above = name.getParentPath();
    return above.getLeaf() instanceof MemberSelectTree
        && !(reader.source.trees().getElement(above) instanceof TypeElement);
  }

  /** Whether a generic class stands without its arguments, and so do those around it (JLS 4.8). */
  private static boolean isRaw(TreePath name, TypeElement type) {
    return !type.getTypeParameters().isEmpty()
        && !(name.getParentPath().getLeaf() instanceof ParameterizedTypeTree generic
            && generic.getType() == name.getLeaf());
  }

  /** The type variable that stands for a private class may be called like another one. */
  private void seenName(IdentifierTree tree, TypeElement type) {
    if (!LocalTypes.isOfBody(type) && reader.types.isVariable(tree.getName().toString())) {
      replace(tree, reader.types.name(type));
    }
  }

  private void localName(IdentifierTree tree, String name) {
    if (!tree.getName().contentEquals(name)) {
      replace(tree, name);
    }
  }

  /**
   * Whether a class is named by way of an heir of the class around it that can't be named, or that
   * gives that class arguments which can't: javac knows them for what they are.
   */
  private boolean isOfOtherOuter(TreePath path) {
    return reader.access.isHidden(reader.reach.typeOf(Reach.qualifier(path)))
        || reader.reach.typeOf(path) instanceof DeclaredType type
            && type.getEnclosingType() instanceof DeclaredType outer
            && !outer.getTypeArguments().stream().allMatch(reader.access::canWrite);
  }

  private void replace(Tree tree, String text) {
    edits.replace(reader.text().start(tree), reader.end(tree), text);
  }
}
