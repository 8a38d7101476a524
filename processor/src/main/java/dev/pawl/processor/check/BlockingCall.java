package dev.pawl.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.MethodSource;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Warns of calls that hold up the executor's thread. */
final class BlockingCall {
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
        if (called instanceof ExecutableElement method
            && method.getEnclosingElement() instanceof TypeElement owner) {
          warn(source, reporter, tree, method, owner);
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
      ExecutableElement method,
      TypeElement owner) {
    if (IN_MEMORY.contains(owner.getQualifiedName().toString())) return;
    BlockingMethods.all().stream()
        .filter(blocking -> isOneOf(method, blocking) && isA(owner, blocking.type(), source))
        .findFirst()
        .ifPresent(
            blocking ->
                reporter.warning(
                    Problem.BLOCKING_CALL,
                    tree.getMethodSelect(),
                    source.text().unit(),
                    owner.getSimpleName() + "." + method.getSimpleName(),
                    blocking.instead()));
  }

  private static boolean isOneOf(ExecutableElement method, BlockingMethods.Methods blocking) {
    String name = method.getSimpleName().toString();
    return blocking.methods().contains(name)
        || blocking.timed().contains(name)
            && method.getParameters().stream()
                .anyMatch(p -> p.asType().toString().equals("java.util.concurrent.TimeUnit"));
  }

  private static boolean isA(TypeElement type, String supertype, MethodSource source) {
    TypeElement above = source.elements().getTypeElement(supertype);
    return above != null && source.isOf(above, type.asType());
  }
}
