package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What handles have to be good at: generics, overloads, numbers of all sizes, references, classes nearby. */
class PrivateMembers {
  private byte b = 1;
  private short s = 2;
  private char c = 'c';
  private long l = 3;
  private float f = 1.5f;
  private double d = 2.5;
  private boolean flag;
  private Integer boxed = 7;
  private Character letter = 'x';
  private volatile int shared;
  private String text = "t";
  private static final int CONSTANT = 5;
  private static final List<String> LIST = new ArrayList<>();

  static void reset() {
    LIST.clear();
    Nearby.count = 0;
  }

  private static final class Box<T extends Comparable<T>> {
    private T value;

    private Box(T value) {
      this.value = value;
    }

    private boolean isAbove(Box<? extends T> other) {
      return value.compareTo(other.value) > 0;
    }
  }

  static class Nearby {
    private static int count;
    private final String name;

    private Nearby(String name) {
      this.name = name;
      count++;
    }

    private String greet(String who) {
      return name + " greets " + who;
    }
  }

  static class Generic<T> {
    private T held;
    private final Map<String, ? extends List<T>> lists = Map.of();

    private Generic(T held) {
      this.held = held;
    }

    private <R> R map(Function<? super T, ? extends R> function) {
      return function.apply(held);
    }

    private T orElse(T other) {
      return held == null ? other : held;
    }

    @Async
    private String inside(T other) {
      T before = held;
      held = await(of(other));
      String mapped = map(value -> "m" + value);
      return before + mapped + orElse(other) + this.<Integer>map(value -> 3) + lists.size();
    }
  }

  interface Hidden {
    private int hidden(int x) {
      return x + 1;
    }

    private static int alsoHidden() {
      return 40;
    }

    @Async
    default int visible() {
      return await(of(hidden(1))) + alsoHidden();
    }
  }

  private String which(Object o) {
    return "object";
  }

  private String which(String s) {
    return "string";
  }

  private String which(int i) {
    return "int";
  }

  private String which(Integer... is) {
    return "integers";
  }

  @SafeVarargs
  private static <T> List<T> listed(T... elements) {
    return Arrays.asList(elements);
  }

  private <X extends Exception> void throwing(X x) throws X {
    throw x;
  }

  private int count() {
    return LIST.size();
  }

  private PrivateMembers self(String message) {
    log(message);
    return this;
  }

  @Async
  String numbers() {
    b += 3;
    b++;
    s = 5;
    s *= 2.5;
    c++;
    c += await(of(1));
    l <<= 2;
    f /= 2;
    d -= await(of(1));
    flag |= true;
    flag = !flag;
    boxed++;
    boxed += 2;
    letter++;
    shared = shared++ + ++shared;
    text += 1 + 2;
    text += await(of('c'));
    b = (byte) 200;
    int old = b--;
    return "" + b + s + c + l + f + d + flag + boxed + letter + shared + text + old + CONSTANT
        + (b = 3) + (c = 'q') + (s = (short) await(of(9)).intValue());
  }

  @Async
  String overloads() {
    await(pause());
    return which("s") + which(1) + which(1L) + which() + which(1, 2) + which((Object) "s")
        + which(await(of("s")));
  }

  @Async
  String inference() {
    List<? extends Comparable<?>> mixed = listed(1, await(of("two")));
    List<Integer> numbers = PrivateMembers.<Integer>listed(1, 2);
    Supplier<List<String>> supplier = () -> listed("a", "b");
    List<List<String>> nested = listed(listed("x"), new ArrayList<>());
    return mixed + "" + numbers + supplier.get() + nested;
  }

  @Async
  String checkedExceptions() {
    try {
      throwing(await(of(new Checked("thrown"))));
      return "not reached";
    } catch (Checked expected) {
      return expected.getMessage();
    }
  }

  @Async
  String boxes() {
    Box<Integer> one = new Box<>(await(of(1)));
    Box<Integer> two = new Box<Integer>(2);
    two.value = two.value + one.value;
    Integer value = two.value;
    return "" + value + two.isAbove(one) + one.isAbove(new Box<>(0));
  }

  @Async
  String nearby() {
    Nearby near = new Nearby(await(of("near")));
    Function<String, Nearby> make = Nearby::new;
    Nearby other = make.apply("other");
    return near.greet(other.name) + Nearby.count++ + (Nearby.count += 5);
  }

  @Async
  String genericHost() {
    Generic<String> generic = new Generic<>("g");
    String first = await(PrivateMembers_GenericAsync.inside(generic, "h"));
    List<Generic<String>> all = new ArrayList<>(List.of(generic, new Generic<>("a")));
    all.sort(Comparator.comparing(one -> one.held));
    return first + all.get(0).held + generic.map(String::length);
  }

  @Async
  int interfaceMethods() {
    Hidden hidden = new Hidden() {};
    return await(PrivateMembers_HiddenAsync.visible(hidden)) + hidden.hidden(5);
  }

  @Async
  String references() {
    LIST.add("a");
    IntSupplier mine = this::count;
    Function<String, PrivateMembers> make = this::self;
    Function<PrivateMembers, Integer> unbound = PrivateMembers::count;
    ToIntFunction<PrivateMembers> alsoUnbound = PrivateMembers::count;
    IntFunction<List<Integer>> varargs = PrivateMembers::listed;
    IntSupplier once = self("evaluated once")::count;
    await(pause());
    LIST.add("b");
    List<PrivateMembers> all = new ArrayList<>(List.of(this));
    all.sort(Comparator.comparing(PrivateMembers::count));
    return "" + mine.getAsInt() + unbound.apply(make.apply("made")) + alsoUnbound.applyAsInt(this)
        + varargs.apply(4) + once.getAsInt() + once.getAsInt() + all.size();
  }

  @Async
  int nullReceiverOfAReference() {
    PrivateMembers nobody = await(of((PrivateMembers) null));
    IntSupplier never = nobody::count;
    return step(never.getAsInt());
  }

  @Async
  int nullReceiverOfAField() {
    PrivateMembers nobody = await(of((PrivateMembers) null));
    nobody.l = step(4);
    return 1;
  }

  @Async
  int fieldsOfOthers() {
    PrivateMembers other = new PrivateMembers();
    other.l = await(of(4));
    other.l += await(of(5));
    other.l++;
    self("receiver").l = step(2);
    self("receiver").l++;
    return (int) (other.l * 10 + l + self("value").l);
  }

  private static final class Cell {
    private int count;
    private byte small = 127;
    private Cell next = this;
    private volatile Cell shared = this;
    private final Cell[] row = {this};

    private Cell other(String name) {
      step(name);
      return this;
    }
  }

  private static final class Held<N extends Number> {
    private N number;
  }

  @Async
  String updatesOfPrivateFields() {
    Cell cell = new Cell();
    Cell[] cells = {cell, new Cell()};
    await(pause());
    cell.next.count += step(1);
    cell.next.next.small += step(2);
    cells[1].row[0].count -= cells[1].count + 3;
    ((Cell) (Object) cell).next.count <<= 2;
    await(of(cell)).count += step(4);
    ((Cell) await(of(cells))[step(1)]).next.count += await(of(5));
    await(of(cell)).other("once").count *= 3;
    await(of(cell)).other("once more").next.small >>= await(of(1));
    await(of(cell)).shared.count ^= 6;
    int value = await(of(cell)).next.count++ + --await(of(cell)).next.count;
    Held<Integer> held = new Held<>();
    held.number = await(of(7));
    await(of(held)).number++;
    return value + " " + cell.count + cell.small + cells[1].count + held.number;
  }

  private Cell nothing(String name) {
    step(name);
    return null;
  }

  private <N extends Number> Held<N> same(Held<N> held) {
    step("held");
    return held;
  }

  @Async
  String updatesOfWhatACallReturns() {
    Cell cell = new Cell();
    cell.other("statement").count += step(1);
    int value = cell.other("value").count *= 3 + cell.other("inside").small;
    await(pause());
    if ((cell.other("condition").count += 2) > 3 && (cell.other("right").small -= 100) > 0) {
      log("both");
    }
    if (value < 0 || (cell.other("second").small <<= 1) > 50) {
      log("second " + cell.small);
    }
    for (int i = 0; i < 4; i += cell.other("update").small /= 2) {
      log("round " + i);
      if (i > 1) continue;
      cell.small = 3;
    }
    do {
      log("do");
    } while ((cell.other("while").count -= 200) > 0);
    value += value > 1 ? cell.other("yes").count += 1 : (cell.other("no").count += 2);
    String chosen =
        switch (cell.other("selector").count %= 3) {
          case 5 -> "five";
          default -> {
            cell.other("case").small += step(4);
            yield "default" + (cell.other("yield").small ^= 1);
          }
        };
    String order = Arrays.asList(cell.count, cell.count = 7, cell.other("order").count += 2, cell.count).toString();
    value += await(of(cell.other("awaited").count += 1)) + cell.shared.count++;
    cell.shared.count <<= 2;
    new Cell().count += step(5);
    new Cell[] {cell}[step(0)].count += (long) 6.5;
    (cell.other("parentheses")).count -= 1;
    Held<Integer> held = new Held<>();
    held.number = 7;
    same(held).number++;
    --same(held).number;
    same(held).number += step(20);
    return value + chosen + order + cell.count + cell.small + held.number;
  }

  @Async
  void updatesOfNothingThatACallReturns() {
    try {
      nothing("first").count += step(1);
    } catch (NullPointerException e) {
      log("null");
    }
    int count = 1;
    try {
      count += nothing("second").count -= await(of(step(2)));
    } catch (NullPointerException e) {
      log("null " + count);
    }
    nothing("third").count++;
  }

  @Async
  void updatesOfNothing() {
    Cell cell = new Cell();
    cell.next = null;
    try {
      cell.next.count += step(1);
    } catch (NullPointerException e) {
      log("null");
    }
    try {
      await(of(cell)).next.count += step(2);
    } catch (NullPointerException e) {
      log("null");
    }
    cell.row[await(of(1))].count += step(3);
  }

  @Async
  String lambdas() {
    Supplier<String> reads = () -> text + l;
    Runnable writes = () -> l = l + 1;
    await(pause());
    writes.run();
    Runnable nested = () -> {
      Runnable inner = () -> text += which("inner");
      inner.run();
    };
    nested.run();
    Object anonymous = new Object() {
      private final String text = "own";

      @Override
      public String toString() {
        return text + PrivateMembers.this.text + l + count();
      }
    };
    return reads.get() + anonymous;
  }

  private static final int MINUS = -3;
  private static final long FAR = Long.MIN_VALUE + 1;
  private static final byte LOW = -100;
  private static final short SHORT = -1000;
  private static final float LESS = -0.5f;
  private static final double ENDLESS = 1.0 / 0.0;
  private static final float BACKWARDS = Float.NEGATIVE_INFINITY;
  private static final double UNDEFINED = 0.0 / 0.0;
  private final int own = -7;

  @Async // a constant's value takes its place: a sign or a quotient next to other operators
  Object constantsAsOperands() {
    int one = await(of(1));
    return List.of(-MINUS, one -MINUS, one-LOW, -FAR / 2, one - -SHORT, -LESS, one / ENDLESS)
        + ":" + List.of(ENDLESS * -one, one % BACKWARDS, -BACKWARDS, UNDEFINED + one, -own, one-own)
        + ~MINUS + (char) -LOW + (MINUS >>> one) + -MINUS % 2 + -await(of(one-MINUS));
  }
}
