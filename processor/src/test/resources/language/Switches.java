package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;

/** Switch statements, old and with arrows. */
class Switches {
  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  @Async // tricky 42
  static String fallThrough() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      switch (await(of(i))) {
        case 0:
          text.append("zero");
        case 1:
          text.append(await(of("one")));
          break;
        default:
          text.append("other");
        case 3:
          text.append("three");
          if (i == 3) break;
          text.append(await(of("!")));
        case 2:
      }
      text.append(';');
    }
    return text.toString();
  }

  @Async // tricky 42
  static int breakOfALoopInsideASwitch() {
    int n = 0;
    for (int i = 0; i < 4; i++) {
      switch (i) {
        case 1:
          while (true) {
            n += await(of(1));
            if (n > 3) break;
          }
          break;
        case 2:
          continue;
        case 3:
          n += await(of(100));
          break;
      }
      n += 10;
    }
    return n;
  }

  @Async // tricky 43
  static String stringsWithEqualHashes() {
    String text = "";
    for (String s : new String[] {"Aa", "BB", "C#", ""}) {
      switch (await(of(s))) {
        case "Aa":
          text += await(of("1"));
          break;
        case "BB":
          text += "2";
          break;
        case "C#":
          text += await(of("3"));
        case "":
          text += "4";
      }
    }
    return text;
  }

  @Async // tricky 43
  static void nullSelector() {
    switch (await(of((String) null))) {
      case "a":
        log("a");
      default:
        log(await(of("default")));
    }
  }

  @Async // tricky 43
  static void nullEnumSelector() {
    Colour none = null;
    switch (none) {
      case RED -> await(pause());
      default -> log("default");
    }
  }

  @Async // tricky 43
  static String enumsWithoutDefault() {
    String text = "";
    for (Colour c : Colour.values()) {
      switch (c) {
        case RED:
          text += await(of("r"));
          break;
        case BLUE:
          text += "b";
      }
      switch (await(of(c))) {
        case GREEN -> text += await(of("g"));
        case BLUE -> {
          if (text.isEmpty()) break;
          text += await(of("u"));
        }
      }
    }
    return text;
  }

  @Async
  static String arrows() {
    String text = "";
    for (int i = 0; i < 5; i++) {
      switch (i) {
        case 0, 1 -> text += await(of(i));
        case 2 -> {
          text += "two";
          if (await(of(true))) break;
          text += "never";
        }
        case 3 -> await(of(step(i)));
        default -> throw new Failure(await(of("default")) + text);
      }
      text += ',';
    }
    return text;
  }

  @Async
  static String breaksAndContinuesOutOfSwitches() {
    String text = "";
    outer:
    for (int i = 0; i < 6; i++) {
      inner:
      switch (await(of(i))) {
        case 0:
          continue;
        case 1:
          continue outer;
        case 2:
          break;
        case 3:
          break inner;
        case 4:
          {
            text += await(of("four"));
            if (i == 4) break;
          }
        case 5:
          break outer;
      }
      text += i;
    }
    return text;
  }

  @Async
  static int variablesOfTheSwitchBlock() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      switch (i) {
        case 0:
          int shared = await(of(5));
          sum += shared;
          break;
        case 1:
          shared = await(of(6));
          sum += shared;
        default:
          shared = 7;
          await(pause());
          sum += shared;
      }
    }
    return sum;
  }

  @Async // tricky 35
  static int constantLocalsAsLabels() {
    final int one = 1;
    final int two = one + 1;
    final String a = "a";
    int n = await(of(1));
    switch (n) {
      case one:
        n += await(of(10));
        break;
      case two:
        n = 0;
    }
    switch (await(of("ab"))) {
      case a + "b":
        n += one;
    }
    final byte small = one;
    byte narrowed = one;
    return n + small + narrowed;
  }

  @Async // the first constant stays in its state unless the second one is made of it
  static String constantsOfConstants() {
    final String first = "a";
    final var second = first;
    String all = "";
    for (int i = 0; i < 2; i++) {
      all += await(of(second));
    }
    return all + second;
  }

  @Async
  static int constantsOfOneNameInTwoScopes() {
    int sum = 0;
    do {
      final int step = 7;
      sum += step;
    } while (await(of(sum < 20)));
    var step = 1;
    step++;
    return sum + step;
  }

  @Async
  static int characterAndBoxedSelectors() {
    int n = 0;
    switch (await(of('x'))) {
      case 'x':
        n += await(of(1));
      case 'y':
        n += 10;
    }
    Integer boxed = await(of(1000));
    switch (boxed) {
      case 1000 -> n += await(of(100));
      default -> n = -1;
    }
    byte b = 3;
    switch (b) {
      case 3 -> await(pause());
      default -> n = -1;
    }
    return n;
  }

  @Async
  static int returnsFromAllCases() {
    switch (await(of(2))) {
      case 1:
        return await(of(1));
      case 2:
        return 2;
      default:
        throw new Failure("none");
    }
  }

  @Async
  static int emptySwitches() {
    switch (await(of(1))) {
    }
    switch (await(of("a"))) {
      default:
    }
    switch (step(await(of(3)))) {
      default -> {}
    }
    return 1;
  }

  @Async
  static String tryInCases() {
    String text = "";
    for (int i = 0; i < 3; i++) {
      switch (i) {
        case 0:
          try {
            text += await(of("t"));
            break;
          } finally {
            text += await(of("f"));
          }
        case 1:
          try {
            await(of(step(1 / (i - 1))));
          } catch (ArithmeticException e) {
            text += await(of("c"));
            continue;
          }
        default:
          text += "d";
      }
      text += ";";
    }
    return text;
  }

  @Async // tricky 49
  static long manyCasesInALoop() {
    long sum = 0;
    for (int i = 0; more() && i < 30; i++) {
      switch (i) {
        case 0: sum += 1; break;
        case 1: sum += await(of(2)); break;
        case 2: if (sum > 0) await(pause()); break;
        case 3: sum *= 2;
        case 4: sum += await(of(4L));
        case 5: break;
        case 6: case 7: case 8: sum += i; continue;
        case 9: { if (await(of(false))) sum = 0; else break; }
        case 10: sum--; break;
        case 11: for (int j = 0; j < 2; j++) sum += await(of(j)); break;
        case 12: while (await(of(sum < 0))) sum++; break;
        case 13: do { sum += 3; } while (await(of(sum % 2 == 0))); break;
        case 14: try { sum += await(of(1)); } finally { sum += 1; } break;
        case 15: return sum + await(of(0));
        default: sum = -1;
      }
    }
    return sum;
  }
}
