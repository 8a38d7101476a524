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
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The constructors that those of a body's classes call, be it without a word of the user's. */
final class SuperConstructors extends TreePathScanner<Void, Void> {
  private final CodeReader reader;

  /** The first call of one that is private, or takes what is. */
  private MethodInvocationTree closed;

  private SuperConstructors(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * Refuses a class that calls a private one, which to the task's class is not there, or one that
   * takes a private class: what stands for that in the task is another type.
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
          "A subclass by way of a constructor that is private, or takes a private class,",
          "Make the constructor, or the class that it takes, package-private.");
    }
  }

  /** Whether a class calls such a one. */
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
        && called instanceof ExecutableElement constructor
        && isClosed(constructor)) {
      closed = tree;
    }
    return super.visitMethodInvocation(tree, p);
  }

  private boolean isClosed(ExecutableElement constructor) {
    TypeElement type = (TypeElement) constructor.getEnclosingElement();
    boolean takesHidden =
        !reader.heirs.canExtend(type)
            && constructor.getParameters().stream()
                .anyMatch(parameter -> !reader.access.canWrite(parameter.asType()));
    return !LocalTypes.isLocal(constructor)
        && (takesHidden || constructor.getModifiers().contains(Modifier.PRIVATE));
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    return null;
  }
}
