package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;

/** Calls with an operand whose type is a captured wildcard, and others that mention it. */
class CapturedOperands {
  static <T> T nothing() {
    return null;
  }

  static class Pair<T> {
    List<T> l;
    T t;

    Pair(List<T> l, T t, int n) {
      this.l = l;
      this.t = t;
    }

    Pair(T t, int n, List<T> l) {
      this(l, t, n);
    }

    T get() {
      return t;
    }

    int size() {
      return l.size();
    }

    <U> Pair(U u, T t, List<T> l, int n) {
      this(l, t, n);
    }
  }

  static <K> int fill(List<K> map, K[] key, int n) {
    return map.size();
  }

  static <K> K first(K t, int n, List<K> l) {
    return l.get(0);
  }

  static <K> K var(List<K> l, int n, K... t) {
    return l.get(0);
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object o) {
    return (T) o;
  }

  @Async
  static Object one(List<? extends Number> numbers) {
    Pair<?> p = new Pair<>(numbers, nothing(), await(of(1)));
    return p.size()
        + new Pair<>(numbers, nothing(), await(of(1))).size()
        + new Pair<>(nothing(), await(of(2)), numbers).size();
  }

  @Async
  static Object two(List<? extends Number> numbers) {
    int n = first(nothing(), await(of(1)), numbers).intValue();
    return n
        + first(
                await(of(true)) ? await(of(false)) ? nothing() : nothing() : nothing(),
                await(of(1)),
                numbers)
            .intValue();
  }

  @Async
  static int three(List<? extends Number> numbers) {
    var x = first(cast(5), await(of(1)), numbers);
    Number y = first(cast(5), await(of(1)), numbers);
    return x.intValue() + y.intValue() + fill(numbers, nothing(), await(of(2)));
  }

  @Async
  static int four(List<? extends Number> numbers) {
    return first(await(of(cast(3))), 1, numbers).intValue()
        + first(
                switch (await(of(3))) {
                  case 3 -> nothing();
                  default -> {
                    int k = await(of(7));
                    yield cast(k);
                  }
                },
                1,
                numbers)
            .intValue();
  }

  @Async
  static <T extends Comparable<T>> int five(List<? extends T> numbers, T max) {
    T x = first(cast(5), await(of(1)), numbers);
    return x.compareTo(max) + first(cast(6), await(of(1)), numbers).compareTo(max);
  }

  @Async
  static int six(Map<String, ? extends List<? extends Number>> m) {
    Map<String, ? extends List<? extends Number>> k = m;
    k.put("x", nothing());
    k.put(await(of("y")), cast(List.of(3)));
    k.put(cast("z"), await(of(cast(List.of(4, 5)))));
    k.computeIfAbsent(await(of("u")), s -> nothing());
    k.merge(await(of("y")), cast(List.of(1)), (a, b) -> cast(await0(b)));
    return k.size() + k.get(await(of("y"))).get(0).intValue();
  }

  static <T> T await0(T t) {
    return t;
  }

  interface Node<N extends Node<N>> {
    N next(N after, int n);
  }

  record Nd(int v) implements Node<Nd> {
    public Nd next(Nd a, int n) {
      return a == null ? new Nd(v + n) : a;
    }
  }

  @Async
  static int seven(Node<?> node) {
    Node<?> a = node.next(nothing(), await(of(2)));
    return ((Nd) a.next(cast(a), await(of(4)))).v;
  }

  @Async
  static int eight(List<? extends Number> numbers) {
    return var(numbers, await(of(3))).intValue()
        + var(numbers, await(of(3)), nothing(), cast(4)).intValue()
        + var(numbers, 3, await(of(cast(4))), cast(4)).intValue();
  }

  @Async
  static Object run() {
    List<Object> all = new ArrayList<>();
    all.add(await(CapturedOperandsAsync.one(new ArrayList<Integer>())));
    all.add(await(CapturedOperandsAsync.two(List.of(4))));
    all.add(await(CapturedOperandsAsync.three(List.of(4))));
    all.add(await(CapturedOperandsAsync.four(List.of(4))));
    all.add(await(CapturedOperandsAsync.five(List.of("a"), "b")));
    all.add(await(CapturedOperandsAsync.six(new HashMap<String, List<Integer>>())));
    all.add(await(CapturedOperandsAsync.seven(new Nd(1))));
    all.add(await(CapturedOperandsAsync.eight(List.of(4))));
    return all;
  }
}
