package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
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

  static <A, B> B fold(
      List<A> all, BiFunction<? super B, ? super A, ? extends B> function, B first) {
    B found = first;
    for (A one : all) {
      found = function.apply(found, one);
    }
    return found;
  }

  static <A, B, R> BiFunction<A, B, R> curried(Function<A, Function<B, R>> function) {
    return (one, other) -> function.apply(one).apply(other);
  }

  static <A> Consumer<A> consumer(Consumer<A> of) {
    return of;
  }

  static <A> void each(List<A> all, Consumer<? super A> action, int most) {
    all.subList(0, step(most)).forEach(action);
  }

  /** What a lambda in an operand can do is told by the wildcard's bound. */
  @Async
  static List<?> functions(List<? extends List<? extends CharSequence>> lists) {
    List<Object> found = new ArrayList<>();
    found.add(fold(lists, curried(sum -> one -> sum + one.size()), await(of(1))));
    each(lists, consumer(one -> found.add(one.size())), await(of(1)));
    each(lists, consumer(List::size), await(of(1)));
    each(await(of(lists)), consumer(one -> found.add(one.get(0).length())), 2);
    each(await(of(lists)), consumer(one -> found.add(one.get(0))), await(of(2)));
    found.add(fold(await(of(lists)), curried(sum -> one -> sum + one.size()), 2).intValue());
    return found;
  }

  @Async
  static List<?> choices(List<? extends List<? extends CharSequence>> lists) {
    List<Object> found = new ArrayList<>();
    each(lists, lists.isEmpty() ? one -> found.add(0) : one -> found.add(one.size()), await(of(1)));
    each(lists, lists.isEmpty() ? one -> found.add(0) : List::size, await(of(1)));
    each(
        lists,
        lists.size() > 1 ? consumer(one -> found.add(one.size())) : one -> found.add(0),
        await(of(1)));
    each(
        lists,
        await(of(true)) ? consumer(one -> found.add(one.size())) : consumer(found::add),
        await(of(1)));
    each(await(of(lists)), lists.isEmpty() ? found::add : consumer(one -> found.add(one.size())), 2);
    found.add(
        flat(lists, lists.isEmpty() ? Function.identity() : Function.identity(), await(of(2))));
    return found;
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
    found.add(await(SharedCapturesAsync.functions(LISTS)));
    found.add(await(SharedCapturesAsync.choices(LISTS)));
    return found;
  }

  @Async
  static Object failed() throws IOException {
    Object found = await(SharedCapturesAsync.thrown(LISTS, true));
    return List.of(found, await(SharedCapturesAsync.thrown(LISTS, false)));
  }
}
