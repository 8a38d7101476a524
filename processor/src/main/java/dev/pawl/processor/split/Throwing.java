package dev.pawl.processor.split;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.normalise.Statement;
import java.util.List;

/**
 * Whether a statement may throw a checked exception. What is left out of a machine is still there
 * for javac, which has accepted the user's {@code catch} clauses because of it (JLS 11.2.3).
 */
final class Throwing {
  private Throwing() {}

  /** False only if it surely can't. */
  static boolean mayThrow(Statement statement) {
    if (statement instanceof Statement.Plain plain) {
      return mayThrow(plain.code());
    } else if (statement instanceof Statement.If branch) {
      return mayThrow(branch.condition())
          || mayThrow(branch.then())
          || mayThrow(branch.otherwise());
    } else if (statement instanceof Statement.Block block) {
      return mayThrow(block.body());
    } else if (statement instanceof Statement.Loop loop) {
      return mayThrow(loop.body());
    } else if (statement instanceof Statement.Return exit) {
      return exit.value().filter(Throwing::mayThrow).isPresent();
    }
    return !(statement instanceof Statement.Jump);
  }

  private static boolean mayThrow(List<Statement> statements) {
    return statements.stream().anyMatch(Throwing::mayThrow);
  }

  /** Only calls, creations and {@code throw} do. */
  private static boolean mayThrow(Code code) {
    String text = code.toString();
    return text.contains("(") || text.contains("throw");
  }
}
