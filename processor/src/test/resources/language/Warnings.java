package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What javac warns of here it must not warn of again in generated code. */
class Warnings {
  static List legacy() {
    return new ArrayList(List.of("a"));
  }

  static List field = new ArrayList(List.of(1));

  static <T> List<T> many(T... all) {
    return Arrays.asList(all);
  }

  static void takes(List<String> l) {}

  int overridable(int x) {
    return x;
  }

  private static class Raw implements Supplier<List> {
    final int n = 3;

    @Override
    public List get() {
      return legacy();
    }

    @Async
    int size() {
      return n + await(of(1));
    }
  }

  @Async
  static int privateClassWithARawSupertype() {
    Raw raw = new Raw();
    Supplier<? extends List> other = raw;
    return await(Warnings_RawAsync.size(raw)) + raw.get().size() + other.get().size();
  }

  @Async
  static Object uncheckedConversion() {
    List<String> l = legacy();
    await(pause());
    l = legacy();
    takes(legacy());
    return l;
  }

  @Async
  static Object uncheckedCall() {
    field.add(await(of(1)));
    legacy().add(2);
    return field.size() > 0;
  }

  @Async
  static Object genericArray() {
    List<List<String>> l = many(List.of("a"), await(of(List.of("b"))));
    return l;
  }

  @Async
  static Object qualifiedRaw() {
    java.util.List l = new java.util.ArrayList(await(of(List.of(1))));
    l.add(1);
    Object o = new Object() { java.util.List m = l; };
    Function<Object, Object> f = x -> { java.util.Map.Entry e = null; return e; };
    return l;
  }

  @Async
  static Object staticByInstance() {
    String s = await(of("x"));
    return s.valueOf(await(of(1))) + s.join(",", "a") + s.CASE_INSENSITIVE_ORDER;
  }

  @Async
  int fallthrough() {
    int x = overridable(1);
    switch (x) {
      case 1:
        x++;
      case 2:
        x++;
    }
    return x;
  }

  @Async
  int fallthroughAwaited() {
    int x = await(of(1));
    switch (x) {
      case 1:
        x++;
      case 2:
        x++;
    }
    return x;
  }

  @Async
  int finallyAndTry() {
    int x = overridable(1);
    try {
      x++;
    } finally {
      return x;
    }
  }

  @Async
  static Object equalsWithoutHashCode() {
    class Local {
      @Override
      public boolean equals(Object o) {
        return true;
      }
    }
    await(pause());
    return new Local().equals("");
  }

  @Async
  static Object danglingComment() {
    /** dangling */
    int x = await(of(1));
    /** dangling */
    x++;
    /** @deprecated */
    class Local {
      /** @deprecated */
      int y = 1;
      strictfp double d() { return 1; }
    }
    await(pause());
    return x + new Local().y;
  }

  @Async
  static Object emptyIf() {
    if (await(of(true)));
    int i = 1;
    if (i > 0);
    byte b = 1;
    b += 2.5;
    b++;
    b <<= 3L;
    int k = 0;
    k += await(of(2.5));
    long z = 1 / (i > 0 ? 1 : 0);
    return List.of(b, k, (int) 3, (Object) "x");
  }

  @Async
  static Object divByZero() {
    int n = await(of(1));
    try { return n / 0; } catch (ArithmeticException e) { n %= 3; }
    try { n /= 0; } catch (ArithmeticException e) { return await(of(3)); }
    return 1;
  }

  @Async
  static Object deprecated() throws Exception {
    Integer i = new Integer(await(of(1)));
    Date d = new Date(100, 1, await(of(1)));
    Object o = String.class.newInstance();
    Thread.class.getMethods();
    Supplier<Integer> s = new Date()::getYear;
    return i + d.getYear();
  }

  @Async // since 24
  static Object restricted() {
    int n = await(of(1));
    if (n > 9) System.load("/nowhere");
    return n;
  }

  @Async
  static Object synchronizedOnValue() {
    Integer i = await(of(1));
    synchronized (i) { i.toString(); }
    synchronized (await(of((Integer) 5))) { i++; }
    return i;
  }

  @Async
  static <T> Object uncheckedCasts(T t) {
    List<T> l = (List<T>) await(of((Object) List.of(1)));
    T[] a = (T[]) new Object[] {t};
    List<String>[] b = new List[await(of(1))];
    Map<String, List<T>> m = (Map) Map.of();
    return l.size() + a.length + b.length + m.size();
  }

  @Async
  static Object autoCloseable() throws Exception {
    try (AutoCloseable c = () -> {}) { await(pause()); }
    try (AutoCloseable c = () -> {}; AutoCloseable d = c) { c.close(); }
    AutoCloseable e = () -> log("x");
    try (e) { log("y"); }
    Object r = await(of(1));
    return r;
  }

  @Async
  static Object rawLambda() {
    Comparator c = (x, y) -> 0;
    List l = await(of((List) new ArrayList(List.of(2, 1))));
    Collections.sort(l, c);
    l.sort(c);
    for (Object o : l) l.set(0, o);
    Iterator it = l.iterator();
    await(pause());
    return it.next();
  }

  @Async
  static Object rawAwaited(List raw) {
    List<String> l = await(of(raw));
    String s = (String) await(of(raw)).get(0);
    for (Object o : await(of(raw))) log(o);
    raw.add(await(of("x")));
    return l;
  }

  @Async
  static Object usesThem() {
    return List.of(await(WarningsAsync.rawAwaited(new ArrayList(List.of("a")))), await(WarningsAsync.uncheckedCasts(1)));
  }
}
