package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Visible collections and functions of a private class. */
class PrivateElements {
  private static class Sized {
    int size;

    Sized(int s) {
      size = s;
    }

    int size() {
      return size;
    }

    @Override
    public String toString() {
      return "S" + size;
    }
  }

  static class All extends ArrayList<Sized> {
    private static final long serialVersionUID = 1;

    All(int... n) {
      for (int i : n) add(new Sized(i));
    }
  }

  static class ByKey extends TreeMap<String, Sized> {
    private static final long serialVersionUID = 1;
  }

  static class Order implements Comparator<Sized> {
    @Override
    public int compare(Sized a, Sized b) {
      return Integer.compare(b.size, a.size);
    }
  }

  interface Visit extends Function<Sized, Integer> {}

  interface Both extends Supplier<Sized>, Predicate<Sized> {
    @Override
    default Sized get() {
      return new Sized(1);
    }
  }

  enum Kind implements Function<Sized, String> {
    A {
      @Override
      public String apply(Sized s) {
        return "a" + s;
      }
    },
    B {
      @Override
      public String apply(Sized s) {
        return "b" + s;
      }
    }
  }

  record Twice(int n) implements UnaryOperator<Sized> {
    @Override
    public Sized apply(Sized s) {
      return new Sized(s.size * n);
    }
  }

  static class Res implements AutoCloseable, Iterable<Sized> {
    @Override
    public Iterator<Sized> iterator() {
      return List.of(new Sized(4), new Sized(5)).iterator();
    }

    @Override
    public void close() {}
  }

  static class Cell<T> {
    T t;
    final Cell<T> next;

    Cell(T t, Cell<T> next) {
      this.t = t;
      this.next = next;
    }
  }

  static class SCell extends Cell<Sized> {
    SCell(Sized s, SCell next) {
      super(s, next);
    }

    SCell after() {
      return (SCell) next;
    }
  }

  static <T> T first(List<T> l) {
    return l.get(0);
  }

  static <T, L extends List<T>> L same(L l) {
    return l;
  }

  static <T> int count(Iterable<? extends T> l, Predicate<? super T> p) {
    int n = 0;
    for (T t : l) if (p.test(t)) n++;
    return n;
  }

  static int total(List<Sized> l) {
    return l.stream().mapToInt(Sized::size).sum();
  }

  static int totals(Collection<? extends List<Sized>> l) {
    return l.stream().mapToInt(PrivateElements::total).sum();
  }

  @SafeVarargs
  static <T> int many(List<T>... l) {
    return l.length;
  }

  @Async
  static String m1() {
    All a = new All(1, 2);
    int n = await(of(2));
    Sized s = first(a);
    return s.size + n + "" + total(a) + count(a, x -> x.size > 1);
  }

  @Async
  static String m2() {
    All a = new All(1, 2);
    String r = "";
    for (Sized s : a) {
      r += s.size + await(of(1));
    }
    for (var s : a) r += s.size();
    return r;
  }

  @Async
  static String m3() {
    All a = new All(1, 2, 3);
    int n = await(of(2));
    return a.stream().filter(s -> s.size >= n).map(s -> s.size + 1).toList()
        + ""
        + a.stream().map(Sized::size).collect(Collectors.toList());
  }

  @Async
  static String m4() {
    All a = new All(1, 2, 3);
    List<Sized> l = new ArrayList<>(a);
    List<Sized> same = a;
    Collection<? extends Sized> c = a;
    int n = await(of(2));
    l.addAll(a);
    a.addAll(l);
    same.add(new Sized(n));
    return l.size() + "" + a.size() + c.iterator().next().size;
  }

  @Async
  static String m5() {
    All a = new All(3, 1, 2);
    a.sort(new Order());
    int n = await(of(2));
    String r = "" + a;
    Collections.sort(a, new Order().reversed());
    a.sort(Comparator.comparingInt(s -> s.size));
    return r
        + a
        + n
        + Collections.max(a, new Order()).size
        + Collections.min(a, Comparator.comparing(Sized::size));
  }

  @Async
  static String m6() {
    Order o = new Order();
    TreeSet<Sized> t = new TreeSet<>(o);
    t.add(new Sized(1));
    t.add(new Sized(await(of(2))));
    Comparator<Sized> c = o;
    return t
        + ""
        + c.compare(t.first(), t.last())
        + o.compare(t.last(), new Sized(await(of(5))))
        + o.thenComparing(Sized::size).compare(t.first(), t.last());
  }

  @Async
  static String m7() {
    Visit v = s -> s.size + 1;
    int n = await(of(2));
    All a = new All(n, 4);
    Function<Sized, Integer> f = v;
    return a.stream().map(v).toList()
        + ""
        + v.apply(new Sized(n))
        + f.apply(a.get(0))
        + v.andThen(x -> x + 1).apply(first(a))
        + v.<Sized>compose(x -> new Sized(x.size * 10)).apply(a.get(1));
  }

  @Async
  static String m8() {
    Visit v = Sized::size;
    Both b = s -> s.size > 3;
    int n = await(of(2));
    return v.apply(b.get())
        + ""
        + b.test(new Sized(n))
        + b.negate().test(b.get())
        + new All(1, 9).stream().filter(b).count();
  }

  @Async
  static String m9() {
    Kind k = Kind.A;
    int n = await(of(2));
    String r = "";
    for (Kind one : Kind.values()) r += one.apply(new Sized(n + await(of(1))));
    return r + new All(5).stream().map(k).toList();
  }

  @Async
  static String m10() {
    Twice t = new Twice(await(of(3)));
    Sized s = t.apply(new Sized(2));
    return s
        + ""
        + t.andThen(t).apply(s).size
        + Stream.iterate(s, t).limit(await(of(3))).map(Sized::size).toList();
  }

  @Async
  static String m11() {
    String r = "";
    try (Res x = new Res()) {
      for (Sized s : x) {
        r += s.size + await(of(1));
      }
      x.forEach(s -> s.size++);
      r += x.iterator().next().size;
    }
    return r;
  }

  @Async
  static String m12() {
    SCell c = new SCell(new Sized(1), new SCell(new Sized(await(of(2))), null));
    String r = "";
    for (SCell at = c; at != null; at = at.after()) {
      r += at.t.size + await(of(0));
      at.t = new Sized(at.t.size + 5);
    }
    Cell<Sized> n = c.next;
    return r + c.t + n.t.size + c.after().t.size;
  }

  @Async
  static String m13() {
    ByKey m = new ByKey();
    m.put("a", new Sized(await(of(3))));
    m.computeIfAbsent("b", k -> new Sized(7));
    m.merge("a", new Sized(await(of(1))), (x, y) -> new Sized(x.size + y.size));
    String r = "";
    for (Map.Entry<String, Sized> e : m.entrySet()) {
      r += e.getKey() + e.getValue().size + await(of(1));
    }
    for (Sized s : m.values()) r += s.size;
    m.forEach((k, v) -> v.size++);
    m.replaceAll((k, v) -> new Sized(v.size + k.length()));
    return r + m + m.get("a").size + m.firstEntry().getValue().size;
  }

  @Async
  static String m14() {
    All a = same(new All(await(of(3))));
    Supplier<All> s = All::new;
    Function<Integer, All> f = n -> new All(n, n);
    int n = await(of(2));
    return a.get(0).size
        + ""
        + s.get().size()
        + f.apply(n).get(1).size
        + many(a, s.get())
        + totals(List.of(a, a));
  }

  @Async
  static String m15() {
    boolean b = await(of(true));
    List<Sized> l = b ? new All(2) : List.of();
    List<Sized> m =
        switch (await(of(1))) {
          case 1 -> new All(3);
          default -> new ArrayList<>();
        };
    var v = b ? new All(2) : new ArrayList<Sized>();
    return l.get(0).size + "" + m.get(0).size + v.get(0).size;
  }

  @Async
  static String m16() {
    Object o = new All(await(of(4)));
    if (o instanceof All a && a.get(0).size == await(of(4))) {
      return a.get(0).toString() + a.get(0).size;
    }
    return "no";
  }

  @Async
  static String m17() {
    List<All> l = List.of(new All(1), new All(2, 3));
    int n = await(of(2));
    return l.stream().flatMap(a -> a.stream()).map(s -> s.size).toList()
        + ""
        + l.stream().flatMap(List::stream).mapToInt(Sized::size).sum()
        + l.stream().map(a -> a.get(0)).toList()
        + n
        + l.get(1).get(1).size;
  }

  @Async
  static String m18() {
    All a = await(of(new All(4, 5)));
    Sized s = await(of(a)).get(await(of(1)));
    a.set(await(of(0)), await(of(s)));
    return s.size + "" + a + await(of(new All(7))).get(0).size;
  }

  @Async
  static <L extends All> String m19(L a) {
    a.add(new Sized(await(of(3))));
    Sized s = a.get(0);
    List<Sized> l = a;
    for (Sized x : a) s = new Sized(s.size + x.size + await(of(1)));
    a.forEach(x -> x.size++);
    return s + "" + total(a) + l.size() + a.stream().map(Sized::size).toList() + first(a);
  }

  @Async
  static String m20() {
    return await(PrivateElementsAsync.m19(new All(5)))
        + await(of(1))
        + await(PrivateElementsAsync.m21(new All(await(of(3))), new Order()));
  }

  @Async
  static String m21(List<Sized> l, Comparator<? super Sized> o) {
    await(of(1));
    return l.get(0).size + "" + o.compare(l.get(0), new Sized(5));
  }

  @Async
  static String m22() {
    All[] a = {new All(1), new All(await(of(2)))};
    List<Sized>[] b = a;
    a[1].add(new Sized(await(of(4))));
    return a[1].get(1).size + "" + b[0].get(0).size + total(a[await(of(1))]);
  }

  @Async
  static String m23() {
    Iterator<Sized> i = new All(1, 2).iterator();
    String r = "";
    while (i.hasNext()) {
      Sized s = i.next();
      r += s.size + await(of(1));
    }
    ListIterator<Sized> k = new All(1, 2).listIterator();
    k.next();
    k.set(new Sized(await(of(4))));
    return r + k.previous().size;
  }

  @Async
  static String m24() {
    Task<All, RuntimeException> t =
        Task.async(
            () -> {
              All a = new All(await(of(2)));
              a.add(new Sized(1));
              return a;
            });
    All a = await(t);
    return await(
            Task.async(
                () -> {
                  int n = await(of(1));
                  return a.get(n).size;
                }))
        + ""
        + a;
  }

  @Async
  static String m25() {
    Consumer<All> c =
        a -> {
          a.add(new Sized(3));
          a.get(0).size = 9;
        };
    BiFunction<All, Integer, Sized> g = All::get;
    All a = new All(await(of(2)));
    c.accept(a);
    Predicate<Sized> add = a::add;
    add.test(new Sized(6));
    return a + "" + g.apply(a, 1).size;
  }

  @Async
  static String m26() {
    class Own extends All {
      private static final long serialVersionUID = 1;

      Own() {
        super(1, 2);
      }

      int sum() {
        int n = 0;
        for (Sized s : this) n += s.size;
        return n + get(0).size;
      }
    }
    Own o = new Own();
    o.add(new Sized(await(of(4))));
    Sized s = o.get(0);
    return o.sum() + "" + s.size + total(o);
  }

  @Async
  static String m27() {
    All a =
        new All(1) {
          private static final long serialVersionUID = 1;

          @Override
          public Sized get(int i) {
            return new Sized(super.get(i).size * 10);
          }
        };
    int n = await(of(0));
    return a.get(n).size + "" + first(a).size;
  }

  @Async
  static String m28() {
    Optional<All> o = Optional.of(new All(await(of(1))));
    return o.map(a -> a.get(0)).map(Sized::size).get()
        + ""
        + o.get().get(0).size
        + o.flatMap(a -> a.stream().findFirst()).get().size
        + o.map(ArrayList::size).get()
        + await(of(1));
  }
}
