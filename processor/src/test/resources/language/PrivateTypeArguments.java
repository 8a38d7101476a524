package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.Function;

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

  private static class Sized implements Comparable<Sized> { int size = 3; public int compareTo(Sized o) { return size - o.size; } }
  private static class More extends Sized { int more = 4; }
  static <A extends Sized> A give(A a) { return a; }
  static <A extends Sized, B extends A> List<A> both(A a, B... b) { List<A> l = new ArrayList<>(List.of(b)); l.add(a); return l; }
  static <K, V extends Map<K, Sized>> V map(V v, K k) { v.put(k, new Sized()); return v; }
  <A extends Sized> int instance(List<? extends A> a) { return a.size(); }
  @Async
  static String boundedByIt() {
    Sized s = new Sized(); int n = await(of(2));
    More more = give(new More());
    Sized other = await(of(give(more)));
    Function<Sized, Sized> f = PrivateTypeArguments::give;
    String text = give(s).size + n + "" + more.more + give(other).size + f.apply(s).size;
    for (Sized one : both(s, more, more)) text += one.size + await(of(","));
    Map<String, Sized> map = map(new HashMap<>(Map.of()), await(of("k")));
    text += map.get("k").size + PrivateTypeArguments.<More>give(more).more + both(s).size();
    return text + new PrivateTypeArguments().instance(List.of(more)) + new PrivateTypeArguments().<Sized>instance(List.of(more, s));
  }
}
