package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Guards that await, and patterns whose variables live across awaits. */
class Guards {
  sealed interface Shape permits Circle, Square, Pair {}

  record Circle(int radius) implements Shape {}

  record Square(long side) implements Shape {}

  record Pair<A extends Shape>(A left, Shape right) implements Shape {}

  private static List<Shape> shapes() {
    return List.of(
        new Circle(1),
        new Circle(5),
        new Square(3),
        new Square(40),
        new Pair<>(new Circle(2), new Square(2)),
        new Pair<>(new Square(7), new Circle(1)));
  }

  @Async // tricky 44
  static Object guardsInAnExpression() throws Checked {
    StringBuilder out = new StringBuilder();
    for (Shape shape : shapes()) {
      int limit = await(of(3));
      out.append(
          switch (shape) {
            case Circle(int r) when r > await(risky(limit)) -> "big" + r;
            case Square s when await(of(s)).side() > limit && s.side() < await(of(10)) -> s;
            case Circle c when c.radius() == step(1) -> "one";
            case Circle c -> "circle" + await(of(c));
            case Pair<?>(Circle(var r), Square(long s)) when await(of(r)) == s -> r + s;
            case Square s when s.side() > limit -> await(of(s)).toString() + limit;
            case Square(var side) -> side;
            case Pair<?>(var left, Shape right) -> "" + right + await(of(left));
          });
    }
    return out;
  }

  @Async // tricky 44
  static Object guardsInAStatement() {
    StringBuilder out = new StringBuilder();
    for (Object o : Arrays.asList(1, "text", null, 30, "", 2.5, List.of(1), 'c')) {
      switch (o) {
        case Integer i when await(of(i)) > 10:
          out.append("big");
        case Integer _:
          out.append("integer");
          break;
        case String s when await(of(s.isEmpty())):
          out.append("empty");
          continue;
        case CharSequence s when s.length() > 2:
          await(pause());
          out.append(s);
          break;
        case null:
          out.append("null");
          await(pause());
        default:
          out.append("other");
      }
      out.append(';');
    }
    return out;
  }

  @Async
  static Object total() {
    StringBuilder out = new StringBuilder();
    for (CharSequence o : List.of("a", "", new StringBuilder("b"))) {
      switch (o) {
        case String s when await(of(s)).isEmpty() -> out.append("empty");
        case CharSequence c when await(of(c)).length() == step(9) -> out.append("nine");
        case CharSequence c -> {
          await(pause());
          out.append(c).append(c);
        }
      }
    }
    return out;
  }

  @Async
  static Object nullSelector() {
    Object o = await(of(null));
    try {
      return switch (o) {
        case String s when await(of(s)).isEmpty() -> 1;
        case Object x -> await(of(x));
      };
    } catch (NullPointerException e) {
      return "null";
    }
  }

  @Async
  static Object nullAndDefault() {
    StringBuilder out = new StringBuilder();
    for (Object o : Arrays.asList(null, "a", 3)) {
      out.append(
          switch (o) {
            case String s when await(of(s)).isEmpty() -> 1;
            case null, default -> await(of("x" + o));
          });
    }
    return out;
  }

  @Async
  static Object guardsThatBind() {
    StringBuilder out = new StringBuilder();
    for (Object o : List.of(List.of("a"), List.of(2), "s")) {
      int limit = await(of(1));
      switch (o) {
        case List<?> l when l.get(0) instanceof String s && s.length() == limit -> {
          await(pause());
          out.append(s).append(l);
        }
        case List<?> l when l.size() == limit && test(() -> l.size() == limit) -> {
          await(pause());
          out.append(l.size());
        }
        default -> out.append(o);
      }
    }
    return out;
  }

  private static boolean test(Supplier<Boolean> test) {
    return test.get();
  }

  @Async
  static Object guardsWithoutAwaits() {
    int limit = await(of(2));
    String text = "";
    for (int round = 0; round < 2; round++) {
      limit = limit + 0;
    }
    int least = await(of(limit));
    await(pause());
    Object o = await(of(3));
    switch (o) {
      case Integer i when i > least -> text += "more";
      case Integer i when i == least -> text += "same";
      default -> text += "less";
    }
    await(pause());
    return text + least + limit;
  }

  record Named(String name, Integer boxed, int plain, Object any) {}

  @Async // null components, primitives and boxes
  static Object components() {
    StringBuilder out = new StringBuilder();
    for (Object o :
        Arrays.asList(
            new Named(null, null, 1, null),
            new Named("n", 2, 3, new Named("m", 4, 5, 'c')),
            new Named("n", 2, 3, 6L))) {
      if (o instanceof Named(String name, Integer boxed, int plain, Named(var inner, _, int deep, Character c))
          && deep > plain) {
        await(pause());
        Supplier<String> later = () -> name + boxed + plain + inner + deep + c;
        out.append(later.get());
      } else if (o instanceof Named(var name, var boxed, var plain, var any) && any == null) {
        await(pause());
        out.append(name).append(boxed).append(plain);
      } else if (!(o instanceof Named(_, Integer boxed, _, Long l))) {
        out.append("none");
      } else {
        await(pause());
        out.append(boxed + l + await(of(boxed)));
      }
    }
    return out;
  }

  @Async // an accessor that fails
  static Object failingAccessor() {
    record Broken(int value) {
      public int value() {
        throw new IllegalStateException("broken");
      }
    }
    Object o = await(of(new Broken(1)));
    try {
      if (o instanceof Broken(int value)) {
        return await(of(value));
      }
      return switch (o) {
        case Broken(int v) when await(of(v)) > 0 -> v;
        default -> 0;
      };
    } catch (MatchException e) {
      return e.getCause().getMessage();
    }
  }

  @Async
  static Object constantlyTrue() {
    Object o = await(of((Object) 3));
    return switch (o) {
      case Integer i when await(of(i)) > 5 -> 1;
      case Integer i -> 2;
      case Object p when true -> 3;
    };
  }

  static final boolean TRUE = true;

  @Async
  static Object constantFieldTrue() {
    Object o = await(of((Object) "s"));
    switch (o) {
      case Integer i when await(of(i)) > 5: return 1;
      case Object p when TRUE: return await(of(3));
    }
  }

  @Async
  static Object plainTrue() {
    Object o = await(of((Object) "s"));
    switch (o) {
      case Integer i when i > 5: return 1;
      case Object p when TRUE: return await(of(3));
    }
  }

  @Async
  static Object wholeTrue() {
    Object o = await(of((Object) "s"));
    switch (o) {
      case Integer i when i > 5: return 1;
      case Object p when TRUE: return 3;
    }
  }
}
