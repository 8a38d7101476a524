package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Visible generic classes whose arguments have to be of a private class. */
class PrivateBounds {
  private static class Sized implements Comparable<Sized> {
    int size;

    Sized(int s) {
      size = s;
    }

    public int compareTo(Sized o) {
      return Integer.compare(size, o.size);
    }

    public String toString() {
      return "S" + size;
    }
  }

  private interface Named {
    String name();
  }

  static class Both extends Sized implements Named {
    Both(int n) {
      super(n);
    }

    public String name() {
      return "both" + size;
    }
  }

  static class Crate<T extends Sized> {
    T it;
    final List<T> all = new ArrayList<>();

    Crate(T it) {
      this.it = it;
      all.add(it);
    }

    T it() {
      return it;
    }

    Crate<T> with(T more) {
      all.add(more);
      return this;
    }

    static <T extends Sized> Crate<T> made(T t) {
      return new Crate<>(t);
    }

    T largest() {
      return Collections.max(all);
    }

    <R> R map(Function<? super T, R> f) {
      return f.apply(it);
    }

    boolean same(Crate<? extends T> o) {
      return o.it.size == it.size;
    }
  }

  static class Pair<A extends Sized, B extends List<? extends A>> {
    A a;
    B b;

    Pair(A a, B b) {
      this.a = a;
      this.b = b;
    }
  }

  static class Multi<M extends Sized & Named> {
    M m;

    Multi(M m) {
      this.m = m;
    }

    String say() {
      return m.name() + m.size;
    }
  }

  static class Self<S extends Self<S, K>, K extends Sized> {
    K k;

    void k(K n) {
      k = n;
    }

    S self() {
      @SuppressWarnings("unchecked")
      S s = (S) this;
      return s;
    }
  }

  static class Me extends Self<Me, Sized> {
    int x = 4;
  }

  static class Cage<C extends Crate<? extends Sized>> {
    C c;

    Cage(C c) {
      this.c = c;
    }

    C c() {
      return c;
    }
  }

  record Rec<T extends Sized>(T t, int n) {}

  interface Get<T extends Sized> {
    T get(int n);

    default int twice(int n) {
      return get(n).size * 2;
    }
  }

  @Async
  static int m1() {
    Crate<Sized> c = new Crate<>(new Sized(3));
    int n = await(of(2));
    c.it = new Sized(5);
    return c.it().size + n;
  }

  @Async
  static String m2() {
    var c = Crate.made(new Both(await(of(2))));
    c.with(new Both(await(of(7)))).with(new Both(3));
    return c.largest().name() + c.all.size();
  }

  @Async
  static String m3() {
    Crate<?> c = new Crate<>(new Sized(await(of(3))));
    int n = await(of(2));
    return c.it() + "" + c.it.size + n;
  }

  @Async
  static String m4() {
    Crate<? extends Sized> c = Crate.<Sized>made(new Sized(await(of(3))));
    int n = await(of(2));
    return c.map(s -> s.size + n) + "/" + c.map(Sized::toString);
  }

  @Async
  static String m5() {
    Pair<Sized, List<Both>> p = new Pair<>(new Sized(await(of(1))), List.of(new Both(2)));
    int n = await(of(3));
    return p.a.size + p.b.get(0).name() + n;
  }

  @Async
  static String m6() {
    Multi<Both> p = new Multi<>(new Both(await(of(1))));
    int n = await(of(3));
    return p.say() + n + p.m.name();
  }

  @Async
  static int m7() {
    Me me = new Me();
    me.k(new Sized(await(of(6))));
    int n = await(of(2));
    return me.self().x + me.self().k.size + n;
  }

  @Async
  static int m8() {
    Cage<Crate<Sized>> c = new Cage<>(new Crate<>(new Sized(await(of(6)))));
    int n = await(of(2));
    return c.c().it().size + c.c.it.size + n;
  }

  @Async
  static int m9() {
    Rec<Sized> r = new Rec<>(new Sized(3), await(of(4)));
    int n = await(of(2));
    return r.t().size + r.n() + n;
  }

  @Async
  static int m10() {
    int k = await(of(4));
    Get<Sized> g = n -> new Sized(n + k);
    int n = await(of(2));
    return g.get(n).size + g.twice(n);
  }

  @Async
  static int m11() {
    int k = await(of(4));
    Get<Sized> g =
        new Get<>() {
          @Override
          public Sized get(int n) {
            return new Sized(n * k);
          }
        };
    int n = await(of(2));
    return g.get(n).size + g.twice(n);
  }

  @Async
  static <T extends Sized> int m12(Crate<T> c, T t) {
    int k = await(of(4));
    T old = c.it;
    c.it = t;
    k += await(of(2));
    return c.it().size + k + old.size;
  }

  @Async
  static String m13() {
    List<Crate<Sized>> l = new ArrayList<>();
    for (int i = await(of(0)); i < 3; i++) {
      l.add(new Crate<>(new Sized(await(of(i)))));
    }
    int s = 0;
    for (Crate<Sized> c : l) {
      s += c.it.size + await(of(1));
    }
    return l.size() + "/" + s;
  }

  @Async
  static int m14() {
    @SuppressWarnings({"rawtypes", "unchecked"})
    Crate c = new Crate(new Sized(await(of(3))));
    int n = await(of(2));
    return c.it.size + n;
  }

  @Async
  static int m15() {
    Crate<Both> c =
        new Crate<>(new Both(3)) {
          @Override
          Both it() {
            return new Both(it.size + 1);
          }
        };
    int n = await(of(2));
    return c.it().size + n;
  }

  @Async
  static int m16() {
    class Mine extends Crate<Sized> {
      Mine() {
        super(new Sized(9));
      }

      int n() {
        return it.size;
      }
    }
    Mine c = new Mine();
    int n = await(of(2));
    return c.n() + n;
  }

  @Async
  static Object m17() {
    Crate<Sized>[] a = cast(new Crate<?>[await(of(2))]);
    a[0] = new Crate<>(new Sized(4));
    int n = await(of(2));
    return a[0].it.size + n + a.length;
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object o) {
    return (T) o;
  }

  @Async
  static boolean m18() {
    Crate<Sized> c = new Crate<>(new Sized(4));
    Crate<Both> d = new Crate<>(new Both(await(of(4))));
    return c.same(d) && await(of(true));
  }

  @Async
  static Crate<Both> m19() {
    Crate<Both> d = new Crate<>(new Both(await(of(4))));
    return d;
  }

  @Async
  static int m20() {
    Crate<Both> d = await(PrivateBoundsAsync.m19());
    int n = await(of(2));
    return d.it.size + n + await(PrivateBoundsAsync.m12(d, new Both(n)));
  }

  @Async
  static String m21() {
    Object o = new Crate<>(new Both(await(of(4))));
    if (o instanceof Crate<?> c && await(of(true))) {
      return c.it().toString() + await(of(1));
    }
    return "no";
  }

  @Async
  static String m22() {
    Supplier<Crate<Sized>> s = () -> new Crate<>(new Sized(3));
    int n = await(of(2));
    Function<Sized, Crate<Sized>> f = Crate::new;
    return s.get().it.size
        + n
        + f.apply(new Sized(n)).toString().substring(0, 0)
        + f.apply(new Sized(n)).it;
  }
}
