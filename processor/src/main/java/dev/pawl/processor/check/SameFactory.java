package dev.pawl.processor.check;

import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.facade.FactoryNames;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Two methods whose factories no call could tell apart: {@code m()} and {@code static m(Foo)}, of
 * which the second gets another name, and overloads that differ in private classes only.
 */
public final class SameFactory {
  private SameFactory() {}

  /** Whether a method has a factory; says so if not, and if it is not called like the method. */
  public static boolean check(
      ExecutableElement method, FactoryNames names, TreePath path, Reporter reporter) {
    String facade = FacadeNames.facadeName((TypeElement) method.getEnclosingElement());
    Optional<String> name = names.of(method);
    if (name.isEmpty()) {
      reporter.error(
          Problem.SAME_FACTORY,
          path.getLeaf(),
          path.getCompilationUnit(),
          method.getSimpleName(),
          facade);
    } else if (!method.getSimpleName().contentEquals(name.get())
        && !Suppressions.hold(method, Problem.SAME_FACTORY.id())) {
      reporter.warning(
          Problem.RENAMED_FACTORY,
          path.getLeaf(),
          path.getCompilationUnit(),
          method.getSimpleName(),
          facade,
          name.get());
    }
    return name.isPresent();
  }
}
