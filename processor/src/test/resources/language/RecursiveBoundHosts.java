package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** What {@code RecursiveBounds} has, in fields, creations, signatures and references. */
class RecursiveBoundHosts {
  interface Co<A, C extends Co<A, ?>> {
    A get();

    default C self() {
      @SuppressWarnings("unchecked")
      C c = (C) this;
      return c;
    }
  }

  static class Crate<A, C extends Co<A, ?>> {
    C c;
    A a;

    Crate(C c) {
      this.c = c;
      a = c.get();
    }

    C open() {
      return c;
    }

    void put(C c) {
      this.c = c;
    }

    <D extends Co<A, ?>> Crate<A, D> with(D d) {
      return new Crate<>(d);
    }

    static <A, C extends Co<A, ?>> Crate<A, C> of(C c) {
      return new Crate<>(c);
    }
  }

  private static final class Mine<A> implements Co<A, Mine<A>> {
    A a;

    Mine(A a) {
      this.a = a;
    }

    public A get() {
      return a;
    }
  }

  private static final class Plain implements Co<Integer, Plain> {
    int n;

    Plain(int n) {
      this.n = n;
    }

    public Integer get() {
      return n;
    }
  }

  private static final class Other implements Co<Integer, Mine<Integer>> {
    public Integer get() {
      return 9;
    }
  }

  Crate<Integer, Mine<Integer>> field = new Crate<>(new Mine<>(1));
  static Crate<Integer, Plain> plainField = new Crate<>(new Plain(2));

  @Async
  int fields() {
    field.put(new Mine<>(await(of(3))));
    field.c.a += await(of(1));
    plainField.put(new Plain(await(of(5))));
    Crate<Integer, Mine<Integer>> other = this.field;
    this.field = other;
    return field.open().a + other.c.a + plainField.open().n + plainField.c.n + field.c.self().a;
  }

  @Async
  static int crate() {
    Crate<Integer, Mine<Integer>> crate =
        new Crate<Integer, Mine<Integer>>(new Mine<>(await(of(3))));
    var second = new Crate<>(new Mine<>(await(of(4))));
    var third = Crate.of(new Plain(await(of(4))));
    second = crate;
    crate.c = second.c;
    return crate.open().a + second.open().a + third.open().n + third.with(new Mine<>(2)).open().a;
  }

  @Async
  static int forms(Object o) {
    @SuppressWarnings("unchecked")
    Co<Integer, Mine<Integer>> co = (Co<Integer, Mine<Integer>>) o;
    int n = await(of(1));
    @SuppressWarnings("unchecked")
    Co<Integer, Mine<Integer>>[] many = new Co[] {co, new Mine<>(3), new Other()};
    for (Co<Integer, Mine<Integer>> one : many) n += one.get();
    Co<Integer, Mine<Integer>> pick = n > 3 ? co : new Mine<>(5);
    Map<String, Co<Integer, Mine<Integer>>> map = new TreeMap<>();
    map.put("a", pick);
    map.put("b", await(of(pick)));
    for (Map.Entry<String, Co<Integer, Mine<Integer>>> e : map.entrySet())
      n += e.getValue().get() + e.getKey().length();
    Function<Co<Integer, Mine<Integer>>, Mine<Integer>> f = Co::self;
    Function<Co<Integer, Mine<Integer>>, Integer> g = c -> c.self().a;
    Supplier<Crate<Integer, Plain>> s = () -> new Crate<>(new Plain(7));
    BiFunction<Plain, Integer, Crate<Integer, Plain>> b = (p, i) -> new Crate<>(p);
    return n
        + f.apply(co).a
        + g.apply(co)
        + s.get().open().n
        + b.apply(new Plain(1), await(of(2))).open().n;
  }

  @Async
  static int callForms() {
    return await(RecursiveBoundHostsAsync.forms(new Mine<>(4)));
  }

  @Async
  static <A> A param(Co<A, Mine<A>> co) {
    await(of(1));
    return co.self().a;
  }

  @Async
  static int call() {
    return await(RecursiveBoundHostsAsync.param(new Mine<>(4)));
  }

  @Async
  private static int taken(Crate<Integer, Plain> crate, Plain plain) {
    crate.put(new Plain(await(of(1)) + plain.n));
    return crate.open().n;
  }

  @Async
  static int callTaken() {
    return await(RecursiveBoundHostsAsync.taken(new Crate<>(new Plain(3)), new Plain(2)));
  }

  static <C extends Co<Integer, ?>> C same(C c) {
    return c;
  }

  static <C extends Co<Integer, ?>> List<C> list(C c) {
    return new ArrayList<>(List.of(c));
  }

  @Async
  static int generic() {
    Plain p = same(new Plain(await(of(1))));
    List<Plain> l = list(p);
    l.add(same(new Plain(await(of(2)))));
    Mine<Integer> m = same(new Mine<>(await(of(1))));
    List<Mine<Integer>> lm = list(m);
    lm.add(m);
    return l.get(1).n + p.n + same(p).n + m.a + same(m).a + lm.get(1).a + list(m).get(0).a;
  }

  @Async
  static int enumLike() {
    EnumMap<Color, Integer> map = new EnumMap<>(Color.class);
    map.put(Color.RED, await(of(1)));
    Map<Color, List<Color>> more = new EnumMap<>(Color.class);
    more.put(Color.BLUE, List.of(Color.RED));
    EnumSet<Color> set = EnumSet.of(Color.RED, Color.BLUE);
    set.removeAll(more.keySet());
    return map.get(Color.RED) + set.size();
  }

  private enum Color {
    RED,
    BLUE
  }
}
