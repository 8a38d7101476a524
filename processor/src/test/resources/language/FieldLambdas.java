package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Lambdas that give the value of a private field, where a method is overloaded. */
public class FieldLambdas {
  private static class Cell<T> {
    T v;

    Cell(T v) {
      this.v = v;
    }

    T get() {
      return v;
    }

    int n = 4;
  }

  private static class Item {
    int n;
    Integer b = 5;
    String s = "s";

    Item(int n) {
      this.n = n;
    }

    int n() {
      return n;
    }

    Item self() {
      return this;
    }

    void act() {}
  }

  private static int priv = 3;
  private static Item it = new Item(1);
  private int pf = 9;

  static <T> String on(T t, Consumer<? super T> c) {
    c.accept(t);
    return "consumer";
  }

  static <T, R> String on(T t, Function<? super T, ? extends R> f) {
    return "function" + f.apply(t);
  }

  static <T> String num(T t, ToIntFunction<? super T> f) {
    return "int" + f.applyAsInt(t);
  }

  static <T> String num(T t, ToDoubleFunction<? super T> f) {
    return "double" + f.applyAsDouble(t);
  }

  static <T, R> String ref(T t, Function<? super T, ? extends R> f) {
    return "ref" + f.apply(t);
  }

  static <T> String ref(T t, ToIntFunction<? super T> f) {
    return "int" + f.applyAsInt(t);
  }

  static String run(Runnable r) {
    r.run();
    return "runnable";
  }

  static <T> String run(Callable<T> c) {
    try {
      return "callable" + c.call();
    } catch (Exception e) {
      return "x";
    }
  }

  static String sup(Runnable r) {
    r.run();
    return "runnable";
  }

  static <T> String sup(Supplier<T> c) {
    return "supplier" + c.get();
  }

  @Async
  static Object field() {
    var i = new Item(await(of(1)));
    return on(i, x -> x.n);
  }

  @Async
  static Object fieldGeneric() {
    var i = new Cell<>(await(of(1)));
    return on(i, x -> x.v);
  }

  @Async
  static Object fieldParen() {
    var i = new Item(await(of(1)));
    return on(i, x -> (x.n));
  }

  @Async
  static Object fieldOther() {
    var i = new Item(await(of(1)));
    return on("q", x -> i.n) + on("q", x -> priv) + on("q", x -> it.n);
  }

  @Async
  static Object fieldChain() {
    var i = new Item(await(of(1)));
    return on(i, x -> x.self().n) + on(i, x -> x.s);
  }

  @Async
  Object fieldThis() {
    await(of(1));
    return on("q", x -> pf) + on("q", x -> this.pf);
  }

  @Async
  static Object explicit() {
    var i = new Item(await(of(1)));
    return on(i, (Item x) -> x.n)
        + on(
            i,
            (Item x) -> {
              return x.n;
            })
        + on(
            i,
            (Item x) -> {
              x.act();
            })
        + on(
            i,
            x -> {
              return x.n;
            })
        + on(
            i,
            x -> {
              x.act();
            });
  }

  @Async
  static Object runs() {
    var i = new Item(await(of(1)));
    return run(() -> i.n)
        + run(() -> i.n++)
        + run(
            () -> {
              i.n = 3;
            })
        + run(() -> i.b)
        + sup(() -> i.n)
        + sup(() -> priv)
        + run(() -> i.n())
        + sup(() -> i.self().n)
        + run(() -> i.act());
  }

  @Async
  static Object assigned() {
    priv = 3;
    var i = new Item(await(of(1)));
    return run(() -> i.n = 3)
        + run(() -> i.n += 3)
        + run(() -> --i.n)
        + sup(() -> priv++)
        + sup(() -> priv = 4)
        + i.n
        + priv;
  }

  @Async
  static Object nums() {
    var i = new Item(await(of(1)));
    var c = new Cell<>(2);
    return num(i, (Item x) -> x.n)
        + num(c, (Cell<Integer> x) -> x.v)
        + num(i, (Item x) -> x.b)
        + num(c, (Cell<Integer> x) -> x.n);
  }

  @Async
  static Object refs() {
    var i = new Item(await(of(1)));
    var c = new Cell<>(2);
    return ref(i, (Item x) -> x.n)
        + ref(c, (Cell<Integer> x) -> x.v)
        + ref(i, (Item x) -> x.b)
        + ref(c, (Cell<Integer> x) -> x.get())
        + ref(i, (Item x) -> x.n());
  }

  @Async
  static Object refs2() {
    var i = new Item(await(of(1)));
    return ref(i, Item::n) + num(i, Item::n) + sup(i::n) + run(i::n);
  }

  @Async
  static Object submit() throws Exception {
    var i = new Item(await(of(1)));
    ExecutorService ex = new ForkJoinPool(1);
    try {
      Future<Integer> f = ex.submit(() -> i.n);
      return f.get();
    } finally {
      ex.shutdown();
    }
  }

  @Async
  static Object news() {
    await(of(1));
    return sup(() -> new Item(1)).startsWith("s") + "" + run(() -> new Item(1)).startsWith("c");
  }

  @Async
  static Object arrays() {
    var i = new Item[] {new Item(await(of(1)))};
    return on(0, x -> i[x].n) + run(() -> i[0].n) + sup(() -> i.length) + on(0, x -> i[x].b);
  }

  @Async
  static Object consts() {
    await(of(1));
    return on(1, x -> priv + x)
        + sup(() -> -priv)
        + on(1, x -> x > 0 ? priv : 2)
        + on(1, x -> (Object) it.n);
  }
}
