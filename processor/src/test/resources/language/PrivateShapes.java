package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Private classes of every kind, in the ways that their users have with them. */
final class PrivateShapes {
  private static class Node<K extends Comparable<K>, V>
      implements Comparable<Node<K, V>>, Iterable<Node<K, V>> {
    K k;
    V v;
    Node<K, V> next;

    Node(K k, V v, Node<K, V> next) {
      this.k = k;
      this.v = v;
      this.next = next;
    }

    public int compareTo(Node<K, V> o) {
      return k.compareTo(o.k);
    }

    public Iterator<Node<K, V>> iterator() {
      List<Node<K, V>> l = new ArrayList<>();
      for (Node<K, V> n = this; n != null; n = n.next) l.add(n);
      return l.iterator();
    }

    class Cursor {
      Node<K, V> at = Node.this;

      V value() {
        return at.v;
      }

      boolean step() {
        at = at.next;
        return at != null;
      }
    }

    Cursor cursor() {
      return new Cursor();
    }

    static <A extends Comparable<A>, B> Node<A, B> made(A a, B b) {
      return new Node<>(a, b, null);
    }

    <R> R fold(R r, BiFunction<? super R, ? super Node<K, V>, ? extends R> f) {
      for (Node<K, V> n : this) r = f.apply(r, n);
      return r;
    }
  }

  private interface Visitor<R, X extends Exception> {
    R visit(Node<?, ?> n) throws X;

    default <S> Visitor<S, X> then(Function<? super R, ? extends S> f) {
      return n -> f.apply(visit(n));
    }
  }

  private enum Op implements IntBinaryOperator {
    ADD("+") {
      public int applyAsInt(int a, int b) {
        return a + b;
      }
    },
    MUL("*") {
      public int applyAsInt(int a, int b) {
        return a * b;
      }
    };
    final String s;

    Op(String s) {
      this.s = s;
    }
  }

  private record Pair<A, B>(A a, B b) {
    static <T> Pair<T, T> twin(T t) {
      return new Pair<>(t, t);
    }

    <C> Pair<A, C> with(C c) {
      return new Pair<>(a, c);
    }
  }

  @Async
  static String nodes() {
    Node<String, Integer> n = new Node<>("b", await(of(1)), Node.made("a", await(of(2))));
    Node<String, Integer>.Cursor c = n.cursor();
    int sum = c.value();
    while (c.step()) sum += c.value() * await(of(10));
    List<Node<String, Integer>> sorted = new ArrayList<>();
    for (Node<String, Integer> one : n) {
      sorted.add(one);
      await(of(0));
    }
    Collections.sort(sorted);
    sorted.sort(
        Comparator.comparing((Node<String, Integer> x) -> x.v).reversed().thenComparing(x -> x.k));
    String text = n.fold("", (s, x) -> s + x.k);
    TreeMap<Node<String, Integer>, Integer> map = new TreeMap<>();
    for (Node<String, Integer> x : sorted) map.merge(x, await(of(x.v)), Integer::sum);
    return text + sum + sorted.get(0).k + map.firstKey().k + Collections.max(sorted).k;
  }

  @Async
  static String visitors() throws Checked {
    Visitor<String, Checked> v =
        n -> {
          if (n.k == null) throw new Checked("null");
          return n.k.toString();
        };
    Visitor<Integer, Checked> len = v.then(String::length);
    int k = len.visit(Node.made("abc", await(risky(1)))) + await(of(2));
    return v.<String>then(s -> s + s).visit(Node.made("x", 1)) + k;
  }

  @Async
  static int ops() {
    int r = 1;
    for (Op op : Op.values()) {
      r =
          switch (op) {
            case ADD -> op.applyAsInt(r, await(of(3)));
            case MUL -> op.applyAsInt(r, op.s.length() + await(of(4)));
          };
    }
    Map<Op, List<Pair<Op, Integer>>> by =
        Stream.of(Op.values())
            .map(o -> new Pair<>(o, o.ordinal()))
            .collect(
                Collectors.groupingBy(Pair::a, () -> new EnumMap<>(Op.class), Collectors.toList()));
    for (Map.Entry<Op, List<Pair<Op, Integer>>> e : by.entrySet())
      r += e.getValue().get(0).b() + await(of(e.getKey().ordinal()));
    return r + Op.valueOf("ADD").compareTo(Op.MUL);
  }

  @Async
  static String pairs() {
    Pair<String, Integer> p = new Pair<>("a", await(of(1)));
    var q = p.with(Pair.twin(await(of('c'))));
    Pair<? extends CharSequence, ? super Integer> w = p;
    Object o = q;
    if (o instanceof Pair<?, ?> any
        && any.b() instanceof Pair<?, ?> inner
        && inner.a() instanceof Character ch
        && ch == await(of('c'))) return w.a().length() + "" + ch + any.a() + q.b().b();
    return "no";
  }

  @Async
  static int streams() {
    List<Pair<String, Integer>> l = new ArrayList<>();
    for (int i = 0; i < await(of(3)); i++) l.add(new Pair<>("k" + i, await(of(i))));
    Map<String, Pair<String, Integer>> m =
        l.stream()
            .collect(
                Collectors.toMap(Pair::a, Function.identity(), (a, b) -> b, LinkedHashMap::new));
    Optional<Pair<String, Integer>> best = l.stream().max(Comparator.comparingInt(Pair::b));
    int total = l.stream().mapToInt(Pair::b).sum();
    Pair<String, Integer>[] arr =
        l.toArray(
            n -> {
              @SuppressWarnings("unchecked")
              Pair<String, Integer>[] a = new Pair[n];
              return a;
            });
    return best.map(Pair::b).orElse(-1)
        + total
        + m.size()
        + await(of(arr.length))
        + best.get().a().length();
  }

  @Async
  static <T extends Comparable<? super T>> T maximum(Collection<? extends T> all) {
    Iterator<? extends T> it = all.iterator();
    T best = it.next();
    while (it.hasNext()) {
      T next = await(of(it.next()));
      if (next.compareTo(best) > 0) best = next;
    }
    return best;
  }

  @Async
  static String maxima() {
    return await(PrivateShapesAsync.maximum(List.of("a", "c", "b")))
        + await(PrivateShapesAsync.maximum(List.of(Node.made("z", 1), Node.made("y", 2)))).k
        + await(PrivateShapesAsync.<Integer>maximum(Set.of(4)));
  }

  @Async
  static int blocks() throws Checked {
    Pair<String, Integer> p = new Pair<>("a", await(of(1)));
    List<Task<Pair<String, Integer>, Checked>> tasks = new ArrayList<>();
    for (Op op : Op.values())
      tasks.add(
          Task.async(
              () -> {
                int b = await(risky(p.b()));
                return new Pair<>(op.s, op.applyAsInt(b, await(of(5))));
              }));
    int sum = 0;
    for (var t : tasks) {
      var r = await(t);
      sum += r.b() + r.a().length();
    }
    return sum;
  }
}
