package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What private generic classes have in common, by what it inherits. */
public class PrivateGenericsInCommon {
  private interface Tag {
    default String tag() {
      return "t";
    }
  }

  private static class Base<T> extends ArrayList<T> implements Comparable<Base<T>> {
    static final long serialVersionUID = 1;

    Base(T t) {
      add(t);
    }

    public int compareTo(Base<T> o) {
      return size() - o.size();
    }

    T first() {
      return get(0);
    }

    T f;

    <Q> Q vis(Function<? super Base<T>, ? extends Q> g) {
      return g.apply(this);
    }
  }

  private static class L<T> extends Base<T> implements Tag {
    static final long serialVersionUID = 1;

    L(T t) {
      super(t);
    }
  }

  private static class R<T> extends Base<T> implements Tag {
    static final long serialVersionUID = 1;

    R(T t) {
      super(t);
    }
  }

  private interface Ex<T> extends Supplier<T> {}

  private record Lit<T>(T v) implements Ex<T>, Tag {
    public T get() {
      return v;
    }
  }

  private record Two(int n) implements Ex<Integer>, Tag {
    public Integer get() {
      return n;
    }
  }

  // the same without a second interface in common
  private record Lit1<T>(T v) implements Ex<T> {
    public T get() {
      return v;
    }
  }

  private record Two1(int n) implements Ex<Integer> {
    public Integer get() {
      return n;
    }
  }

  // not generic
  private interface Exi extends Supplier<Integer> {}

  private record Liti(Integer v) implements Exi, Tag {
    public Integer get() {
      return v;
    }
  }

  private record Twoi(int n) implements Exi, Tag {
    public Integer get() {
      return n;
    }
  }

  private static class Li extends ArrayList<Integer> implements Tag {
    static final long serialVersionUID = 1;

    Li(int t) {
      add(t);
    }
  }

  private static class Ri extends ArrayList<Integer> implements Tag {
    static final long serialVersionUID = 1;

    Ri(int t) {
      add(t);
    }
  }

  @Async
  static Object c1() {
    var y =
        switch (await(of(1))) {
          case 0 -> new L<>("a");
          default -> new R<>("b");
        };
    List<String> z = y;
    Base<String> bs = y;
    return z.get(0).length() + bs.size();
  }

  @Async
  static Object c2() {
    var y =
        switch (await(of(1))) {
          case 0 -> new L<>("a");
          default -> new R<>("b");
        };
    List<String> z = y;
    Tag bs = y;
    return z.get(0).length() + bs.tag();
  }

  @Async
  static Object c3() {
    var y =
        switch (await(of(1))) {
          case 0 -> new L<>("a");
          default -> new R<>("b");
        };
    List<String> z = y;
    return z.get(0).length() + y.vis(b -> b.size());
  }

  @Async
  static Object c4() {
    var y = await(of(true)) ? new L<>("a") : new R<>("b");
    List<String> z = y;
    Base<String> bs = y;
    return z.get(0).length() + bs.size() + y.get(0).length();
  }

  @Async
  static Object c5() {
    var y = await(of(true)) ? new L<>("a") : new R<>("b");
    Base<String> bs = y;
    return bs.size() + y.get(0).length();
  }

  @Async
  static Object c6() {
    var y = await(of(true)) ? new L<>("a") : new R<>("b");
    Base<String> bs = y;
    y.add("k");
    return bs.size() + String.join(",", y);
  }

  @Async
  static Object c7() {
    var y = await(of(true)) ? new L<>("a") : new R<>("b");
    y.first();
    y.f = "q";
    for (String s : y) s.length();
    return y.first().length() + y.f.length() + y.get(0).length();
  }

  private static int takes(Base<String> b) {
    return b.size();
  }

  @Async
  static Object c8() {
    var y = await(of(true)) ? new L<>("a") : new R<>("b");
    takes(y);
    return y.get(0).length() + y.stream().map(String::length).toList().get(0);
  }

  private static int takesEx(Ex<Integer> b) {
    return b.get();
  }

  @Async
  static Object d1() {
    var es = List.of(new Lit<>(1), new Two(await(of(1))));
    int s = 0;
    for (var e : es) s += e.get() + e.tag().length();
    return s;
  }

  @Async
  static Object d2() {
    var es = List.of(new Lit<>(1), new Two(await(of(1))));
    int s = 0;
    for (var e : es) s += e.get() + takesEx(e);
    return s;
  }

  @Async
  static Object d3() {
    var es = List.of(new Lit<>(1), new Two(await(of(1))));
    int s = 0;
    for (Ex<Integer> e : es) s += e.get() + takesEx(e);
    return s + es.get(0).get();
  }

  @Async
  static Object d4() {
    var es = List.of(new Lit<>(1), new Two(await(of(1))));
    return es.stream().mapToInt(e -> takesEx(e) + e.get()).sum()
        + es.stream().mapToInt(PrivateGenericsInCommon::takesEx).sum();
  }

  @Async
  static Object d5() {
    var e = await(of(true)) ? new Lit<>(1) : new Two(2);
    int s = takesEx(e);
    Supplier<Integer> p = e;
    return s + e.get() + p.get();
  }

  @Async
  static Object d6() {
    var e = await(of(true)) ? new Lit<>(1) : new Two(2);
    Ex<Integer> s = e;
    Supplier<Integer> p = e;
    return s.get() + e.get() + p.get();
  }

  @Async
  static Object d7() {
    var es = List.of(new Lit1<>(1), new Two1(await(of(1))));
    int s = 0;
    for (var e : es) s += e.get() + ((Ex<Integer>) e).get();
    return s;
  }

  @Async
  static Object d8() {
    var es = List.of(new Liti(1), new Twoi(await(of(1))));
    int s = 0;
    for (var e : es) s += e.get() + e.tag().length();
    return s;
  }

  @Async
  static Object d9() {
    var es = List.of(new Li(1), new Ri(await(of(1))));
    int s = 0;
    for (var e : es) s += e.get(0) + e.tag().length();
    return s;
  }
}
