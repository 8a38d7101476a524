package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;

/** Switch expressions with awaits in their parts. */
class SwitchExpressions {
  enum Colour {
    RED,
    GREEN
  }

  @Async // tricky 44
  @MayBeRefused
  static String arrows() {
    String text = "";
    for (int i = 0; i < 4; i++) {
      text +=
          switch (await(of(i))) {
            case 0 -> await(of("zero"));
            case 1, 2 -> {
              String s = await(of("block"));
              if (i == 2) yield s + await(of("!"));
              yield s;
            }
            default -> "default";
          };
    }
    return text;
  }

  @Async // tricky 44
  @MayBeRefused
  static int oldGroups() {
    int x = step(1) + switch (await(of(2))) {
      case 1:
        yield 10;
      case 2:
        log("two");
        await(pause());
      case 3:
        int y = await(of(30));
        yield y + step(3);
      default:
        throw new Failure("none");
    } + step(4);
    return x;
  }

  @Async // tricky 44
  @MayBeRefused
  static int exhaustiveOverAnEnum() {
    Colour c = await(of(Colour.GREEN));
    return switch (c) {
      case RED -> 1;
      case GREEN -> await(of(2));
    };
  }

  @Async
  @MayBeRefused
  static Object throwsInsteadOfYielding() throws Checked {
    return switch (await(of("a"))) {
      case "a" -> throw await(of(new Checked("a")));
      default -> 1;
    };
  }

  @Async
  @MayBeRefused
  static Object typeOfAllArms() {
    Object o =
        switch (await(of(1))) {
          case 1 -> await(of(1));
          default -> 2.0;
        };
    double d =
        switch (await(of(2))) {
          case 1 -> 'a';
          default -> await(of(3L));
        };
    return List.of(o, d);
  }

  @Async
  @MayBeRefused
  static int nestedAndWithTry() {
    int i = 0;
    return switch (await(of(i))) {
      case 0 -> {
        try {
          yield switch (await(of(i + 1))) {
            case 1 -> await(of(11));
            default -> 12;
          };
        } catch (Failure e) {
          log(e);
          yield await(of(13));
        } finally {
          log("finally");
          i += await(of(5));
        }
      }
      default -> i;
    };
  }

  @Async
  @MayBeRefused
  static int loopsAndLabelsInside() {
    return step(1) + switch (step(2)) {
      case 2 -> {
        int n = 0;
        loop:
        for (int i = 0; i < 5; i++) {
          while (true) {
            n += await(of(i));
            if (i == 3) break loop;
            if (i == 1) continue loop;
            break;
          }
        }
        yield n;
      }
      default -> 0;
    };
  }

  @Async
  static int withoutAnAwaitInside() {
    int x = await(of(2));
    int y =
        switch (x) {
          case 1 -> 5;
          case 2 -> {
            int z = x * 10;
            yield z;
          }
          default -> throw new Failure("none");
        };
    return y + await(of(x));
  }

  @Async
  @MayBeRefused
  static int asConditionAndArgument() {
    if (switch (await(of(1))) { case 1 -> await(of(true)); default -> false; }) {
      return Math.max(step(1), switch (await(of(2))) { case 2 -> await(of(7)); default -> 0; });
    }
    return 0;
  }
}
