package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Visible classes that give private ones to what they extend, in more ways. */
class PrivateAncestry<O> {
  private record Sec(int n) implements Comparable<Sec> {
    @Override
    public int compareTo(Sec o) {
      return n - o.n;
    }
  }

  private enum Pe {
    A,
    B
  }

  private interface Pi<X> {
    X pi(int n);

    default X twice(int n) {
      return pi(n * 2);
    }
  }

  static class GBox<K> extends TreeMap<K, List<Sec>> {
    private static final long serialVersionUID = 1;
    K last;

    GBox<K> with(K k, Sec s) {
      last = k;
      computeIfAbsent(k, x -> new ArrayList<>()).add(s);
      return this;
    }
  }

  static class G2 extends GBox<Pe> {
    private static final long serialVersionUID = 1;
  }

  static class Vis implements Pi<Sec>, Function<Pe, Sec> {
    @Override
    public Sec pi(int n) {
      return new Sec(n);
    }

    @Override
    public Sec apply(Pe p) {
      return new Sec(p.ordinal());
    }
  }

  abstract static class Abs<A extends Comparable<A>, B> {
    A a;
    B b;

    Abs(A a, B b) {
      this.a = a;
      this.b = b;
    }

    abstract B make(A a);

    B remake() {
      return b = make(a);
    }

    static <Q> Q q(Q q) {
      return q;
    }
  }

  static class Con extends Abs<Sec, Pe> {
    Con() {
      super(new Sec(1), Pe.A);
    }

    @Override
    Pe make(Sec s) {
      return s.n > 1 ? Pe.B : Pe.A;
    }
  }

  sealed interface Sh<T> permits Sh1, Sh2 {}

  record Sh1(Sec s) implements Sh<Sec> {}

  record Sh2<T>(T t, Pe p) implements Sh<T> {}

  class Inn extends ArrayList<Sec> {
    private static final long serialVersionUID = 1;

    O o() {
      return out;
    }
  }

  O out;

  PrivateAncestry(O o) {
    out = o;
  }

  interface Cb extends BiConsumer<Sec, Consumer<? super Sec>> {}

  interface Thr<E extends Exception> {
    Sec go(int n) throws E;
  }

  interface ThrS extends Thr<java.io.IOException> {}

  @Async
  static String m1() {
    GBox<String> g = new GBox<>();
    g.with("a", new Sec(await(of(1)))).with("b", new Sec(2));
    String r = "";
    for (Map.Entry<String, List<Sec>> e : g.entrySet()) {
      for (Sec s : e.getValue()) r += e.getKey() + s.n + await(of("!"));
    }
    g.get("a").set(0, new Sec(9));
    return r + g + g.last + g.values().stream().flatMap(List::stream).mapToInt(Sec::n).sum();
  }

  @Async
  static String m2() {
    G2 g = new G2();
    g.with(Pe.B, new Sec(await(of(1))));
    g.put(Pe.A, new ArrayList<>(List.of(new Sec(4))));
    GBox<Pe> b = g;
    Map<Pe, List<Sec>> m = g;
    int n = await(of(2));
    m.get(Pe.A).add(new Sec(n));
    return b.last + "" + g.get(Pe.A).get(1).n + m.keySet() + new TreeMap<>(g) + g.last.ordinal();
  }

  @Async
  static String m3() {
    Vis v = new Vis();
    Pi<Sec> p = v;
    Function<Pe, Sec> f = v;
    int n = await(of(2));
    return v.pi(n).n
        + ""
        + v.twice(n).n
        + p.twice(await(of(3))).n
        + f.apply(Pe.B).n
        + v.apply(Pe.A).n
        + v.andThen(s -> s.n + 5).apply(Pe.B)
        + Stream.of(Pe.values()).map(v).toList();
  }

  @Async
  static String m4() {
    Con c = new Con();
    Pe p = c.remake();
    c.a = new Sec(await(of(2)));
    Pe q = c.remake();
    Abs<Sec, Pe> x = c;
    return p
        + ""
        + q
        + c.b.ordinal()
        + x.make(new Sec(await(of(0))))
        + c.a.compareTo(x.a)
        + Abs.q(c).b
        + c.a.n
        + switch (c.b) {
          case A -> "isA";
          case B -> "isB" + await(of(1));
        };
  }

  @Async
  static String m5() {
    Sh<Sec> s = new Sh1(new Sec(await(of(3))));
    String r = "";
    if (s instanceof Sh1 one && one.s().n == await(of(3))) r += one.s().n;
    Sh<Sec> t = new Sh2<>(new Sec(4), Pe.B);
    if (t instanceof Sh2<Sec> two) {
      r += two.t().n + await(of("x")) + two.p().ordinal();
    }
    return r;
  }

  @Async
  static String m6() {
    PrivateAncestry<String> o = new PrivateAncestry<>("out");
    PrivateAncestry<String>.Inn i = o.new Inn();
    i.add(new Sec(await(of(2))));
    String r = "";
    for (Sec s : i) r += s.n + await(of(1));
    Sec f = i.get(0);
    i.replaceAll(s -> new Sec(s.n * 2));
    return r + f.n + i.get(0).n + i.o().length() + i;
  }

  @Async
  static String m7() {
    Cb cb = (s, k) -> k.accept(new Sec(s.n + 1));
    List<Sec> got = new ArrayList<>();
    cb.accept(new Sec(await(of(2))), got::add);
    cb.andThen((s, k) -> k.accept(s)).accept(new Sec(await(of(7))), s -> got.add(s));
    return got + "";
  }

  @Async
  static String m8() throws Exception {
    ThrS t =
        n -> {
          if (n > 3) throw new java.io.IOException("io" + n);
          return new Sec(n);
        };
    String r = "" + t.go(await(of(2))).n;
    try {
      r += t.go(await(of(4))).n;
    } catch (java.io.IOException e) {
      r += e.getMessage() + await(of(1));
    }
    return r;
  }

  @Async
  static String m9() {
    List<? extends GBox<String>> l = List.of(new GBox<String>().with("q", new Sec(await(of(5)))));
    GBox<? extends CharSequence> w = l.get(0);
    int n = await(of(0));
    return l.get(n).get("q").get(0).n
        + ""
        + w.values().iterator().next().get(n).n
        + w.last.length();
  }

  @Async
  static String m10() {
    Con[] cs = {new Con(), new Con()};
    cs[await(of(1))].a = new Sec(await(of(8)));
    cs[0].b = cs[1].remake();
    String r = "";
    for (Con c : cs) r += c.a.n + "" + c.b + await(of(","));
    Con none = null;
    try {
      none.a = new Sec(await(of(1)));
    } catch (NullPointerException e) {
      r += "npe";
    }
    return r + (cs[0].a = cs[1].a).n;
  }

  @Async
  static String m11() {
    Con c =
        new Con() {
          @Override
          Pe make(Sec s) {
            return super.make(new Sec(s.n + 1));
          }
        };
    int n = await(of(2));
    class L extends Con {
      int k = a.n;

      @Override
      Pe make(Sec s) {
        a = new Sec(n);
        return Pe.values()[a.n - 1];
      }
    }
    L l = new L();
    return c.remake() + "" + l.remake() + l.a.n + l.k + await(of(c)).b + await(of(l)).a.n;
  }

  @Async
  static <C extends Con & Runnable> String m12(C c) {
    c.run();
    c.a = new Sec(await(of(6)));
    Abs<Sec, Pe> a = c;
    return a.make(c.a) + "" + c.remake() + c.b.ordinal();
  }

  static class ConR extends Con implements Runnable {
    int runs;

    @Override
    public void run() {
      runs++;
    }
  }

  @Async
  static String m13() {
    return await(PrivateAncestryAsync.m12(new ConR())) + await(of(1));
  }

  @Async
  static String m14() {
    Task<Con, RuntimeException> t =
        Task.async(
            () -> {
              Con c = new Con();
              c.a = new Sec(await(of(4)));
              return c;
            });
    Con c = await(t);
    Task<Sec, RuntimeException> u =
        Task.async(
            () -> {
              Sec s = c.a;
              return new Sec(s.n + await(of(1)));
            });
    return c.a.n + "" + await(u).n;
  }

  @Async
  static String m15() {
    Supplier<Con> s = Con::new;
    Function<Con, Pe> f = Con::remake;
    BiFunction<Con, Sec, Pe> g = Con::make;
    Con c = s.get();
    int n = await(of(3));
    return f.apply(c)
        + ""
        + g.apply(c, new Sec(n))
        + Optional.of(c).map(x -> x.a).map(Sec::n).orElse(0)
        + Stream.of(c).collect(Collectors.toMap(x -> x.b, x -> x.a.n))
        + Stream.of(c, s.get()).sorted(Comparator.comparing(x -> x.a)).count();
  }
}
