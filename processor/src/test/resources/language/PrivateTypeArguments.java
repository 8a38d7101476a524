package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;

/** Type arguments that are written for private methods. */
class PrivateTypeArguments {
  private static class Hid {
    int n = 3;
  }

  static class G<T> {
    T t;

    G(T t) {
      this.t = t;
    }

    private <U> U m(U u, T x) {
      return u;
    }

    private <U extends T> List<U> l(U u) {
      return List.of(u);
    }
  }

  @Async
  static Object hidden() {
    G<Hid> g = new G<>(await(of(new Hid())));
    return g.<String>m("x", g.t) + g.<Hid>l(await(of(g.t))).get(0).n;
  }

  @Async
  static Object open() {
    G<Integer> g = new G<>(await(of(4)));
    return g.<String>m("x", await(of(1))) + g.<Integer>l(await(of(3)));
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  @Async
  static Object raw() {
    G g = new G(await(of(4)));
    return g.m("x", null);
  }
}
