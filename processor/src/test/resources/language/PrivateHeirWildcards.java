package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Wildcards of a private class, used by what it inherits of a public one. */
public class PrivateHeirWildcards {
  private static class Bag<E> extends ArrayList<E> {
    static final long serialVersionUID = 1;

    Bag(E e) {
      add(e);
    }

    E own() {
      return get(0);
    }

    E f;

    Bag<E> me() {
      return this;
    }
  }

  private record Ent<K, V>(K getKey, V getValue) implements Map.Entry<K, V> {
    public V setValue(V v) {
      return null;
    }
  }

  private static class Fn<A, B> implements Function<A, B> {
    B b;

    Fn(B b) {
      this.b = b;
    }

    public B apply(A a) {
      return b;
    }
  }

  @Async
  static Object listExt() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    return l.get(0).get(0).intValue() + await(of(1));
  }

  @Async
  static Object listExtVar() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    var b = l.get(0);
    return b.get(0).intValue() + await(of(1));
  }

  @Async
  static Object listExtVar2() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    var b = l.get(0);
    var n = b.get(0);
    return n.intValue() + await(of(1));
  }

  @Async
  static Object listExtFor() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    int s = await(of(0));
    for (var b : l) s += b.get(0).intValue();
    return s;
  }

  @Async
  static Object listExtForAwait() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    int s = 0;
    for (var b : l) s += b.get(0).intValue() + await(of(1));
    return s;
  }

  @Async
  static Object listExact() {
    List<Bag<? extends Number>> l = List.of(new Bag<>(1));
    return l.get(0).get(0).intValue() + await(of(1));
  }

  @Async
  static Object listExt1() {
    List<? extends Bag<Integer>> l = List.of(new Bag<>(1));
    return l.get(0).get(0).intValue() + await(of(1));
  }

  @Async
  static Object own() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    return l.get(0).own().intValue() + await(of(1));
  }

  @Async
  static Object field() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    return (l.get(0).f == null) + "" + l.get(0).me().get(0).intValue() + await(of(1));
  }

  @Async
  static Object opt() {
    Optional<? extends Bag<? extends Number>> l = Optional.of(new Bag<>(1));
    return l.get().get(0).intValue() + await(of(1));
  }

  @Async
  static Object lambda() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    return l.stream().map(b -> b.get(0).intValue()).toList() + "" + await(of(1));
  }

  @Async
  static Object lambdaVar() {
    List<? extends Bag<? extends Number>> l = List.of(new Bag<>(1));
    return l.stream()
            .map(
                b -> {
                  var n = b.get(0);
                  return n.intValue();
                })
            .toList()
        + ""
        + await(of(1));
  }

  @Async
  static Object entry() {
    List<? extends Ent<? extends CharSequence, ? extends Number>> l = List.of(new Ent<>("a", 1));
    return l.get(0).getKey().length() + l.get(0).getValue().intValue() + await(of(1));
  }

  @Async
  static Object sup() {
    List<? extends Bag<? super Integer>> l = List.of(new Bag<Number>(1));
    l.get(0).add(await(of(2)));
    l.get(0).add(0, 3);
    return l.get(0).get(0);
  }

  @Async
  static Object addExact() {
    List<? extends Bag<Integer>> l = List.of(new Bag<>(1));
    l.get(0).add(await(of(2)));
    l.get(0).set(0, 7);
    int i = l.get(0).get(0);
    return i;
  }

  @Async
  static Object fn() {
    Map<String, ? extends Fn<? super String, ? extends Number>> m =
        Map.of("k", new Fn<String, Integer>(4));
    return m.get("k").apply("x").intValue()
        + await(of(1))
        + m.get("k").andThen(n -> n.intValue()).apply("y");
  }

  @Async
  static Object iter() {
    Iterator<? extends Bag<? extends Number>> l = List.of(new Bag<>(1)).iterator();
    return l.next().iterator().next().intValue() + await(of(1));
  }

  @Async
  static Object bagOfBags() {
    Bag<Bag<Integer>> l = new Bag<>(new Bag<>(1));
    return l.get(0).get(0).intValue() + await(of(1));
  }

  @Async
  static Object bagExtBags() {
    Bag<? extends Bag<Integer>> l = new Bag<>(new Bag<>(1));
    return l.get(0).get(0).intValue() + await(of(1));
  }

  @Async
  static Object bagExtBagsLocal() {
    Bag<? extends Bag<? extends Number>> l = new Bag<>(new Bag<>(1));
    Number n = l.get(0).get(0);
    int i = l.get(0).stream().mapToInt(Number::intValue).sum();
    return n.intValue() + await(of(1)) + i;
  }

  @Async
  static <T extends Number> Object tv0(List<T> ts) {
    List<? extends Bag<? extends T>> l = List.of(new Bag<>(ts.get(0)));
    T t = l.get(0).get(0);
    return l.get(0).get(0).intValue() + await(of(1)) + t.intValue();
  }

  @Async
  static Object tv() {
    return await(PrivateHeirWildcardsAsync.tv0(List.of(1)));
  }
}
