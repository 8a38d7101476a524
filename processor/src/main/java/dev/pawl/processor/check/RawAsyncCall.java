package dev.pawl.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.source.MethodSource;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * An {@code @Async} method is a template: called directly from another one, by name or by
 * reference, its awaits would throw.
 */
final class RawAsyncCall {
  private RawAsyncCall() {}

  static void check(MethodSource source, Reporter reporter) {
    new TreePathScanner<Void, Void>() {
      /** How many lambdas and classes are around. */
      private int functions;

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
        boolean canAwait = functions == 0;
        check(
            canAwait ? Problem.RAW_ASYNC_CALL : Problem.RAW_ASYNC_FUNCTION, tree.getMethodSelect());
        return super.visitMethodInvocation(tree, p);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void p) {
        check(Problem.RAW_ASYNC_FUNCTION, tree);
        return super.visitMemberReference(tree, p);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
        boolean isBlock = source.awaits().isOfBlock(getCurrentPath());
        functions += isBlock ? 0 : 1;
        super.visitLambdaExpression(tree, p);
        functions -= isBlock ? 0 : 1;
        return null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        functions++;
        super.visitClass(tree, p);
        functions--;
        return null;
      }

      private void check(Problem problem, Tree at) {
        Element called = source.trees().getElement(getCurrentPath());
        if (called instanceof ExecutableElement method && Collector.isAsync(method)) {
          String facade = FacadeNames.facadeName((TypeElement) method.getEnclosingElement());
          String name = method.getSimpleName().toString();
          String factory =
              source.facades().named(method).map(AsyncMethod::factoryName).orElse(name);
          reporter.error(problem, at, source.text().unit(), name, facade, factory);
        }
      }
    }.scan(source.path(), null);
  }
}
