package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Objects made with awaited arguments. */
class Creation {
  private static final List<String> EVENTS = new ArrayList<>();

  static void reset() {
    EVENTS.clear();
  }

  static int event(int n) {
    EVENTS.add("event " + n);
    return n;
  }

  static class Initialised {
    static final int EVENTS_BEFORE = EVENTS.size();

    Initialised(int n) {}
  }

  @Async // tricky 16: javac's `new` initialises the class before the arguments are evaluated, the JLS (15.9.4) after
  @MayBeRefused
  static int classIsInitialisedOnce() {
    new Initialised(event(await(of(1))));
    return EVENTS.size();
  }

  static final class A {
    final String text;

    A(Object... parts) {
      text = "A" + List.of(parts);
      log(text);
    }

    private A(int n) {
      text = "private " + n;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Async // tricky 17
  static String nestedCreations() {
    return new A("p", new A("q", await(of("r"))), await(of(new A("s", "t")))).text;
  }

  @Async // tricky 17
  static String overloadedConstructors() {
    return new A(await(of(1))).text + new A(await(of("1"))).text + new A(1, await(of(2))).text;
  }

  @Async // tricky 33
  static Object diamonds() {
    List<String> list = new ArrayList<>(await(of(List.of("a"))));
    Map<String, List<Integer>> map = new java.util.TreeMap<>(Map.of("k", await(of(List.of(1)))));
    list.addAll(new ArrayList<>(await(of(List.of("b")))));
    return List.of(list, map);
  }

  @Async
  static String constructorThatThrows() {
    try {
      return new StringBuilder(await(of(-1))).append("x").toString();
    } catch (NegativeArraySizeException e) {
      log(e);
      return new String(await(of(new char[] {'o', 'k'})), 0, await(of(2)));
    }
  }

  @Async
  static int chainOnNew() {
    return new StringBuilder().append(await(of("ab"))).append(step(1)).append(await(of(2.5))).length();
  }

  static class Cell<T extends Comparable<T>> {
    final Object content;

    private Cell(Supplier<T> content, List<T> others) {
      this.content = content.get() + others.toString();
    }

    private Cell(T content) {
      this.content = content;
    }

    @SafeVarargs
    private Cell(int number, T... contents) {
      this.content = number + Arrays.toString(contents);
    }

    private <U extends T> Cell(U one, List<? super U> other) {
      this.content = one + " " + other;
    }

    private Cell() {
      this.content = "nothing";
    }
  }

  private static class Hidden<T> {
    final Object content;

    private Hidden(List<T> content, T more) {
      this.content = content + " " + more;
    }
  }

  private class Inner<T> {
    final Object content;

    private Inner(List<T> content, T more) {
      this.content = content + " " + more;
    }
  }

  /** What is inferred for a raw type's constructor is nothing: its types are erased. */
  @Async
  @SuppressWarnings({"unchecked", "rawtypes"})
  Object rawTypesWithPrivateConstructors() {
    Supplier<? extends CharSequence> text = () -> "supplied";
    List<Integer> numbers = List.of(await(of(1)));
    Cell supplied = new Cell(text, numbers);
    Cell<String> wrong = new Cell(await(of(7)));
    Cell many = new Cell(1, await(of("a")), "b");
    Cell generic = new Cell("g", numbers);
    Hidden<Long> hidden = new Hidden(numbers, await(of("more")));
    Inner<Long> inner = new Inner(numbers, await(of("more")));
    Cell right = new Cell<String>(await(of("right")));
    return List.of(supplied.content, wrong.content, many.content, generic.content)
        + "" + hidden.content + inner.content + right.content + new Cell().content;
  }

  private interface Sized<E> {
    int size(E of);
  }

  private static class Sizes<E extends Comparable<E>> implements Function<List<E>, E>, Sized<E> {
    private final E least;

    private Sizes(List<? extends E> from) {
      least = Collections.min(from);
    }

    @Override
    public E apply(List<E> more) {
      return more.isEmpty() ? least : more.get(0);
    }

    @Override
    public int size(E of) {
      return least.compareTo(of);
    }

    private final class Inside implements Function<E, List<E>> {
      @Override
      public List<E> apply(E one) {
        return List.of(least, one);
      }
    }
  }

  private static <A, B> B applied(Function<? super A, ? extends B> function, A to) {
    return function.apply(to);
  }

  /** A raw type's supertypes are raw, so it becomes any of them unchecked (JLS 4.8, 5.1.9). */
  @Async
  @SuppressWarnings({"unchecked", "rawtypes"})
  Object rawTypesOfPrivateClasses() {
    Function<List<String>, String> declared = new Sizes(await(of(List.of("b", "a"))));
    Function<List<String>, String>[] several = new Function[] {new Sizes(await(of(List.of("c"))))};
    Function<List<String>, String> chosen =
        await(of(true)) ? new Sizes(await(of(List.of("d")))) : declared;
    declared = new Sizes(await(of(List.of("e"))));
    Sizes raw = new Sizes(List.of(await(of("f"))));
    Sized<String> sized = raw;
    Function<List<String>, String> later = raw;
    Function<String, List<String>> inside = raw.new Inside();
    await(pause());
    Object passed = applied((Function<List<String>, String>) new Sizes(List.of("g")), List.of());
    Supplier<Function<List<String>, String>> supplier = () -> new Sizes(List.of("h"));
    return List.of(declared.apply(List.of()), several[0].apply(List.of()), chosen.apply(List.of()))
        + "" + sized.size(await(of("g"))) + later.apply(List.of()) + inside.apply("x") + passed
        + supplier.get().apply(await(of(List.of())));
  }
}
