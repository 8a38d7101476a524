package dev.pawl.processor.check;

import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * A method must have a body that may stop in the middle. (Constructors are refused by the
 * annotation's target.)
 */
public final class UnsupportedMethod {
  /**
   * How many words of parameters a constructor can have (JVMS 4.3.3) beside the instance that it
   * makes: that of the Task class has the method's receiver, too.
   */
  private static final int MOST_WORDS = 254;

  private UnsupportedMethod() {}

  /** Whether a method can be made a task; reports why if it can't. */
  public static boolean check(ExecutableElement method, TreePath path, Reporter reporter) {
    Problem problem = problem(method);
    if (problem == null) return true;
    reporter.error(problem, path.getLeaf(), path.getCompilationUnit(), method.getSimpleName());
    return false;
  }

  private static Problem problem(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.ABSTRACT)) return Problem.ABSTRACT_METHOD;
    if (modifiers.contains(Modifier.NATIVE)) return Problem.NATIVE_METHOD;
    if (modifiers.contains(Modifier.SYNCHRONIZED)) return Problem.SYNCHRONIZED_METHOD;
    if (words(method) > MOST_WORDS) return Problem.TOO_MANY_PARAMETERS;
    return null;
  }

  private static int words(ExecutableElement method) {
    int receiver = method.getModifiers().contains(Modifier.STATIC) ? 0 : 1;
    return receiver
        + method.getParameters().stream()
            .mapToInt(
                p ->
                    switch (p.asType().getKind()) {
                      case LONG, DOUBLE -> 2;
                      default -> 1;
                    })
            .sum();
  }
}
