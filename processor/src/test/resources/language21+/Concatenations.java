package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;
import java.util.function.Supplier;

/** Concatenation makes text of each operand before it evaluates the next (JLS 15.18.1; javac since 19). */
class Concatenations {
  private final StringBuilder text = new StringBuilder("t");

  private final class Loud {
    @Override
    public String toString() {
      log("toString " + text);
      return text.toString();
    }
  }

  @Async // tricky 15
  String operandsBecomeTextInOrder() {
    return "" + new Loud() + await(of(text.append("u").length())) + new Loud() + text.append("v");
  }

  @Async // tricky 15
  String appendedInOrder() {
    String s = "s";
    s += new Loud() + await(of("-")) + text.append("w");
    return s + text + await(of(text.append("x")));
  }

  @Async
  static String failingToString() {
    Object bad =
        new Object() {
          @Override
          public String toString() {
            throw new Failure("toString");
          }
        };
    return "a" + bad + await(of(step("not reached")));
  }
}
