package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Private classes that give themselves to what they extend, as builders do. */
final class PrivateBuilders {
  private abstract static class Base<S extends Base<S>> {
    int n;

    abstract S self();

    S add(int k) {
      n += k;
      return self();
    }

    static <Q extends Base<Q>> Q same(Q q) {
      return q;
    }
  }

  private static final class Impl extends Base<Impl> {
    Impl self() {
      return this;
    }

    Impl twice() {
      n *= 2;
      return this;
    }
  }

  private static class Gen<T> extends Base<Gen<T>> {
    T t;

    Gen<T> self() {
      return this;
    }

    Gen<T> put(T t) {
      this.t = t;
      return this;
    }

    T take() {
      return t;
    }
  }

  static class Open<S extends Open<S>> {
    int n;

    @SuppressWarnings("unchecked")
    S add(int k) {
      n += k;
      return (S) this;
    }
  }

  private static final class OpenImpl extends Open<OpenImpl> {
    int m() {
      return n * 3;
    }
  }

  private static class OpenGen<T> extends Open<OpenGen<T>> {
    T t;

    OpenGen<T> set(T t) {
      this.t = t;
      return this;
    }

    T get() {
      return t;
    }
  }

  static <S extends Open<S>> S plus(S s, int k) {
    return s.add(k);
  }

  static <S extends Open<S>, T extends Collection<S>> S first(T t) {
    return t.iterator().next();
  }

  static <S extends Open<S>> List<S> many(S s, int k) {
    List<S> l = new ArrayList<>();
    for (int i = 0; i < k; i++) l.add(s);
    return l;
  }

  @Async
  static int base() {
    Impl impl = new Impl().add(await(of(2))).twice().add(1);
    Gen<String> g = new Gen<String>().put("x").add(await(of(3))).put("yy");
    return impl.n
        + g.take().length()
        + g.add(4).n
        + Base.same(impl).twice().n
        + Base.same(g).take().length();
  }

  @Async
  static int open() {
    OpenImpl o = new OpenImpl().add(await(of(2)));
    int k = plus(o, await(of(1))).m();
    List<OpenImpl> l = many(o, 2);
    return k + first(l).m() + l.get(1).add(1).m() + many(plus(o, 1), await(of(3))).size();
  }

  @Async
  static String openGen() {
    OpenGen<String> o = new OpenGen<String>().set("q").add(await(of(2))).set("zz");
    String s = plus(o, await(of(1))).get();
    List<OpenGen<String>> l = many(o, 2);
    for (OpenGen<String> one : l) s += one.get() + await(of(one.n));
    return s + first(l).get() + l.get(1).add(1).get() + many(plus(o, 1), 1).get(0).set("k").get();
  }

  @Async
  private static <T> OpenGen<T> made(T t, int n) {
    return new OpenGen<T>().set(t).add(await(of(n)));
  }

  @Async
  private static <T> Map<String, OpenGen<T>> mapped(OpenGen<T> o) {
    await(of(1));
    return new HashMap<>(Map.of("a", o));
  }

  @Async
  static String calls() {
    OpenGen<String> o = await(PrivateBuildersAsync.made("t", 3));
    Map<String, OpenGen<String>> m = await(PrivateBuildersAsync.mapped(o));
    return o.get() + m.get("a").add(2).n + 1;
  }

  @Async
  static String suppliers() {
    Supplier<OpenGen<String>> s = OpenGen::new;
    Function<OpenGen<String>, String> get = OpenGen::get;
    BiFunction<OpenGen<String>, String, OpenGen<String>> set = OpenGen::set;
    UnaryOperator<OpenGen<String>> up = g -> g.add(2);
    OpenGen<String> o = up.andThen(x -> x.set("b")).apply(set.apply(s.get(), await(of("a"))));
    Optional<OpenGen<String>> opt = Optional.of(o).map(x -> x.add(1)).filter(x -> x.n > 1);
    return get.apply(o) + opt.map(OpenGen::get).orElse("none") + await(of(opt.get().n));
  }

  @Async
  static String wild(List<? extends OpenGen<? extends Number>> list) {
    String s = "";
    for (OpenGen<? extends Number> g : list) {
      Number n = g.get();
      s += n.intValue() + await(of(1)) + g.add(1).n;
    }
    var f = list.get(0);
    Number last = f.add(await(of(2))).get();
    return s + last;
  }

  @Async
  static String callWild() {
    return await(
        PrivateBuildersAsync.wild(
            List.of(new OpenGen<Integer>().set(4), new OpenGen<Double>().set(2.5))));
  }
}
