package dev.pawl.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.MethodSource;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Warns of calls that hold up the executor's thread. */
final class BlockingCall extends TreePathScanner<Void, Void> {
  /** Streams whose bytes are there already. */
  private static final List<String> IN_MEMORY =
      List.of("java.io.ByteArrayInputStream", "java.io.CharArrayReader", "java.io.StringReader");

  /** What these have methods that take a function for is done by the thread that calls them. */
  private static final Set<String> CALL_AT_ONCE = Set.of("java.util", "java.util.stream");

  private final MethodSource source;
  private final Reporter reporter;

  /** Whether what is looked at may well be run by another thread, which is the cure. */
  private boolean isElsewhere;

  private BlockingCall(MethodSource source, Reporter reporter) {
    this.source = source;
    this.reporter = reporter;
  }

  static void check(MethodSource source, Reporter reporter) {
    if (!Suppressions.hold(source.element(), Problem.BLOCKING_CALL.id())) {
      new BlockingCall(source, reporter).scan(source.path(), null);
    }
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
    if (!isElsewhere) warnIfBlocking(tree.getMethodSelect());
    return super.visitMethodInvocation(tree, p);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void p) {
    if (!isElsewhere && isCalledAtOnce()) warnIfBlocking(tree);
    return super.visitMemberReference(tree, p);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    boolean before = isElsewhere;
    boolean isBlock = source.awaits().isOfBlock(getCurrentPath());
    isElsewhere = !isBlock && (isElsewhere || !isCalledAtOnce());
    super.visitLambdaExpression(tree, p);
    isElsewhere = before;
    return null;
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    return null;
  }

  /** Whether a function is an argument of a method that calls it on the thread that it runs on. */
  private boolean isCalledAtOnce() {
    TreePath around = getCurrentPath().getParentPath();
    return around.getLeaf() instanceof MethodInvocationTree call
        && call.getArguments().contains(getCurrentPath().getLeaf())
        && source.trees().getElement(around) instanceof ExecutableElement method
        && (CALL_AT_ONCE.contains(source.elements().getPackageOf(method).toString())
            || method.getEnclosingElement().toString().equals("java.lang.Iterable"));
  }

  private void warnIfBlocking(Tree at) {
    if (source.trees().getElement(getCurrentPath()) instanceof ExecutableElement method
        && method.getEnclosingElement() instanceof TypeElement owner
        && !IN_MEMORY.contains(owner.getQualifiedName().toString())) {
      BlockingMethods.all().stream()
          .filter(blocking -> isOneOf(method, blocking) && isA(owner, blocking.type()))
          .findFirst()
          .ifPresent(
              blocking ->
                  reporter.warning(
                      Problem.BLOCKING_CALL,
                      at,
                      source.text().unit(),
                      owner.getSimpleName() + "." + method.getSimpleName(),
                      blocking.instead()));
    }
  }

  private static boolean isOneOf(ExecutableElement method, BlockingMethods.Methods blocking) {
    String name = method.getSimpleName().toString();
    return blocking.methods().contains(name)
        || blocking.timed().contains(name)
            && method.getParameters().stream()
                .anyMatch(p -> p.asType().toString().equals("java.util.concurrent.TimeUnit"));
  }

  private boolean isA(TypeElement type, String supertype) {
    TypeElement above = source.elements().getTypeElement(supertype);
    return above != null && source.isOf(above, type.asType());
  }
}
