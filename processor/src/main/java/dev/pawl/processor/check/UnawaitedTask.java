package dev.pawl.processor.check;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.MethodSource;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of a task that is made and dropped, as where an await was forgotten: it never runs. The
 * handle of a spawned task may be dropped, as that runs on.
 */
final class UnawaitedTask extends TreePathScanner<Void, Void> {
  private static final String TASK = "dev.pawl.Task";
  private static final String HANDLE = "dev.pawl.JoinHandle";

  private final MethodSource source;
  private final Reporter reporter;

  private UnawaitedTask(MethodSource source, Reporter reporter) {
    this.source = source;
    this.reporter = reporter;
  }

  static void check(MethodSource source, Reporter reporter) {
    if (!Suppressions.hold(source.element(), Problem.UNAWAITED_TASK.id())) {
      new UnawaitedTask(source, reporter).scan(source.path(), null);
    }
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, Void p) {
    warnIfTask(new TreePath(getCurrentPath(), tree.getExpression()));
    return super.visitExpressionStatement(tree, p);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    if (tree.getBody() instanceof ExpressionTree body && isForVoid()) {
      warnIfTask(new TreePath(getCurrentPath(), body));
    }
    return super.visitLambdaExpression(tree, p);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void p) {
    if (isForVoid()
        && source.trees().getElement(getCurrentPath()) instanceof ExecutableElement method
        && (isLost(method.getReturnType())
            || method.getKind() == ElementKind.CONSTRUCTOR
                && isLost(method.getEnclosingElement().asType()))) {
      warn(tree);
    }
    return super.visitMemberReference(tree, p);
  }

  private void warnIfTask(TreePath expression) {
    Tree tree = expression.getLeaf();
    if (tree instanceof ParenthesizedTree parenthesized) {
      warnIfTask(new TreePath(expression, parenthesized.getExpression()));
    } else if ((tree instanceof MethodInvocationTree || tree instanceof NewClassTree)
        && isLost(source.trees().getTypeMirror(expression))) {
      warn(tree);
    }
  }

  private boolean isLost(TypeMirror type) {
    return isA(type, TASK) && !isA(type, HANDLE);
  }

  private boolean isA(TypeMirror type, String supertype) {
    return type != null && source.isOf(source.elements().getTypeElement(supertype), type);
  }

  /** Whether what the lambda or method reference gives is dropped by the method that it is for. */
  private boolean isForVoid() {
    return source.trees().getTypeMirror(getCurrentPath()) instanceof DeclaredType function
        && function.asElement() instanceof TypeElement type
        && ElementFilter.methodsIn(source.elements().getAllMembers(type)).stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .anyMatch(method -> method.getReturnType().getKind() == TypeKind.VOID);
  }

  private void warn(Tree at) {
    reporter.warning(Problem.UNAWAITED_TASK, at, source.text().unit());
  }
}
