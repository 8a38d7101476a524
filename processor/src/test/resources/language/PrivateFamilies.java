package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/**
 * Private classes that are generic in each other, in the bodies and signatures of several tasks.
 */
class PrivateFamilies<H extends Comparable<H>> {
  H h;

  PrivateFamilies() {}

  PrivateFamilies(H h) {
    this.h = h;
  }

  private class Cell<T> {
    T t;
    Cell<T> prev;

    Cell(T t) {
      this.t = t;
    }

    H outer() {
      return h;
    }

    <U> Cell<U> map(Function<? super T, ? extends U> f) {
      return new Cell<U>(f.apply(t));
    }

    private Cell<T> link(Cell<T> c) {
      prev = c;
      return this;
    }
  }

  private abstract static class Shape<S extends Shape<S>> {
    abstract S self();

    int size = 1;

    S grow(int by) {
      size += by;
      return self();
    }

    static <Q extends Shape<Q>> Q twice(Q q) {
      return q.grow(1).grow(2);
    }
  }

  private static class Sq extends Shape<Sq> {
    Sq self() {
      return this;
    }

    private String nm = "sq";
  }

  private interface Visitor<R, X extends Exception> {
    R visit(Tree<?> t) throws X;
  }

  private static class Tree<V> {
    V v;
    List<Tree<? extends V>> kids = new ArrayList<>();

    Tree(V v, Tree<? extends V>... k) {
      this.v = v;
      kids.addAll(Arrays.asList(k));
    }

    <R, X extends Exception> R accept(Visitor<R, X> vis) throws X {
      return vis.visit(this);
    }

    private static <A> Tree<A> leaf(A a) {
      return new Tree<>(a);
    }
  }

  private static final Map<String, Tree<Number>> CACHE = new HashMap<>();

  private static <K, V extends Comparable<? super V>> Optional<Map.Entry<K, V>> top(Map<K, V> m) {
    return m.entrySet().stream().max(Map.Entry.comparingByValue());
  }

  @Async
  Object cells(H other) {
    Cell<String> c = new Cell<>(await(of("a")));
    Cell<H> d = c.map(s -> h);
    Cell<? extends Comparable<H>> e = d;
    c.link(new Cell<>("b")).link(c.prev).prev.t += await(of("z"));
    var list = new ArrayList<Cell<? super H>>();
    list.add(d);
    list.add(new Cell<Object>(await(of(1))));
    int cmp = await(of(d.t.compareTo(other))) + d.outer().compareTo(h);
    for (Cell<? super H> x : list) {
      Object o = x.t;
      cmp += await(of(o.hashCode())) == o.hashCode() ? 1 : 0;
    }
    Function<String, Cell<String>> mk = Cell::new;
    Cell<String>[] none = null;
    Supplier<H> so = e.map(q -> d.t)::outer;
    return c.t
        + c.prev.t
        + cmp
        + mk.apply("m").t
        + none
        + so.get()
        + (await(of(e)).t == h)
        + await(PrivateFamiliesAsync.pass(this, d)).t
        + await(PrivateFamiliesAsync.passAll(this, List.of(c, c.prev))).size();
  }

  @Async
  private <T> Cell<T> pass(Cell<T> c) {
    await(of(1));
    return c.prev == null ? c : c.prev;
  }

  @Async
  private <T> List<Cell<T>> passAll(List<? extends Cell<T>> c) {
    var out = new ArrayList<Cell<T>>(c);
    out.add(await(PrivateFamiliesAsync.pass(this, c.get(0))));
    return out;
  }

  @Async
  static Object useCells() {
    return await(PrivateFamiliesAsync.cells(new PrivateFamilies<>("h"), "g"));
  }

  @Async
  static Object shapes() {
    Sq s = new Sq().grow(await(of(3))).grow(1);
    Shape<?> w = s;
    Shape<Sq> t = Shape.twice(await(of(s)));
    t.self().nm += await(of("!"));
    w.size += await(of(1));
    ((Sq) t).size++;
    List<? extends Shape<?>> all = List.of(s, t);
    int sum = 0;
    for (Shape<?> q : all) sum += q.size + await(of(q.grow(0) == q ? 1 : 0));
    Shape<?> r = await(of(w)).grow(2).self();
    UnaryOperator<Sq> op = Shape::twice;
    BiFunction<Sq, Integer, Sq> g = Sq::grow;
    BiFunction<Shape<Sq>, Integer, Sq> g2 = Shape::grow;
    return s.size
        + s.nm
        + sum
        + r.size
        + op.apply(s).size
        + g.apply(s, await(of(1))).size
        + g2.apply(s, 1).nm
        + await(PrivateFamiliesAsync.grown(s, 4)).nm;
  }

  @Async
  private static <S extends Shape<S>> S grown(S s, int n) {
    for (int i = 0; i < n; i++) s = s.grow(await(of(i)));
    return s.self();
  }

  @Async
  static Object trees() throws Exception {
    @SuppressWarnings("unchecked")
    Tree<Number> t = new Tree<>(1, new Tree<>(2.5), Tree.leaf(await(of(3L))));
    CACHE.put("k", t);
    CACHE.computeIfAbsent(await(of("q")), k -> Tree.leaf(7)).v = await(of(8));
    double sum = 0;
    Deque<Tree<? extends Number>> todo = new ArrayDeque<>(List.of(t));
    while (!todo.isEmpty()) {
      Tree<? extends Number> n = todo.pop();
      sum += await(of(n.v)).doubleValue();
      for (Tree<? extends Number> k : n.kids) todo.push(k);
    }
    String s = t.accept(x -> "v" + x.v + x.kids.size());
    Visitor<Integer, java.io.IOException> bad =
        x -> {
          if (x.v != null) throw new java.io.IOException("io");
          return 1;
        };
    try {
      t.accept(bad);
    } catch (java.io.IOException e) {
      s += e.getMessage() + await(of(1));
    }
    Integer viaCall = t.accept(await(of((Visitor<Integer, RuntimeException>) x -> x.kids.size())));
    String r =
        top(Map.of("a", 1, "b", await(of(2)))).map(Map.Entry::getKey).orElseThrow()
            + CACHE.get("q").v
            + t.kids.get(await(of(0))).v;
    CACHE.clear();
    return sum + s + viaCall + r + await(PrivateFamiliesAsync.depth(t));
  }

  @Async
  private static int depth(Tree<?> t) {
    int d = 0;
    for (Tree<?> k : t.kids) d = Math.max(d, await(PrivateFamiliesAsync.depth(k)));
    return d + 1;
  }

  @Async
  private static Object arrays() {
    Sq[] a = {new Sq(), await(of(new Sq()))};
    Sq[][] b = new Sq[await(of(2))][1];
    b[0][await(of(0))] = a[1];
    b[1] = a;
    a[await(of(0))].nm += "x";
    Tree<?>[] ts = {new Tree<>(1), null};
    List<Sq[]> l = new ArrayList<>();
    l.add(a);
    l.add(await(of(a)).clone());
    Object o = b;
    Sq[] c = Arrays.copyOf(a, await(of(3)));
    int n = 0;
    for (Sq[] row : b) for (Sq q : row) n += q == null ? 0 : await(of(q.size));
    Function<Integer, Sq[]> mk = Sq[]::new;
    Sq[] str = Stream.of(a).filter(x -> x.nm.length() > 1).toArray(Sq[]::new);
    return b[0][0].nm
        + b[1].length
        + ts.length
        + l.size()
        + (o instanceof Sq[][] z ? z.length : 0)
        + c.length
        + n
        + mk.apply(2).length
        + str.length
        + ((Object[]) a).getClass().getComponentType().getSimpleName()
        + await(PrivateFamiliesAsync.va(await(of("p")), new Tree<>("1"), new Tree<>("2")));
  }

  @Async
  @SafeVarargs
  private static <T> int va(T p, Tree<? extends T>... all) {
    int n = 0;
    for (var t : all) n += await(of(t.v == p ? 1 : 10));
    return n;
  }

  @Async
  private static <T> int inferred(T p, List<Tree<? extends T>> all) {
    int[] n = {0};
    all.forEach(t -> n[0] += t.v == p ? 1 : 10);
    for (var t : all) {
      var u = t;
      n[0] += u.v == await(of(p)) ? 100 : 1000;
    }
    return n[0];
  }

  @Async
  static Object useInferred() {
    return await(PrivateFamiliesAsync.inferred("p", List.of(new Tree<>("p"), new Tree<>("q"))));
  }

  interface Factory<P> {
    P create();
  }

  abstract static class Combiner<P> {
    final List<Object> seen = new ArrayList<>();

    abstract void combine(P one);
  }

  static <T, P extends Consumer<? super T>> Object each(
      List<T> all, Factory<P> factory, Combiner<P> combiner, int times) {
    for (int i = 0; i < times; i++) {
      P one = factory.create();
      all.forEach(one);
      combiner.combine(one);
    }
    return combiner.seen;
  }

  static <T, P extends Consumer<? super T>> Object each(List<T> all, P one, int from, int to) {
    all.subList(from, to).forEach(one);
    return all.size();
  }

  static <P> List<P> made(Factory<P> factory, Combiner<? super P> combiner, int times) {
    combiner.combine(factory.create());
    return Collections.nCopies(times, factory.create());
  }

  private static final class Sum<T, V> implements Consumer<T>, Factory<Sum<T, V>> {
    final Function<? super T, ? extends V> to;
    final List<V> values = new ArrayList<>();

    Sum(Function<? super T, ? extends V> to) {
      this.to = to;
    }

    @Override
    public void accept(T one) {
      values.add(to.apply(one));
    }

    @Override
    public Sum<T, V> create() {
      return new Sum<>(to);
    }
  }

  private static final class Sums<T, V> extends Combiner<Sum<T, V>> {
    final List<V> result;

    Sums(List<V> result) {
      this.result = result;
    }

    @Override
    void combine(Sum<T, V> one) {
      seen.add(one.values);
      result.addAll(one.values);
    }
  }

  /** What is asked for of two private classes is the same, and neither's stand-in says so. */
  @Async
  static <T, V> Object combined(List<T> all, Function<? super T, ? extends V> to) {
    List<V> result = new ArrayList<>();
    List<Object> found = new ArrayList<>();
    found.add(each(all, new Sum<>(to), new Sums<>(result), 1));
    found.add(each(all, new Sum<>(to), new Sums<>(result), await(of(2))));
    Sum<T, V> sum = new Sum<>(to);
    Sums<T, V> sums = new Sums<>(result);
    found.add(each(all, sum, sums, await(of(1))));
    found.add(each(all, await(of(sum)), sums, 1));
    found.add(each(all, sum, 0, await(of(1))));
    for (Sum<T, V> one : made(new Sum<T, V>(to), new Sums<T, V>(result), await(of(2)))) {
      found.add(one.values.size());
    }
    found.add(made(sum, await(of(sums)), 1).get(0).create().values);
    return found + " " + result;
  }

  @Async
  static Object useCombined() {
    Function<Integer, String> to = n -> "n" + n;
    return await(PrivateFamiliesAsync.combined(List.of(1, 2), to));
  }
}
