package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** Lambdas and method references of interfaces that only the class itself can name. */
class PrivateInterfaces<T> {
  private record Point(int x, int y) {}

  private static final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    Odd(String message) {
      super(message);
    }
  }

  private interface Fold {
    int fold(int a, int b);

    default Fold twice() {
      return (a, b) -> fold(fold(a, b), b);
    }

    static Fold sum() {
      return Integer::sum;
    }
  }

  private interface Action {
    void run() throws Odd;
  }

  private interface Mapper<A, B extends Comparable<B>> {
    B map(A from, List<? extends A> all);
  }

  private interface Points {
    Point of(Point[] all, List<Point> more);
  }

  private interface Named extends Function<String, String> {
    default String named(String name) {
      return "<" + apply(name) + ">";
    }
  }

  private interface Exact extends Function<String, Integer> {
    @Override
    Integer apply(String text);
  }

  private interface Many {
    String join(String first, Object... others);
  }

  private int field = 3;

  private static int run(Fold fold) {
    return fold.fold(6, 4);
  }

  private static String perform(Action action) {
    try {
      action.run();
      return "done";
    } catch (Odd e) {
      return e.getMessage();
    }
  }

  private int minus(int a, int b) {
    return a - b - field;
  }

  @Async
  String lambdas() {
    int bonus = await(of(5));
    Fold plus = (a, b) -> a + b + bonus + field;
    Fold times = (int a, int b) -> {
      return a * b;
    };
    await(pause());
    List<Fold> all = new ArrayList<>(List.of(plus, times, plus.twice()));
    all.add((x, y) -> x);
    int sum = 0;
    for (Fold one : all) {
      sum = sum * 100 + run(one);
    }
    return sum + "" + run((a, b) -> a - await0(b)) + run(Fold.sum());
  }

  private static int await0(int value) {
    return value;
  }

  @Async
  String references() {
    Fold max = Math::max;
    Fold minus = this::minus;
    IntBinaryOperator operator = (a, b) -> a * 10 + b;
    Fold bound = operator::applyAsInt;
    await(pause());
    return "" + run(max) + run(minus) + run(bound) + run(Integer::sum) + run(this::minus);
  }

  @Async
  String exceptions() {
    String text = await(of("text"));
    Action fails =
        () -> {
          throw new Odd(text);
        };
    Action logs = () -> log(text);
    return perform(fails) + perform(logs) + perform(() -> {});
  }

  @Async
  String generic(T value) {
    Mapper<T, String> mapper = (from, all) -> from + "" + all.size();
    Mapper<? super Integer, Integer> wild = (from, all) -> all.size();
    await(pause());
    return mapper.map(value, List.of(value, value)) + wild.map(4, List.of());
  }

  @Async
  String ofPrivateClasses() {
    int y = await(of(2));
    Points points = (all, more) -> new Point(all[0].x() + more.get(0).y(), y);
    Point made = points.of(new Point[] {new Point(1, 1)}, List.of(new Point(7, 8)));
    return made.toString() + await(of(made)).y();
  }

  @Async
  String inherited() {
    Named upper = String::toUpperCase;
    Function<String, String> function = upper;
    Exact length = text -> text.length() + field;
    Function<String, Integer> erased = length;
    await(pause());
    return upper.named("a") + function.apply("b") + length.apply("abc") + erased.apply("abcd");
  }

  @Async
  String varargs() {
    Many many = (first, others) -> first + others.length;
    return many.join("a", 1, 2) + many.join(await(of("b")));
  }

  @Async
  String returnedAndChosen() {
    Supplier<Fold> supplier = () -> (a, b) -> a + b;
    boolean first = await(of(true));
    Fold chosen = first ? (a, b) -> a : supplier.get();
    Fold switched =
        switch (await(of(2))) {
          case 1 -> (a, b) -> a;
          default -> Math::min;
        };
    return "" + run(chosen) + run(supplier.get()) + run(switched);
  }

  private static final class Nested {
    private interface Inner<A> {
      A get();
    }
  }

  @Async
  String nested(T value) {
    Nested.Inner<T> inner = () -> value;
    Nested.Inner<List<T>> list = () -> List.of(value, value);
    await(pause());
    return inner.get() + "" + list.get();
  }
}
