package dev.pawl.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

/**
 * The name that a call is written with, for a cheap look before javac is asked what it resolves to.
 */
public final class CallNames {
  private CallNames() {}

  /** The last part of the name that is called; empty if there is none. */
  public static CharSequence of(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    if (select instanceof IdentifierTree identifier) return identifier.getName();
    if (select instanceof MemberSelectTree member) return member.getIdentifier();
    return "";
  }
}
