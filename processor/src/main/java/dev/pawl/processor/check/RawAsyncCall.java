package dev.pawl.processor.check;

import com.sun.source.tree.MethodInvocationTree;
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
 * An {@code @Async} method is a template: called directly from another one, its awaits would throw.
 */
final class RawAsyncCall {
  private RawAsyncCall() {}

  static void check(MethodSource source, Reporter reporter) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
        Element called = source.trees().getElement(getCurrentPath());
        if (called instanceof ExecutableElement method && Collector.isAsync(method)) {
          String facade = FacadeNames.facadeName((TypeElement) method.getEnclosingElement());
          String name = method.getSimpleName().toString();
          reporter.error(
              Problem.RAW_ASYNC_CALL,
              tree.getMethodSelect(),
              source.text().unit(),
              name,
              facade,
              source.facades().named(method).map(AsyncMethod::factoryName).orElse(name));
        }
        return super.visitMethodInvocation(tree, p);
      }
    }.scan(source.path(), null);
  }
}
