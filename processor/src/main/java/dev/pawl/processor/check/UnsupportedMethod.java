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
  private UnsupportedMethod() {}

  /** Whether a method can be made a task; reports why if it can't. */
  public static boolean check(ExecutableElement method, TreePath path, Reporter reporter) {
    Problem problem = problem(method.getModifiers());
    if (problem == null) return true;
    reporter.error(problem, path.getLeaf(), path.getCompilationUnit(), method.getSimpleName());
    return false;
  }

  private static Problem problem(Set<Modifier> modifiers) {
    if (modifiers.contains(Modifier.ABSTRACT)) return Problem.ABSTRACT_METHOD;
    if (modifiers.contains(Modifier.NATIVE)) return Problem.NATIVE_METHOD;
    if (modifiers.contains(Modifier.SYNCHRONIZED)) return Problem.SYNCHRONIZED_METHOD;
    return null;
  }
}
