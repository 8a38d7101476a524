package dev.pawl.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Warns of calls that hold up the executor's thread. */
final class BlockingCall {
  private static final List<Blocking> BLOCKING = new ArrayList<>();

  /** Which methods of a class and of its subclasses block, and what to do instead. */
  private record Blocking(String type, List<String> methods, String instead) {}

  private static void blocks(String type, String instead, String... methods) {
    BLOCKING.add(new Blocking(type, List.of(methods), instead));
  }

  static {
    String elsewhere = "Await Blocking.run(() -> …), which calls it on another thread";
    blocks("java.lang.Thread", "Await Task.sleep", "sleep");
    blocks("java.lang.Thread", elsewhere, "join");
    blocks("java.lang.Object", elsewhere, "wait");
    blocks("java.lang.Process", elsewhere, "waitFor");
    blocks("java.util.concurrent.Future", elsewhere, "get", "join", "invoke");
    blocks(
        "java.util.concurrent.ExecutorService",
        elsewhere,
        "awaitTermination",
        "invokeAll",
        "invokeAny");
    blocks("java.util.concurrent.BlockingQueue", elsewhere, "take", "put");
    blocks("java.util.concurrent.CountDownLatch", elsewhere, "await");
    blocks("java.util.concurrent.CyclicBarrier", elsewhere, "await");
    blocks("java.util.concurrent.Semaphore", elsewhere, "acquire", "acquireUninterruptibly");
    blocks(
        "java.util.concurrent.locks.Condition",
        elsewhere,
        "await",
        "awaitNanos",
        "awaitUninterruptibly");
    blocks("java.util.concurrent.locks.LockSupport", elsewhere, "park", "parkNanos", "parkUntil");
    blocks("java.io.InputStream", elsewhere, "read", "readAllBytes", "readNBytes", "transferTo");
    blocks("java.io.Reader", elsewhere, "read", "readLine", "transferTo");
    blocks("java.net.ServerSocket", elsewhere, "accept");
    blocks("java.net.DatagramSocket", elsewhere, "receive");
    blocks("java.nio.channels.Selector", elsewhere, "select");
    blocks("java.net.http.HttpClient", "Await its sendAsync as a task", "send");
    blocks("dev.pawl.Executor", "Await the task", "blockOn");
    blocks("dev.pawl.JoinHandle", "Await the handle", "join");
  }

  /** Streams whose bytes are there already. */
  private static final List<String> IN_MEMORY =
      List.of("java.io.ByteArrayInputStream", "java.io.CharArrayReader", "java.io.StringReader");

  private BlockingCall() {}

  static void check(MethodSource source, Reporter reporter) {
    if (Suppressions.hold(source.element(), Problem.BLOCKING_CALL.id())) return;
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
        Element called = source.trees().getElement(getCurrentPath());
        if (called != null && called.getEnclosingElement() instanceof TypeElement owner) {
          warn(source, reporter, tree, called.getSimpleName().toString(), owner);
        }
        return super.visitMethodInvocation(tree, p);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
        boolean isBlock =
            getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call
                && source.awaits().isBlock(call);
        // Any other may well run on another thread, which is the cure.
        return isBlock ? super.visitLambdaExpression(tree, p) : null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        return null;
      }
    }.scan(source.path(), null);
  }

  private static void warn(
      MethodSource source,
      Reporter reporter,
      MethodInvocationTree tree,
      String method,
      TypeElement owner) {
    if (IN_MEMORY.contains(owner.getQualifiedName().toString())) return;
    BLOCKING.forEach(
        blocking -> {
          if (!blocking.methods.contains(method) || !isA(owner, blocking.type, source)) return;
          reporter.warning(
              Problem.BLOCKING_CALL,
              tree.getMethodSelect(),
              source.text().unit(),
              owner.getSimpleName() + "." + method,
              blocking.instead);
        });
  }

  private static boolean isA(TypeElement type, String supertype, MethodSource source) {
    TypeElement above = source.elements().getTypeElement(supertype);
    return above != null && source.isOf(above, type.asType());
  }
}
