package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;
import java.util.function.Supplier;

/** Switches over types, with guards, over sealed hierarchies. */
class PatternSwitches {
  sealed interface Shape permits Circle, Square, Group {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  record Group(Shape first, Shape second) implements Shape {}

  @Async // tricky 44
  static String typePatternsInAStatement() {
    String text = "";
    for (Object o : new Object[] {1, "s", 'c', List.of(), 7}) {
      switch (o) {
        case Integer i when i > 5 -> text += await(of("big"));
        case Integer i -> text += await(of(i));
        case String s -> {
          await(pause());
          text += s;
        }
        case Character c -> {
          text += c;
          text += await(of("!"));
        }
        default -> text += "default";
      }
      text += ";";
    }
    return text;
  }

  @Async // tricky 44
  static String typePatternsInOldGroups() {
    String text = "";
    for (Object o : new Object[] {1, "s", 'c', 7}) {
      switch (o) {
        case Integer i when i > 5:
          text += await(of("big"));
          break;
        case Character c:
          text += c;
          text += await(of("!"));
        default:
          text += "default";
      }
    }
    return text;
  }

  @Async // tricky 44
  static String typePatternsWithArrows() {
    String text = "";
    for (Object o : new Object[] {1, "s", null, List.of(), 7}) {
      switch (o) {
        case null -> text += await(of("null"));
        case Integer i when i > 5 -> text += await(of("big"));
        case Integer i -> text += await(of(i));
        case String s when s.length() == 1 -> {
          await(pause());
          if (s.isEmpty()) break;
          text += s;
        }
        default -> text += o;
      }
    }
    return text;
  }

  @Async // tricky 44
  static int awaitInAGuard() {
    int sum = 0;
    for (Object o : List.of(1, 2, "three")) {
      sum +=
          switch (o) {
            case Integer i when await(of(i)) == step(1) -> 10;
            case Integer i when i > await(of(1)) -> await(of(20));
            case String s when await(of(s)).isEmpty() -> 30;
            default -> 40;
          };
    }
    return sum;
  }

  @Async // tricky 44
  static int area(Shape shape) {
    return switch (await(of(shape))) {
      case Circle(int r) -> 3 * r * await(of(r));
      case Square(var s) when s > 10 -> await(of(-1));
      case Square s -> s.side() * s.side();
      case Group(Circle(int a), Circle(int b)) -> a + await(of(b));
      case Group(var a, var b) ->
          await(PatternSwitchesAsync.area(a)) + await(PatternSwitchesAsync.area(b));
    };
  }

  @Async // tricky 44
  static int exhaustiveOverASealedType() {
    Shape shape = new Group(new Group(new Circle(1), new Circle(2)), new Square(await(of(3))));
    return await(PatternSwitchesAsync.area(shape)) + await(PatternSwitchesAsync.area(new Square(11)));
  }

  @Async // tricky 31
  static int recordPatternsInConditions() {
    Object o = await(of((Object) new Group(new Circle(2), new Square(3))));
    if (o instanceof Group(Circle(int r), Square(var s)) && await(of(r)) < s) {
      await(pause());
      return r * 10 + s;
    }
    if (!(await(of(o)) instanceof Group(var first, var second))) return 0;
    return first.hashCode() == second.hashCode() ? 1 : 2;
  }

  enum Colour {
    RED,
    GREEN
  }

  @Async
  static String qualifiedEnumConstantsAndNull() {
    String text = "";
    for (Colour c : new Colour[] {Colour.RED, null, Colour.GREEN}) {
      text +=
          switch (c) {
            case RED -> await(of("r"));
            case GREEN -> "g";
            case null -> await(of("n"));
          };
    }
    return text;
  }

  @Async
  static String bindingsCaptured() {
    Object o = await(of((Object) "abc"));
    Supplier<String> supplier =
        switch (o) {
          case String s when s.length() > 2 -> () -> s + s.length();
          default -> () -> "none";
        };
    await(pause());
    return supplier.get();
  }

  @Async
  static void noMatchIsAnError() {
    Object o = null;
    switch (await(of(o))) {
      case String s -> log(s);
      default -> await(pause());
    }
  }
}
