package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Visible interfaces and classes whose methods mention private ones. */
class PrivateMentions {
  private record Sec(int n) {}

  interface Make {
    Sec make(int n);
  }

  interface Use {
    void use(Sec s);
  }

  interface Both<T> {
    List<Sec> both(T t, Sec... s);
  }

  interface Thr<E extends Exception> {
    Sec go(int n) throws E;
  }

  abstract static class Abs {
    abstract Sec make(int n);

    Sec twice(int n) {
      return make(2 * n);
    }
  }

  @Async
  static String m1() {
    Make m = n -> new Sec(n);
    int n = await(of(2));
    return m.make(n).n + "" + m.make(await(of(3)));
  }

  @Async
  static String m2() {
    int[] got = {0};
    Use u = s -> got[0] += s.n;
    u.use(new Sec(await(of(2))));
    Use v =
        s -> {
          u.use(s);
          u.use(new Sec(s.n * 2));
        };
    v.use(new Sec(await(of(4))));
    return "" + got[0];
  }

  @Async
  static String m3() {
    Make m = Sec::new;
    Both<String> b = (t, s) -> List.of(new Sec(t.length()), s[0]);
    int n = await(of(2));
    return m.make(n)
        + ""
        + b.both("abc", new Sec(n), m.make(1)).get(0).n
        + b.both("x", m.make(5)).get(1);
  }

  @Async
  static String m4() {
    Make m =
        new Make() {
          @Override
          public Sec make(int n) {
            return new Sec(n + 1);
          }
        };
    int n = await(of(2));
    return "" + m.make(n).n;
  }

  @Async
  static String m5() {
    Abs a =
        new Abs() {
          @Override
          Sec make(int n) {
            return new Sec(n + 1);
          }
        };
    class L extends Abs {
      @Override
      Sec make(int n) {
        return new Sec(n + 2);
      }
    }
    int n = await(of(2));
    Abs l = new L();
    return a.twice(n).n + "" + l.twice(n) + new L().make(n).n;
  }

  @Async
  static String m6() throws Exception {
    Thr<java.io.IOException> t =
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

  static int with(Make m, Use u) {
    Sec s = m.make(3);
    u.use(s);
    return s.n;
  }

  @Async
  static String m7() {
    int[] got = {0};
    int n = with(x -> new Sec(x + 1), s -> got[0] = s.n);
    n += await(of(1));
    n += with(Sec::new, s -> {});
    return n + "" + got[0];
  }

  @Async
  static String m8() {
    Map<String, Make> m = new HashMap<>();
    m.put("a", x -> new Sec(x));
    m.computeIfAbsent("b", k -> x -> new Sec(k.length() + x));
    int n = await(of(2));
    Make c = n > 1 ? x -> new Sec(7) : x -> new Sec(8);
    Supplier<Make> s = () -> x -> new Sec(9);
    return m.get("a").make(n).n + "" + m.get("b").make(n).n + c.make(0).n + s.get().make(1).n;
  }

  @Async
  static String m9() {
    record R(int k) implements Make {
      @Override
      public Sec make(int n) {
        return new Sec(n + k);
      }
    }
    Make r = new R(await(of(3)));
    return r.make(1).n + "" + new R(await(of(2))).make(4).n;
  }
}
