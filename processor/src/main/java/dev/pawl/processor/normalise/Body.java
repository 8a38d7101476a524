package dev.pawl.processor.normalise;

import com.sun.source.tree.Tree;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.source.MethodSource;
import java.util.List;
import java.util.Map;

/**
 * A method's body in normal form.
 *
 * @param source the method
 * @param reader how it was read: the names and members that its code relies on
 * @param parameters the method's parameters without the receiver
 * @param localClasses the classes declared in the body, to be members of the task's class
 * @param unnameable the variables whose types have no name, by where they are declared: they can't be shared by states
 * @param statements the body
 */
public record Body(
    MethodSource source,
    CodeReader reader,
    List<Variable> parameters,
    List<Code> localClasses,
    Map<Variable, Tree> unnameable,
    List<Statement> statements) {
  public Body {
    parameters = List.copyOf(parameters);
    unnameable = Map.copyOf(unnameable);
    localClasses = List.copyOf(localClasses);
    statements = List.copyOf(statements);
  }
}
