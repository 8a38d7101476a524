package dev.pawl.processor.check;

import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.facade.FacadeSignature;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Two methods that differ only in being static, {@code m()} and {@code static m(Foo)}, would share
 * a factory.
 */
public final class SameFactory {
  private SameFactory() {}

  /**
   * Whether a method's factory differs from those before it; reports it if not.
   *
   * @param before the erased factories of the same class, to which this one is added
   */
  public static boolean check(
      ExecutableElement method,
      FacadeSignature signature,
      Set<String> before,
      TreePath path,
      Reporter reporter) {
    if (before.add(method.getSimpleName() + signature.erasedParameters().toString())) return true;
    String facade = FacadeNames.facadeName((TypeElement) method.getEnclosingElement());
    reporter.error(
        Problem.SAME_FACTORY,
        path.getLeaf(),
        path.getCompilationUnit(),
        method.getSimpleName(),
        facade);
    return false;
  }
}
