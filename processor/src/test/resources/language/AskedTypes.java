package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Places that ask for a type variable or a captured wildcard, which has no name. */
class AskedTypes<T> {
  interface Named {}

  static final class Both implements Named {}

  final List<Object> seen = new ArrayList<>();

  @SuppressWarnings("unchecked")
  static <X extends Named> X make() {
    return (X) new Both();
  }

  @SuppressWarnings("unchecked")
  static <X extends Named> X make(int number) {
    return (X) (number > 0 ? new Both() : null);
  }

  static <X> X nothing() {
    return null;
  }

  private void see(Object one) {
    seen.add(one == null ? "null" : one.getClass().getSimpleName());
  }

  /** What is made is a T and a Named. */
  @Async
  private T variables(T[] all, boolean more) {
    T first = make(await(of(1)));
    await(pause());
    T second = make();
    see(first);
    see(second);
    all[0] = make();
    all[await(of(1))] = make();
    see(all[1]);
    Runnable later = () -> see(all[0] = make());
    later.run();
    return more ? make(await(of(0))) : make();
  }

  @Async
  private void arguments(Consumer<? super T> sink) {
    await(pause());
    sink.accept(make());
    sink.accept(make(await(of(1))));
    Runnable later = () -> sink.accept(make());
    later.run();
  }

  @Async
  private void spilled(
      BiConsumer<? super T, Integer> sink, BiFunction<? super T, Integer, ? extends T> function) {
    sink.accept(make(), await(of(1)));
    sink.accept(nothing(), await(of(2)));
    sink.accept(make(await(of(0))), await(of(3)));
    see(function.apply(make(), await(of(4))));
  }

  @Async
  private <U extends T> void nested(Consumer<? super U> sink, Function<? super T, ? extends U> to) {
    await(pause());
    sink.accept(to.apply(make()));
    sink.accept(to.apply(make(await(of(1)))));
  }

  @Async
  static Object ofTypeVariables() {
    AskedTypes<Object> host = new AskedTypes<>();
    host.see(await(AskedTypesAsync.variables(host, new Object[2], true)));
    host.see(await(AskedTypesAsync.variables(host, new Object[2], false)));
    await(AskedTypesAsync.arguments(host, host::see));
    BiConsumer<Object, Integer> sink = (one, number) -> host.see(number > 1 ? one : number);
    await(AskedTypesAsync.spilled(host, sink, (one, number) -> number));
    await(AskedTypesAsync.nested(host, host::see, one -> new ArrayList<>()));
    return host.seen;
  }

  /** Has its wildcard captured anew for each call. */
  static final class Box<X> {
    final List<Object> seen = new ArrayList<>();

    <R> R map(Function<? super X, ? extends List<?>> function, Function<X, X> other, R result) {
      return result;
    }

    void put(Map<X, X> map, X one, int number) {
      seen.add(map.size() + number + (one == null ? 1 : 2));
    }
  }

  @Async
  private static <E> int ofVariables(Box<? extends List<E>> box, Box<? super List<E>> other) {
    int result = box.map(Function.identity(), Function.identity(), await(of(1)));
    result += await(of(box)).map(Function.identity(), Function.identity(), await(of(2)));
    result +=
        ((Box<? extends List<E>>) box).map(Function.identity(), Function.identity(), await(of(3)));
    box.put(new HashMap<>(), null, await(of(1)));
    box.put(Map.of(), null, 2 * await(of(1)));
    other.put(new HashMap<>(), nothing(), await(of(1)));
    other.put(new HashMap<>(), List.of(), await(of(1)));
    other.put(Map.of(), new ArrayList<>(), await(of(1)));
    other.put(Map.of(), await(of(List.of())), await(of(1)));
    return result;
  }

  @Async
  private static void ofUnknown(Box<?> box) {
    box.put(new HashMap<>(), null, await(of(3)));
    await(of(box)).put(Map.of(), null, await(of(4)));
  }

  @Async
  static Object ofReceivers() {
    Box<List<String>> box = new Box<>();
    Box<Object> other = new Box<>();
    int result = await(AskedTypesAsync.ofVariables(box, other));
    await(AskedTypesAsync.ofUnknown(box));
    return List.of(result, box.seen, other.seen);
  }

  private static class Plain {}

  private static class Hidden<K, V> extends Keyed<K> {
    V value;

    @Async
    private <R> R self(Function<? super Hidden<?, V>, ? extends R> function) {
      await(pause());
      return function.apply(this);
    }

    @Async
    private <R> R awaited(Function<? super Hidden<?, V>, ? extends R> function) {
      return function.apply(await(of(this)));
    }

    @Async
    private <R> R spilled(BiFunction<? super Hidden<K, ?>, Integer, ? extends R> function) {
      return function.apply(this, await(of(1)));
    }
  }

  static class Keyed<K> {
    K key;
  }

  @Async
  private static void ofPlain(
      Consumer<? super Plain> sink, Plain one, Plain[] all, Consumer<? super Plain[]> other) {
    await(pause());
    sink.accept(one);
    sink.accept(new Plain());
    sink.accept(all[await(of(0))]);
    sink.accept(await(of(one)));
    other.accept(all);
  }

  private static class Pair<K, V> {
    K key;
    V value;
  }

  @Async
  private static <K> void ofGeneric(
      Consumer<? super Pair<?, K>> sink,
      Consumer<? super List<? extends Pair<?, ?>>> other,
      List<Pair<K, K>> all) {
    await(pause());
    sink.accept(all.get(0));
    sink.accept(new Pair<K, K>());
    sink.accept(await(of(new Pair<>())));
    other.accept(all);
    all.forEach(sink);
  }

  @Async
  static Object ofPrivateClasses() {
    List<Object> seen = new ArrayList<>();
    Hidden<String, String> hidden = new Hidden<>();
    Function<Object, String> name = one -> one.getClass().getSimpleName();
    seen.add(await(AskedTypes_HiddenAsync.self(hidden, name)));
    seen.add(await(AskedTypes_HiddenAsync.awaited(hidden, name)));
    seen.add(await(AskedTypes_HiddenAsync.spilled(hidden, (one, number) -> number)));
    Consumer<Object> sink = one -> seen.add(one.getClass().getSimpleName());
    await(AskedTypesAsync.ofPlain(sink, new Plain(), new Plain[] {new Plain()}, sink));
    await(AskedTypesAsync.ofGeneric(sink, sink, List.of(new Pair<>())));
    return seen;
  }
}
