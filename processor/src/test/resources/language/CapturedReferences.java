package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** References to private methods as functions of captured wildcards, in a generic call. */
class CapturedReferences {
  static final class Box<T> {
    final T value;

    Box(T value) {
      this.value = value;
    }

    List<T> twice() {
      return List.of(value, value);
    }

    Box<List<T>> many() {
      return new Box<>(twice());
    }

    @SuppressWarnings("unchecked")
    T[] array() {
      return (T[]) new Object[] {value};
    }

    <R> Box<R> map(Function<? super T, ? extends R> function) {
      return new Box<>(function.apply(value));
    }

    <R> R exactly(Function<T, R> function) {
      return function.apply(value);
    }

    static <A, B, R> Box<R> both(
        Box<A> a, Box<B> b, BiFunction<? super A, ? super B, ? extends R> function) {
      return new Box<>(function.apply(a.value, b.value));
    }

    static <A> A same(Box<A> box, Function<A, ? extends A> function) {
      return function.apply(box.value);
    }
  }

  private interface Twist<A, B> {
    B twist(A a, int more);
  }

  private static final class Wrapped<T> {
    private final T value;

    private Wrapped(T value) {
      this.value = value;
    }

    private Object size(List<?> all) {
      return all.size() + ":" + value;
    }
  }

  private final List<Object> seen = new ArrayList<>();

  private static <T> T applied(T a, Iterable<? extends Function<? super T, ? extends T>> all) {
    T result = a;
    for (Function<? super T, ? extends T> one : all) {
      result = one.apply(result);
    }
    return result;
  }

  private static int sizeOf(List<? extends Number> numbers) {
    return numbers.size();
  }

  private static <N extends Number> List<N> turned(List<N> numbers) {
    List<N> turned = new ArrayList<>(numbers);
    java.util.Collections.reverse(turned);
    return turned;
  }

  private static <N> Map<N, List<N>> mapped(List<N> all) {
    return Map.of(all.get(0), all);
  }

  private void saw(List<?> all) {
    seen.addAll(all);
  }

  private Wrapped<Object> wrapped(Object one) {
    seen.add("wrapped");
    return new Wrapped<>(one);
  }

  private static <A, B> Box<B> twisted(Box<A> box, Twist<? super A, ? extends B> twist) {
    return new Box<>(twist.twist(box.value, 3));
  }

  private static <E> void each(Box<E> box, Consumer<? super E> consumer) {
    consumer.accept(box.value);
  }

  @Async
  private static <T> T operators(T one, Box<? extends Function<? super T, ? extends T>> box) {
    Box<T> start = new Box<>(await(of(one)));
    Box<T> first = Box.both(start, box.many(), CapturedReferences::applied);
    Box<T> second = Box.both(await(of(first)), box.many(), CapturedReferences::applied);
    Box<T> third = Box.both(second, await(of(box)).many(), CapturedReferences::applied);
    return third.value;
  }

  @Async
  private static Object numbers(Box<? extends Number> box, Box<? super Integer> above, Box<?> any) {
    await(pause());
    int size = box.many().map(CapturedReferences::sizeOf).value;
    List<? extends Number> turned = box.many().map(CapturedReferences::turned).value;
    List<? extends Number> again = await(of(box)).many().map(CapturedReferences::turned).value;
    Map<?, ? extends List<?>> mapped = any.many().map(CapturedReferences::mapped).value;
    Object higher = above.many().map(CapturedReferences::mapped).value;
    Object same = Box.same(any.many(), CapturedReferences::same);
    return List.of(size, turned, again, mapped.toString(), higher.toString(), same);
  }

  private static <X> X same(X one) {
    return one;
  }

  private void sawOne(Object one) {
    seen.add(one);
  }

  private <E> Object fed(Box<E> box, Consumer<E> consumer) {
    consumer.accept(box.value);
    return box.value;
  }

  private static <E, R> R asked(Box<E> box, Function<E, R> function) {
    return function.apply(box.value);
  }

  /** What is asked for is not above the captured type but exactly that. */
  @Async
  private Object exact(Box<?> any, Box<? super Integer> above, List<? extends Number> numbers) {
    fed(any, this::sawOne);
    fed(await(of(any)), this::sawOne);
    fed(any.many(), this::saw);
    Object fed = fed(new Box<>(numbers), this::sawOne);
    Object same = any.exactly(CapturedReferences::same);
    Object awaited = await(of(above)).exactly(CapturedReferences::same);
    Object asked = asked(above, CapturedReferences::same);
    Wrapped<?> made = asked(any, Wrapped::new);
    int size = asked(new Box<>(numbers), CapturedReferences::sizeOf) + await(of(1));
    Supplier<Object> later = () -> fed(above, this::sawOne);
    return List.of(fed, same, awaited, asked, made.value, size, later.get(), seen);
  }

  @Async
  private Object bound(Box<?> any, Box<? super Integer> above) {
    each(any.many(), this::saw);
    each(any.many(), await(of(this))::saw);
    each(above.many(), this::saw);
    Object sized = above.many().map(wrapped("some")::size).value;
    Wrapped<?> made = any.many().map(Wrapped::new).value;
    return List.of(sized, made.value.toString(), seen);
  }

  private static <A> String twist(List<A> all, int more) {
    return all + " " + more;
  }

  @Async
  private static Object hidden(Box<? extends List<?>> lists, Box<?> any) {
    await(pause());
    Supplier<Object> later = () -> twisted(any.many(), CapturedReferences::twist).value;
    return twisted(lists, CapturedReferences::twist).value
        + twisted(lists.many(), CapturedReferences::twist).value
        + later.get();
  }

  @Async
  static Object capturedReferences() {
    Function<Object, String> text = any -> any + "!";
    return List.of(
        await(CapturedReferencesAsync.operators("a", new Box<>(text))),
        await(CapturedReferencesAsync.numbers(new Box<>(1), new Box<Number>(2), new Box<>("x"))),
        await(
            CapturedReferencesAsync.bound(
                new CapturedReferences(), new Box<>("y"), new Box<Object>(4))),
        await(
            CapturedReferencesAsync.exact(
                new CapturedReferences(), new Box<>("e"), new Box<Object>(5), List.of(6, 7.5))),
        await(CapturedReferencesAsync.hidden(new Box<>(List.of(1)), new Box<>("z"))));
  }
}
