package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.function.Supplier;

/** Private inner classes of generic ones, of which their signatures can't say all. */
class InnerStandIns<T> {
  final T t;

  InnerStandIns(T t) {
    this.t = t;
  }

  abstract class Combiner<P> implements Supplier<P>, Comparable<Combiner<P>> {
    P p;

    @Override
    public P get() {
      return p;
    }

    @Override
    public int compareTo(Combiner<P> o) {
      return 0;
    }
  }

  private class Own<P> extends Combiner<P> {
    Own(P p) {
      this.p = p;
    }

    T outer() {
      return t;
    }
  }

  @Async
  <S> String f(Own<S> own, S s) {
    Own<String> other = new Own<>("x");
    int n = await(of(2));
    Own<S> third = new Own<>(s);
    Supplier<S> g = third;
    Combiner<?> c = own;
    return other.get()
        + own.get()
        + third.p
        + g.get()
        + n
        + third.outer()
        + other.compareTo(other)
        + c.get();
  }

  @Async
  String g(int unused) {
    return await(InnerStandInsAsync.f(this, new Own<>(4), await(of(5))));
  }

  @Async
  static String m1() {
    return await(InnerStandInsAsync.g(new InnerStandIns<>("t"), 1)) + await(of(1));
  }

  abstract class Fb<X extends Fb<X>> {
    T seen() {
      return t;
    }

    abstract X me();
  }

  private class Fo extends Fb<Fo> {
    @Override
    Fo me() {
      return this;
    }

    int k = 4;
  }

  private class Fg<Z> extends Fb<Fg<Z>> {
    Z z;

    Fg(Z z) {
      this.z = z;
    }

    @Override
    Fg<Z> me() {
      return this;
    }
  }

  @Async
  <Z> String h(Z z, Fo fo, Fg<Z> fg) {
    Fo o = fo.me();
    int n = await(of(2));
    Fg<Z> g = new Fg<>(z).me();
    Fg<String> s = new Fg<>("s");
    Fb<Fg<Z>> b = fg;
    return o.seen() + "" + o.k + n + g.me().z + s.me().seen() + b.me().z + fg.seen();
  }

  @Async
  String i(int unused) {
    return await(InnerStandInsAsync.h(this, 3, new Fo(), new Fg<>(await(of(5)))));
  }

  @Async
  static String m2() {
    return await(InnerStandInsAsync.i(new InnerStandIns<>("q"), 1)) + await(of(1));
  }
}
