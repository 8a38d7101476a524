package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Inner classes of generic ones, by way of an heir that gives a private class to the outer one. */
final class PrivateHeirs {
  private static class Secret {
    int n;

    Secret(int n) {
      this.n = n;
    }
  }

  static class Box<T> {
    T t;

    class In {
      T u;

      T get() {
        return u;
      }

      void set(T v) {
        u = v;
      }
    }

    static class Nest<U> {
      U v;
    }

    In in() {
      return new In();
    }
  }

  static class SBox extends Box<Secret> {}

  private static class PBox<K> extends Box<K> {}

  @Async
  static int member() {
    SBox box = new SBox();
    SBox.In in = box.new In();
    in.u = new Secret(await(of(3)));
    in.set(new Secret(in.u.n + await(of(1))));
    return in.u.n + in.get().n;
  }

  @Async
  static int result() {
    SBox box = new SBox();
    var in = box.in();
    in.u = new Secret(await(of(3)));
    return in.u.n + in.get().n;
  }

  @Async
  static int generic() {
    PBox<String> box = new PBox<>();
    PBox<String>.In in = box.new In();
    in.u = "a" + await(of(3));
    return in.u.length() + in.get().length();
  }

  @Async
  static int nest() {
    SBox.Nest<Secret> in = new SBox.Nest<>();
    in.v = new Secret(await(of(3)));
    return in.v.n;
  }

  @Async
  static int array() {
    List<SBox.In> ins = List.of(new SBox().in(), new SBox().new In());
    for (SBox.In in : ins) {
      in.u = new Secret(await(of(3)));
    }
    ins.get(0).u.n++;
    return ins.get(0).u.n + ins.get(1).get().n;
  }

  private static class QBox extends Box<Integer> {
    static int made;

    static class Own {
      static int k = 3;
      int m = 4;
    }
  }

  @Async
  static int statics() {
    PBox.Nest<Secret> in = new PBox.Nest<>();
    in.v = new Secret(await(of(3)));
    QBox.In q = new QBox().new In();
    q.set(await(of(2)));
    QBox.Nest<String> n = new QBox.Nest<>();
    QBox.made = 1;
    Object o = n;
    QBox.Own own = new QBox.Own();
    own.m += await(of(1));
    return in.v.n + q.get() + QBox.made + (o instanceof QBox.Nest<?> ? 1 : 0) + QBox.Own.k + own.m;
  }

  @Async
  static int lambdas() {
    Function<SBox.In, Secret> f = SBox.In::get;
    Supplier<SBox.In> s = new SBox()::in;
    SBox.In in = s.get();
    in.set(new Secret(await(of(3))));
    Function<SBox, SBox.In> g = b -> b.new In();
    return f.apply(in).n + (g.apply(new SBox()).u == null ? 1 : 0);
  }
}
