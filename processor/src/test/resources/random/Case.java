package random;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.program.Caught.caught;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import dev.pawl.processor.testing.program.Leaf.Fault;
import dev.pawl.processor.testing.program.Leaf.SubChecked;
import dev.pawl.processor.testing.program.Leaf.SubFailure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What random methods are put into: fields of all types and kinds, and methods that leave a trace. */
final class Case {
  static int ourInt;
  private static long ourLong;
  static double ourDouble;
  static float ourFloat;
  private static short ourShort;
  static byte ourByte;
  static char ourChar;
  private static boolean ourBoolean;
  private static String ourString;
  static Integer ourInteger;
  static Object ourObject;
  static Colour ourColour;
  private static int[] ourInts;
  static List<String> ourTexts;
  private static Box<Integer> ourBox;
  private static List<? extends Number> ourNumbers;
  static Secret<Integer> ourSecret;

  private int myInt = 1;
  long myLong = 2;
  private double myDouble = 0.5;
  float myFloat = 1.5f;
  short myShort = 3;
  private byte myByte = 4;
  char myChar = 'm';
  boolean myBoolean = true;
  private String myString = "my";
  private Integer myInteger = 5;
  Object myObject = 'o';
  private Colour myColour = Colour.BLUE;
  int[] myInts = {6, 7};
  private List<String> myTexts = List.of("p", "q");
  Box<Integer> myBox = new Box<>(8);
  List<? extends Number> myNumbers = List.of(9L);
  private Secret<Integer> mySecret = new Secret<>(10);

  private static final List<Supplier<String>> KEPT = new ArrayList<>();
  private static Case current;

  Case() {
    current = this;
  }

  static void reset() {
    ourInt = 1;
    ourLong = 2;
    ourDouble = 0.5;
    ourFloat = 2;
    ourShort = 3;
    ourByte = 4;
    ourChar = 'c';
    ourBoolean = true;
    ourString = "our";
    ourInteger = 5;
    ourObject = 2.5;
    ourColour = Colour.GREEN;
    ourInts = new int[] {6, 7, 8};
    ourTexts = Arrays.asList("r", "s");
    ourBox = new Box<>(9);
    ourNumbers = List.of(10, 11L);
    ourSecret = new Secret<>(12);
    KEPT.clear();
    current = null;
  }

  /** All that a run has left behind. */
  static String state() {
    String ours =
        show(ourInt) + show(ourLong) + show(ourDouble) + show(ourFloat) + show(ourShort)
            + show(ourByte) + show(ourChar) + show(ourBoolean) + show(ourString) + show(ourInteger)
            + show(ourObject) + show(ourColour) + show(ourInts) + show(ourTexts) + show(ourBox)
            + show(ourNumbers) + show(ourSecret);
    return ours + (current == null ? "" : current.mine()) + kept();
  }

  private String mine() {
    return show(myInt) + show(myLong) + show(myDouble) + show(myFloat) + show(myShort)
        + show(myByte) + show(myChar) + show(myBoolean) + show(myString) + show(myInteger)
        + show(myObject) + show(myColour) + show(myInts) + show(myTexts) + show(myBox)
        + show(myNumbers) + show(mySecret);
  }

  private static String kept() {
    StringBuilder kept = new StringBuilder();
    KEPT.forEach(lambda -> kept.append(lambda.get()));
    return kept.toString();
  }

  static void keep(Supplier<String> lambda) {
    KEPT.add(lambda);
  }

  static String show(Object value) {
    return (value instanceof int[] array ? Arrays.toString(array) : value) + ";";
  }

  /** Concatenation in loops must not double the length each time. */
  static String clip(String text) {
    return text.length() > 20 ? text.substring(0, 20) : text;
  }

  private static int mix(int a, long b, String c) {
    log("mix " + a + " " + b + " " + c);
    return (int) (31 * a + b + (c == null ? 0 : c.length()));
  }

  static int sum(int... numbers) {
    log(numbers);
    return Arrays.stream(numbers).sum();
  }

  private int plus(int a, int b) {
    log("plus " + a + " " + b);
    return myInt += a + b;
  }

  static int size(List<String> texts, Object other) {
    log(other);
    return texts.size();
  }

  private static int[] cells(int which) {
    log("cells");
    return which % 7 == 0 ? new int[] {which} : ourInts;
  }

  static int value(int value) {
    return value;
  }

  static <T> T seen(T value) {
    log(value);
    return value;
  }

  static <T> T id(T value) {
    return value;
  }

  static <T> T call(Supplier<? extends T> lambda) {
    return lambda.get();
  }

  static int apply(IntUnaryOperator function, int value) {
    return function.applyAsInt(value);
  }

  static <T> T pick(T a, T b) {
    return (ourInt & 1) == 0 ? a : b;
  }

  @SafeVarargs
  static <T> T[] array(T... elements) {
    return elements;
  }

  static <T> int total(Collection<? extends T> values, ToIntFunction<? super T> of) {
    int total = 0;
    for (T value : values) {
      total += of.applyAsInt(value);
    }
    return total;
  }

  static int length(Comparable<?> value) {
    return value.toString().length();
  }

  private static int at(Event event) {
    return event.at();
  }

  static int tags(Collection<? extends Tagged> all) {
    log(all.size());
    return all.stream().mapToInt(one -> one.tag().length()).sum();
  }

  private static int marked(Mark mark) {
    return mark.mark();
  }

  private static int marks(List<? extends Mark> all) {
    return all.stream().mapToInt(Mark::mark).sum();
  }

  interface Event {
    int at();
  }

  interface Tagged {
    default String tag() {
      return getClass().getSimpleName();
    }
  }

  private interface Mark {
    int mark();
  }

  record In(int at, String from) implements Event, Tagged {}

  record Out(int at) implements Event, Tagged {}

  private record Hidden(int at) implements Event, Mark {
    @Override
    public int mark() {
      return at + 1;
    }
  }

  private record Hushed(int at, String why) implements Mark, Event {
    @Override
    public int mark() {
      log(why);
      return at;
    }
  }

  private enum Mood implements Mark {
    GOOD,
    BAD;

    static Mood at(int index) {
      return values()[index & 1];
    }

    @Override
    public int mark() {
      return ordinal();
    }
  }

  @Async
  static <T extends Comparable<? super T>> T larger(T a, T b) {
    boolean isLarger = await(of(a)).compareTo(b) > 0;
    return isLarger ? a : await(of(b));
  }

  @Async
  static <T, X extends Exception> List<T> copied(List<? extends T> values, X failure) throws X {
    List<T> copy = new ArrayList<>();
    for (T value : values) {
      copy.add(await(of(value)));
    }
    if (copy.size() > 1 && !more()) throw failure;
    return copy;
  }

  @Async
  private static int total(int... values) {
    int total = 0;
    for (int value : values) {
      total += await(of(value));
    }
    return total;
  }

  final class Inner {
    private final int by;

    Inner(int by) {
      this.by = by;
    }

    @Async
    int shifted(int value) {
      log(myInt);
      return value + await(of(by)) + myInt++;
    }
  }

  record Pair(Object first, Object second) {}

  interface Weighing {
    default int weigh(int by) {
      log("weigh " + by);
      return by + 1;
    }
  }

  static class Parent<T> {
    final T own;
    protected int weight = 3;

    Parent(T own) {
      this.own = own;
    }

    protected int weigh(int by) {
      log(own);
      return weight += by;
    }
  }

  @Async
  private static int twice(int value) {
    int doubled = value + await(of(value));
    log("twice " + doubled);
    return doubled;
  }

  @Async
  int scaled(int value, long by) {
    return (int) (value * by) + await(of(myInt++));
  }

  @Async
  static String quoted(String text) throws Checked {
    try {
      return "'" + await(risky(clip("" + text))) + "'";
    } finally {
      log("quoted");
    }
  }

  @Async
  static <T> T same(T value) {
    return await(of(value));
  }

  enum Colour {
    RED,
    GREEN,
    BLUE;

    static Colour at(int index) {
      return values()[index & 1];
    }
  }

  static class Box<T> {
    private final T value;
    int hits;

    Box(T value) {
      this.value = value;
    }

    int get(int more) {
      log(value);
      return hits += more;
    }

    @Override
    public String toString() {
      return value + "/" + hits;
    }
  }

  static <T extends Number> T first(List<T> numbers) {
    log(numbers.size());
    return numbers.get(0);
  }

  private static class Secret<T> {
    private final T kept;
    private int count;

    private Secret(T kept) {
      this.kept = kept;
    }

    private static <A> Secret<A> of(A kept) {
      return new Secret<>(kept);
    }

    private T kept() {
      return kept;
    }

    private T kept(int by) {
      log(by);
      count += by;
      return kept;
    }

    private <A> A passed(A value) {
      log(value);
      return value;
    }

    private int weight() {
      return count++;
    }

    int size() {
      return count;
    }

    int weigh(int by) {
      log(kept);
      return count += by;
    }

    @Override
    public String toString() {
      return kept + "?" + count;
    }
  }

  static class Resource implements AutoCloseable {
    private final String name;

    Resource(String name) {
      this.name = name;
      log("open " + name);
    }

    @Override
    public void close() {
      log("close " + name);
      if ("a".equals(name)) {
        throw new Failure("close");
      }
    }
  }

  static class RiskyResource implements AutoCloseable {
    private final String name;

    RiskyResource(String name) {
      this.name = name;
      log("open " + name);
    }

    @Override
    public void close() throws Checked {
      log("close " + name);
      if ("bc".equals(name)) {
        throw new SubChecked("close");
      }
    }
  }

  static class SlowResource implements AsyncCloseable<Checked> {
    private final String name;

    SlowResource(String name) {
      this.name = name;
      log("open " + name);
    }

    @Async
    static void closing(String name) throws Checked {
      log("closing " + name);
      await(risky(name));
      log("closed " + name);
    }

    @Override
    public Task<Void, Checked> closeAsync() {
      if ("a".equals(name)) {
        throw new Failure("no task to close it");
      }
      return Case_SlowResourceAsync.closing(name);
    }
  }

  // random methods stand here
}
