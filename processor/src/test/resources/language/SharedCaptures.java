package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Operands before an await whose types javac has inferred from a wildcard of another operand. */
class SharedCaptures {
  static final List<List<String>> LISTS = List.of(List.of("one"), List.of("two", "three"));

  static class Flat<T, R> {
    final List<R> all = new ArrayList<>();

    Flat(List<T> from, Function<? super T, ? extends List<? extends R>> to, int most) {
      from.stream().limit(step(most)).forEach(one -> all.addAll(to.apply(one)));
    }

    Flat<T, R> each(Consumer<? super R> action) {
      all.forEach(action);
      return this;
    }
  }

  static <T> List<T> all(Flat<?, T> flat) {
    return flat.all;
  }

  static <T, R> List<R> flat(
      List<T> from, Function<? super T, ? extends List<? extends R>> to, int most) {
    return new Flat<T, R>(from, to, most).all;
  }

  static <T, X extends Exception> Object check(
      List<T> from, Function<? super T, ?> to, Class<X> thrown, int most) throws X {
    return to.apply(from.get(step(most)));
  }

  static <T> List<T> together(List<T> one, List<T> other, int most) {
    List<T> all = new ArrayList<>(one.subList(0, step(most)));
    all.addAll(other);
    return all;
  }

  static <T> List<T> copy(List<T> list) {
    return new ArrayList<>(step(list));
  }

  static class Flow<T> {
    final List<T> items;

    Flow(List<T> items) {
      this.items = items;
    }

    static <T> Flow<T> over(List<? extends T> items) {
      return new Flow<>(new ArrayList<>(items));
    }

    <R> Flow<R> flat(Function<? super T, ? extends List<? extends R>> to, int most) {
      return new Flow<R>(new Flat<T, R>(items, to, most).all);
    }

    Flow<T> each(Consumer<? super T> action) {
      items.forEach(action);
      return this;
    }
  }

  @Async
  static <T> List<T> created(List<? extends List<? extends T>> lists) {
    List<T> first = new Flat<>(lists, Function.identity(), await(of(1))).all;
    first.addAll(all(new Flat<>(lists, Function.identity(), await(of(2)))));
    return first;
  }

  @Async
  static <T> List<T> called(List<? extends List<? extends T>> lists) {
    return flat(lists, Function.identity(), await(of(2)));
  }

  @Async
  static int members(List<? extends List<? extends CharSequence>> lists) {
    int[] sum = {0};
    Flow.over(lists).flat(Function.identity(), await(of(2))).each(one -> sum[0] += one.length());
    new Flat<>(lists, Function.identity(), await(of(1))).each(one -> sum[0] += one.length());
    return sum[0] + flat(lists, Function.identity(), await(of(1))).get(0).length();
  }

  @Async
  static int variables(List<? extends List<? extends CharSequence>> lists) {
    var all = flat(lists, Function.identity(), await(of(2)));
    int sum = 0;
    for (var one : all) {
      sum += one.length();
    }
    for (CharSequence one : flat(lists, Function.identity(), await(of(1)))) {
      sum += one.length();
    }
    return sum;
  }

  @Async
  static List<?> nested(List<? extends List<? extends CharSequence>> lists) {
    return flat(
        flat(lists, Function.identity(), await(of(2))), one -> List.of(one), await(of(2)));
  }

  @Async
  static List<?> inner(List<? extends List<? extends CharSequence>> lists) {
    return flat(lists, Objects.requireNonNull(Function.identity(), await(of("never"))), 2);
  }

  @Async
  static <T> Function<T, T> same() {
    return one -> one;
  }

  @Async
  static List<List<?>> awaited(List<? extends List<? extends CharSequence>> lists) {
    return List.of(
        flat(lists, await(SharedCapturesAsync.same()), 1),
        flat(lists, await(SharedCapturesAsync.same()), await(of(2))));
  }

  @Async
  static List<?> lists(List<? extends Number> numbers) {
    return together(copy(numbers), new ArrayList<>(), await(of(1)));
  }

  @Async
  static Object thrown(List<? extends List<?>> lists, boolean isThere) throws IOException {
    try {
      return check(lists, Function.identity(), IOException.class, await(of(isThere ? 0 : 9)));
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("none");
    }
  }

  @Async
  static Object sharedCaptures() {
    List<Object> found = new ArrayList<>();
    found.add(await(SharedCapturesAsync.<CharSequence>created(LISTS)));
    found.add(await(SharedCapturesAsync.<CharSequence>called(LISTS)));
    found.add(await(SharedCapturesAsync.members(LISTS)));
    found.add(await(SharedCapturesAsync.variables(LISTS)));
    found.add(await(SharedCapturesAsync.nested(LISTS)));
    found.add(await(SharedCapturesAsync.inner(LISTS)));
    found.add(await(SharedCapturesAsync.awaited(LISTS)));
    found.add(await(SharedCapturesAsync.lists(List.of(1, 2.0))));
    return found;
  }

  @Async
  static Object failed() throws IOException {
    Object found = await(SharedCapturesAsync.thrown(LISTS, true));
    return List.of(found, await(SharedCapturesAsync.thrown(LISTS, false)));
  }
}
