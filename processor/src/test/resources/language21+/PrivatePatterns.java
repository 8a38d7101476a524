package language;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Patterns of classes that only the class itself can name. */
class PrivatePatterns {
  private sealed interface Shape permits Circle, Square, Group, Color, Odd {}

  private record Circle(double radius) implements Shape {}

  private record Square(int side, String name) implements Shape {}

  private record Group(Shape first, Shape second) implements Shape {}

  private record Odd(int value) implements Shape {
    @Override
    public int value() {
      log("asked");
      if (value < 0) {
        throw new IllegalStateException("odd");
      }
      return value;
    }
  }

  private enum Color implements Shape {
    RED,
    GREEN,
    BLUE
  }

  record Box<T>(T content, int size) {}

  private record Pair<A, B>(A a, B b) {}

  private static final Object[] ALL = {
    new Circle(2),
    new Circle(Double.NaN),
    new Square(3, "sq"),
    new Square(4, null),
    new Group(new Circle(1), Color.GREEN),
    new Group(new Square(5, "in"), null),
    new Group(null, null),
    Color.RED,
    Color.BLUE,
    new Odd(7),
    new Box<>(new Circle(6), 1),
    new Box<>("text", 2),
    new Pair<>("x", List.of(1)),
    new Pair<>(new Circle(8), null),
    "string",
    5,
    null
  };

  private static final Shape[] SHAPES = {
    new Circle(2), new Square(3, "sq"), new Group(new Circle(1), Color.GREEN), Color.RED, new Odd(9)
  };

  @Async
  static String sealedWithAwaits() {
    String text = "";
    for (Shape shape : SHAPES) {
      text +=
          switch (shape) {
            case Circle c -> await(of("circle")) + c.radius();
            case Square(int side, var name) -> {
              await(pause());
              yield name + side++ + side;
            }
            case Group(Circle(var r), Color color) -> color + await(of("in")) + r;
            case Group g -> "group" + await(of(g.first() == null));
            case Color c -> c.name();
            case Odd(int value) -> "odd" + value;
          };
    }
    return text;
  }

  private static String plain(Object o) {
    return String.valueOf(o);
  }

  @Async
  static String plainStatements() {
    String text = "" + await(of(1));
    for (Object o : ALL) {
      switch (o) {
        case Circle(double r) when r > 1 -> text += r;
        case Circle c -> text += "NaN" + Double.isNaN(c.radius());
        case Square(var side, String name) -> text += side + name;
        case Group(Square s, var other) when s.name().length() == step(2) -> text += s + plain(other);
        case Group(Shape first, Shape second) -> text += "group" + first + second;
        case Color c when c.ordinal() > 1 -> text += "last" + c;
        case Color c -> text += c;
        case Odd(var value) -> text += value;
        case Box(Circle(var r), int size) -> text += "box" + r + size;
        case Box<?>(var content, int size) -> text += "any" + content + size;
        case Pair(String a, List<?> b) -> text += a + b.size();
        case Pair<?, ?>(var a, var b) -> text += "pair" + a + b;
        case String s -> text += s;
        case null -> text += "null";
        default -> text += "default";
      }
      text += ";";
    }
    return text;
  }

  @Async
  static String plainExpressions() {
    String text = "" + await(of(1));
    for (Shape shape : SHAPES) {
      text +=
          switch (shape) {
            case Circle(double r) -> r;
            case Square(int side, var name) when side > 3 -> name;
            case Square s -> s.side();
            case Group(var first, var second) -> first.hashCode() == second.hashCode();
            case Color c -> c;
            case Odd o -> o.value();
          };
    }
    return text;
  }

  @Async
  static String oldGroups() {
    String text = "" + await(of(1));
    for (Object o : ALL) {
      switch (o) {
        case Circle c:
          text += c.radius();
          break;
        case Square(int side, var name) when name != null:
          text += name + await(of(side));
        case null, default:
          text += "rest";
      }
    }
    return text;
  }

  @Async
  static String enums() {
    String text = "";
    for (Color color : new Color[] {Color.RED, null, Color.GREEN, Color.BLUE}) {
      text +=
          switch (color) {
            case null -> await(of("null"));
            case RED -> "r";
            case Color c when c.ordinal() == 1 -> "g" + c;
            case GREEN, BLUE -> await(of("rest"));
          };
      switch (color) {
        case null -> text += "!";
        case RED, GREEN -> text += "early";
        case BLUE -> text += "late";
      }
    }
    return text;
  }

  @Async
  static String qualifiedConstants() {
    String text = "" + await(of(1));
    for (Shape shape : SHAPES) {
      text +=
          switch (shape) {
            case Color.RED -> "red";
            case Color.GREEN, Color.BLUE -> "other";
            case Circle _, Square _ -> "round or not";
            case Group(_, Color _) -> "group of colour";
            case Group _ -> "group";
            case Odd(_) -> "odd";
          };
    }
    return text;
  }

  @Async
  static String conditions() {
    String text = "";
    for (Object o : ALL) {
      if (o instanceof Circle(double r) && r > await(of(1.5))) {
        text += r;
      }
      if (o instanceof Group(Circle(var r), Shape second) && second != null) {
        await(pause());
        text += r + second.toString();
        r += 1;
        text += r++;
      }
      if (!(o instanceof Square(int side, String name))) {
        continue;
      }
      text += await(of(side)) + name;
    }
    return text;
  }

  @Async
  static String whatTheAccessorThrows() {
    Object o = await(of((Object) new Odd(-1)));
    try {
      if (o instanceof Odd(int value)) {
        return "value" + value;
      }
      return "no";
    } catch (MatchException e) {
      await(pause());
      return e.getMessage() + e.getCause().getMessage();
    }
  }

  @Async
  static String lambdas() {
    int bonus = await(of(10));
    Predicate<Object> big = o -> o instanceof Circle(double r) && r + bonus > 11;
    Predicate<Object> named = o -> !(o instanceof Square s) || s.name() == null && s.side() > 0;
    Function<Object, String> show =
        o ->
            switch (o) {
              case Circle c when c.radius() > bonus -> "never";
              case Circle(var r) -> "c" + r;
              case Square(int side, var name) -> {
                Runnable later = () -> log(side + name);
                later.run();
                yield name;
              }
              case Color.RED -> "red";
              case Box(Circle c, _) -> c.toString();
              case null -> "null";
              default -> "other";
            };
    String text = "";
    for (Object o : ALL) {
      text += big.test(o) + " " + named.test(o) + show.apply(o) + ";";
    }
    return text;
  }

  @Async
  static String bindingsCaptured() {
    List<Runnable> later = new ArrayList<>();
    for (Object o : ALL) {
      if (o instanceof Circle c) {
        later.add(() -> log(c.toString()));
      }
      if (o instanceof Square(int side, var name)) {
        await(pause());
        later.add(() -> log(side + name));
      }
      switch (o) {
        case Group(Shape first, var second) -> {
          await(pause());
          later.add(() -> log(first + plain(second)));
        }
        case null, default -> {}
      }
    }
    later.forEach(Runnable::run);
    return "" + await(of(later.size()));
  }

  @Async
  static String assignedBindings() {
    Object o = await(of((Object) new Group(new Circle(1), Color.RED)));
    if (o instanceof Group(Shape first, var second)) {
      first = second;
      await(pause());
      second = new Circle(await(of(4.0)));
      return first + "" + second;
    }
    return "no";
  }

  @Async
  static String awaitsInGuards() {
    String text = "";
    for (Object o : ALL) {
      text +=
          switch (o) {
            case Circle(double r) when await(of(r)) > 1 -> "big";
            case Circle c when c.radius() == await(of(1.0)) -> "one";
            case Square s when await(of(s.side())) > 3 && s.name() == null -> await(of("nameless"));
            case Group(Square(int side, _), var second) when second == await(of((Shape) null)) -> side;
            case null -> "null";
            default -> "rest";
          };
    }
    return text;
  }

  private record Held<T>(T it, int number) {}

  @Async
  static Object capturedByALambdaAndABlock() {
    Object o = await(of((Object) new Held<>(new Held<>("s", 1), 2)));
    if (!(o instanceof Held<?>(var x, var y))) {
      return "never";
    }
    Supplier<Object> lambda =
        () -> y + "" + (x instanceof Held<?>(String z, int w) ? z + w : "");
    await(pause());
    var block = async(() -> await(of(y)) + (x instanceof Held<?>(String z, int w) ? z + w : ""));
    return lambda.get() + await(block);
  }
}
