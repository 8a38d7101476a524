package dev.pawl.processor.normalise;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Variable;
import java.util.Optional;

/**
 * One await.
 *
 * @param task gives the awaited task
 * @param expression the awaited expression as the user wrote it, on one line
 * @param child holds the awaited task while it is polled
 * @param polled holds what the poll gave; not used for a task of a generated class, which is asked
 *     directly
 * @param taskClass the Task class that the expression creates, if it is one that can be named
 * @param what what is awaited, as a word: the name of the called method
 * @param offset where the user wrote {@code await}
 */
public record Suspension(
    Code task,
    String expression,
    Variable child,
    Variable polled,
    Optional<String> taskClass,
    String what,
    int offset) {

  /**
   * The awaited value, once the task is ready and until the next await; that of a generated class
   * is as the method returned it, not boxed.
   */
  public Code value() {
    return taskClass.isPresent() ? Code.of(child, ".value") : Code.of(polled, ".get()");
  }
}
