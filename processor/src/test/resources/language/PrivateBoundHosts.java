package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.List;

/** The same with {@code @Async} methods of their own. */
class PrivateBoundHosts {
  private static class Sized {
    int size;

    Sized(int s) {
      size = s;
    }
  }

  static class Host<T extends Sized> {
    T t;

    Host(T t) {
      this.t = t;
    }

    @Async
    int in(T other) {
      int n = await(of(3));
      T mine = t;
      n += await(of(1));
      t = other;
      return n + mine.size + t.size;
    }

    @Async
    <U extends T> int more(U u) {
      int n = await(of(3));
      List<U> l = List.of(u, u);
      for (U one : l) n += one.size + await(of(1));
      return n + t.size;
    }

    @Async
    Host<T> self() {
      await(of(1));
      return this;
    }

    class Inner {
      T u = t;

      @Async
      int inner() {
        T v = u;
        int n = await(of(3));
        return n + v.size + t.size;
      }
    }
  }

  record Rec<T extends Sized>(T t) {
    @Async
    int rec() {
      T v = t;
      int n = await(of(3));
      return n + v.size + t().size;
    }
  }

  interface Face<T extends Sized> {
    T give();

    @Async
    default int face() {
      T v = give();
      int n = await(of(3));
      return n + v.size + give().size;
    }
  }

  @Async
  static int m1() {
    Host<Sized> h = new Host<>(new Sized(3));
    int n = await(HostTasks.in(h, new Sized(5)));
    return n;
  }

  static class HostTasks {
    static dev.pawl.Task<Integer, RuntimeException> in(Host<Sized> h, Sized s) {
      return PrivateBoundHosts_HostAsync.in(h, s);
    }
  }

  @Async
  static int m2() {
    Face<Sized> f = () -> new Sized(4);
    return await(PrivateBoundHosts_FaceAsync.face(f));
  }

  @Async
  static int m3() {
    return await(PrivateBoundHosts_RecAsync.rec(new Rec<>(new Sized(8))));
  }

  @Async
  static int m4() {
    Host<Sized> h = new Host<>(new Sized(3));
    return await(PrivateBoundHosts_HostAsync.more(h, new Sized(5)))
        + await(PrivateBoundHosts_HostAsync.self(h)).t.size;
  }
}
