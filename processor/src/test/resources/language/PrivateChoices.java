package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Members of private generic classes as operands of conditionals. */
public class PrivateChoices {
  private static class Cell<T> {
    T v;

    Cell(T v) {
      this.v = v;
    }

    T get() {
      return v;
    }

    private T sec() {
      return v;
    }

    <R> R as(Function<? super T, ? extends R> f) {
      return f.apply(v);
    }
  }

  static class Open<T> {
    private T v;
    T w;

    Open(T v) {
      this.v = v;
      w = v;
    }

    private T sec() {
      return v;
    }

    T get() {
      return v;
    }
  }

  private record Pair<A, B>(A a, B b) {}

  private static <T> T id(T t) {
    return t;
  }

  private static Integer boxed(int i) {
    return i;
  }

  private Integer bf = 3;
  private char ch = 'c';

  static String kind(Object o) {
    return o == null ? "null" : o.getClass().getSimpleName() + o;
  }

  static String over(int i) {
    return "int" + i;
  }

  static String over(double d) {
    return "double" + d;
  }

  static String over(Object o) {
    return "Object" + o;
  }

  @Async
  static Object field() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    Object o = b ? c.v : 2.0;
    return kind(o);
  }

  @Async
  static Object method() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    Object o = b ? c.get() : 2.0;
    return kind(o);
  }

  @Async
  static Object method2() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    return kind(b ? c.get() : 2.0);
  }

  @Async
  static Object overload() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    return over(b ? c.get() : 2.0)
        + over(b ? c.v : 5)
        + over(b ? c.v : 'c')
        + over(c.v)
        + over(c.get());
  }

  @Async
  static Object varred() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    var o = b ? c.get() : 2.0;
    return kind(o);
  }

  @Async
  static Object privMember() {
    var c = new Open<>(await(of(1)));
    boolean b = await(of(true));
    Object o = b ? c.v : 2.0;
    Object p = b ? c.sec() : 2L;
    Object q = b ? c.w : 2.0;
    Object r = b ? c.get() : 2L;
    return kind(o) + kind(p) + kind(q) + kind(r);
  }

  @Async
  static Object awaited() {
    var c = new Cell<>(await(of(1)));
    Object o = await(of(true)) ? c.v : 2.0;
    Object p = await(of(true)) ? c.get() : await(of(2.0));
    return kind(o) + kind(p);
  }

  @Async
  static Object genericId() {
    boolean b = await(of(true));
    Object o = b ? id(1) : 2.0;
    Object p = b ? boxed(1) : 2.0;
    return kind(o) + kind(p);
  }

  @Async
  Object own() {
    boolean b = await(of(true));
    Object o = b ? bf : 2.0;
    Object p = b ? ch : 5;
    Object q = b ? this.bf : 'x';
    Object r = b ? ch : bf;
    return kind(o) + kind(p) + kind(q) + kind(r);
  }

  @Async
  static Object pairs() {
    var p = new Pair<>(await(of(1)), 'c');
    boolean b = await(of(true));
    Object o = b ? p.a() : p.b();
    Object q = b ? p.a : 2L;
    Object r = b ? p.b() : 0;
    return kind(o) + kind(q) + kind(r);
  }

  @Async
  static Object nul() {
    var c = new Cell<Integer>(null);
    boolean b = await(of(true));
    try {
      Object o = b ? c.v : 0;
      return kind(o);
    } catch (NullPointerException e) {
      return "npe";
    }
  }

  @Async
  static Object bools() {
    var c = new Cell<Boolean>(null);
    boolean b = await(of(true));
    try {
      Object o = b ? c.get() : false;
      return kind(o);
    } catch (NullPointerException e) {
      return "npe";
    }
  }

  @Async
  static Object switched() {
    var c = new Cell<>(await(of(1)));
    Object o =
        switch (await(of(1))) {
          case 1 -> c.v;
          default -> 2.0;
        };
    var p =
        switch (await(of(1))) {
          case 1 -> c.get();
          default -> 2.0;
        };
    return kind(o)
        + kind(p)
        + kind(
            switch (await(of(1))) {
              case 1 -> c.get();
              default -> 2L;
            });
  }

  @Async
  static Object lambda() {
    var c = new Cell<>(await(of(1)));
    Supplier<Object> s = () -> c.v > 0 ? c.v : 2.0;
    Function<Boolean, Object> f = x -> x ? c.get() : 2.0;
    return kind(s.get()) + kind(f.apply(true));
  }

  @Async
  static Object concat() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    return "" + (b ? c.v : 2.0) + (b ? c.get() : 2.0) + (b ? c.v : 'a');
  }

  @Async
  static Object listOf() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    return List.of(b ? c.v : 2.0, b ? c.get() : 2.0).toString() + Arrays.asList(b ? c.v : 'a');
  }

  @Async
  static Object returned() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    return b ? c.get() : 2.0;
  }

  @Async
  static Object array() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    Object[] os = {b ? c.get() : 2.0, b ? c.v : 2L};
    return Arrays.toString(os);
  }

  @Async
  static Object nested() {
    var c = new Cell<>(await(of(1)));
    boolean b = await(of(true));
    Object o = b ? (b ? c.get() : 'c') : 2.0;
    return kind(o);
  }
}
