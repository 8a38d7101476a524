package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** The constructors that those of a body's classes call, be it without a word of the user's. */
final class SuperConstructors extends TreePathScanner<Void, Void> {
  private final CodeReader reader;

  /** The first call of a private one. */
  private MethodInvocationTree closed;

  private SuperConstructors(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * Refuses a class that calls a private one: to the task's class it is not there.
   *
   * @param type the class
   * @param creation where it is told if the call has no text
   */
  static void requireOpen(CodeReader reader, TreePath type, Tree creation) {
    MethodInvocationTree closed = closed(reader, type);
    if (closed != null) {
      boolean isWritten = reader.text().end(closed) > reader.text().start(closed);
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          isWritten ? closed : creation,
          "A subclass by way of a private constructor",
          "Make the constructor package-private.");
    }
  }

  /** Whether a class calls a private one. */
  static boolean areClosed(CodeReader reader, TreePath type) {
    return closed(reader, type) != null;
  }

  private static MethodInvocationTree closed(CodeReader reader, TreePath type) {
    SuperConstructors calls = new SuperConstructors(reader);
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      if (member instanceof MethodTree method && method.getName().contentEquals("<init>")) {
        calls.scan(new TreePath(type, member), null);
      }
    }
    return calls.closed;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
    Element called = reader.source.trees().getElement(getCurrentPath());
    if (closed == null
        && Keywords.isSuper(tree.getMethodSelect())
        && called != null
        && called.getModifiers().contains(Modifier.PRIVATE)
        && !LocalTypes.isLocal(called)) {
      closed = tree;
    }
    return super.visitMethodInvocation(tree, p);
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    return null;
  }
}
