package dev.pawl.processor.source;

import com.sun.source.util.TreePath;
import dev.pawl.processor.AsyncMethod;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Knows the calls whose result is a task of a class that this compilation generates. */
public interface FacadeCalls {
  /**
   * The method whose Task class a call creates.
   *
   * @param methodInvocation the path of a call
   * @return the method, in whatever package, if the call is one of a facade that this compilation
   *     wrote; the caller may use its Task class by name only within the same package
   */
  Optional<AsyncMethod> target(TreePath methodInvocation);

  /** The names that this compilation gave to an {@code @Async} method. */
  Optional<AsyncMethod> named(ExecutableElement asyncMethod);

  /** How many type variables the Task class of such a method has. */
  int typeVariables(AsyncMethod method);
}
