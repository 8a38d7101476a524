package dev.pawl.processor.code;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;

/** The keywords that javac's trees have for names. */
public final class Keywords {
  private Keywords() {}

  /** {@code this} or {@code Outer.this}. */
  public static boolean isThis(Tree tree) {
    return ends(tree, "this");
  }

  /** {@code super} or {@code Outer.super}. */
  public static boolean isSuper(Tree tree) {
    return ends(tree, "super");
  }

  private static boolean ends(Tree tree, String keyword) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals(keyword)
        || tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals(keyword);
  }
}
