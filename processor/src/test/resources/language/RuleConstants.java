package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.List;

/** Constants of enums behind the arrow of a case, where they are no labels. */
class RuleConstants {
  enum Kind {
    SMALL,
    LARGE;

    @Async
    static Kind of(int size) {
      await(pause());
      return switch (size) {
        case 1 -> SMALL;
        case 2 -> Kind.SMALL;
        default -> LARGE;
      };
    }

    @Async
    Kind other() {
      await(pause());
      Kind found =
          switch (this) {
            case SMALL -> LARGE;
            case LARGE -> SMALL;
          };
      return await(RuleConstants_KindAsync.of(found == SMALL ? 1 : 3));
    }
  }

  private enum Hidden {
    ONE,
    TWO;

    @Async
    private Hidden other() {
      await(pause());
      return switch (this) {
        case ONE -> TWO;
        case TWO -> Hidden.ONE;
      };
    }
  }

  @Async
  private static Hidden hidden(int number) {
    await(pause());
    return switch (number) {
      case 1 -> Hidden.ONE;
      default -> Hidden.TWO;
    };
  }

  @Async
  static Object ruleConstants() {
    Hidden one = await(RuleConstantsAsync.hidden(await(of(1))));
    Hidden two = await(RuleConstants_HiddenAsync.other(one));
    return List.of(
        await(RuleConstants_KindAsync.of(1)),
        await(RuleConstants_KindAsync.of(2)),
        await(RuleConstants_KindAsync.other(Kind.SMALL)),
        await(RuleConstants_KindAsync.other(Kind.LARGE)),
        one.name(),
        two.name());
  }
}
