package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;

/** Values before an await of a type that is itself a captured wildcard. */
class CapturedValues {
  static <T> T nothing() {
    return null;
  }

  static <T> List<T> none() {
    return new ArrayList<>();
  }

  static <K, V> V put(K key, V value, int n) {
    return value;
  }

  static <K, V> V putMap(Map<K, V> map, K key, V value, int n) {
    return map.put(key, value);
  }

  static <K> int putList(List<K> map, K key, int n) {
    map.add(key);
    return map.size();
  }

  static <K> int putLists(List<K> map, List<? extends K> key, int n) {
    map.addAll(key);
    return map.size();
  }

  @Async
  static Object one(List<? extends Number> numbers) {
    return putList(numbers, nothing(), await(of(1)));
  }

  @Async
  static Object two(Map<? extends Number, ? extends CharSequence> numbers) {
    return putMap(numbers, nothing(), nothing(), await(of(1)));
  }

  @Async
  static Object three(List<? extends List<? extends Number>> numbers) {
    return putList(numbers, nothing(), await(of(1)));
  }

  @Async
  static Object four(List<? extends Number> numbers) {
    return putLists(numbers, none(), await(of(1)));
  }

  @Async
  static Object five(Map<?, ? extends CharSequence> numbers) {
    return numbers.put(nothing(), await(of(true)) ? nothing() : null);
  }

  @Async
  static Object six(Map<?, ? extends CharSequence> numbers) {
    return numbers.put(nothing(), await(of((CharSequence) null)) == null ? null : null);
  }

  interface Sink<T> {
    int put(T one, int n);

    default int put(List<? extends T> l, T t, int n) {
      return n;
    }
  }

  @Async
  static Object seven(Sink<? extends Number> numbers) {
    return numbers.put(nothing(), await(of(4))) + numbers.put(none(), nothing(), await(of(1)));
  }

  @Async
  static Object eight(Sink<? extends List<? extends Number>> numbers) {
    return numbers.put(nothing(), await(of(4))) + numbers.put(none(), nothing(), await(of(1)));
  }

  @Async
  static Object nine(Sink<?> numbers, Sink<? super Number> sup) {
    return numbers.put(nothing(), await(of(4)))
        + numbers.put(none(), nothing(), await(of(1)))
        + sup.put(none(), nothing(), await(of(2)));
  }

  @Async
  static Object ten(Map<String, ? extends List<? extends Number>> m) {
    return m.put(await(of("k")), nothing()) == null
        ? m.putIfAbsent(nothing(), await(of(true)) ? nothing() : nothing())
        : 1;
  }

  @Async
  static Object eleven(List<? extends Comparable<?>> l, Optional<? extends Number> o) {
    l.add(await(of(0)), nothing());
    l.addAll(none());
    return o.or(() -> nothing0()).isPresent() && l.get(await(of(0))) == null;
  }

  static Optional<? extends Number> no() {
    return Optional.empty();
  }

  static <T> Optional<T> nothing0() {
    return Optional.empty();
  }

  @Async
  static <T extends Comparable<T>> Object twelve(
      List<? extends T> l, Map<? super T, ? extends T> m) {
    return putMap(m, nothing(), nothing(), await(of(0))) == null
        && putList(l, nothing(), await(of(0))) > 0;
  }

  @Async
  static Object run() {
    List<Object> all = new ArrayList<>();
    all.add(await(CapturedValuesAsync.one(new ArrayList<Integer>())));
    all.add(await(CapturedValuesAsync.two(new HashMap<Integer, String>())) == null);
    all.add(await(CapturedValuesAsync.three(new ArrayList<List<Integer>>())));
    all.add(await(CapturedValuesAsync.four(new ArrayList<Integer>())));
    all.add(await(CapturedValuesAsync.five(new HashMap<Integer, String>())) == null);
    all.add(await(CapturedValuesAsync.six(new HashMap<Integer, String>())) == null);
    all.add(await(CapturedValuesAsync.seven((Integer i, int n) -> n)));
    all.add(await(CapturedValuesAsync.eight((List<Integer> i, int n) -> n)));
    all.add(await(CapturedValuesAsync.nine((Integer i, int n) -> n, (Object i, int n) -> n)));
    all.add(await(CapturedValuesAsync.ten(new HashMap<String, List<Integer>>())) == null);
    all.add(await(CapturedValuesAsync.eleven(new ArrayList<Integer>(), Optional.of(1))));
    all.add(await(CapturedValuesAsync.<Integer>twelve(new ArrayList<Integer>(), new HashMap<>())));
    return all;
  }
}
