package dev.pawl.processor.normalise;

import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.source.MethodSource;
import java.util.List;

/**
 * A method's body in normal form.
 *
 * @param source the method
 * @param reader how it was read: the names and members that its code relies on
 * @param parameters the method's parameters without the receiver
 * @param localClasses the classes of the body that are members of the task's class
 * @param statements the body
 */
public record Body(
    MethodSource source,
    CodeReader reader,
    List<Variable> parameters,
    List<MemberClass> localClasses,
    List<Statement> statements) {
  public Body {
    parameters = List.copyOf(parameters);
    localClasses = List.copyOf(localClasses);
    statements = List.copyOf(statements);
  }
}
