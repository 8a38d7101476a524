package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntBinaryOperator;

/** Records, enums and interfaces in the body, and subclasses of inner classes. */
class LocalKinds {
  private int field = 1;
  private static int counter = 0;

  static void reset() {
    counter = 0;
  }

  private static int bump() {
    return ++counter;
  }

  class Inner {
    final int it;

    Inner(int it) {
      this.it = it + field;
    }

    Inner() {
      this(7);
    }
  }

  @Async
  static Object records() {
    record P<T extends Comparable<T>>(T a, int... more) {
      static int made = 0;
      P { made++; Objects.requireNonNull(a); }
      P(T a) { this(a, 1, 2); }
      static <U extends Comparable<U>> P<U> of(U u) { return new P<>(u, bump()); }
      enum Kind { X { int n() { return bump(); } }; abstract int n(); }
      interface I { default int d() { return bump(); } }
    }
    var p = new P<>(await(of("a")));
    var q = P.of(await(of(2)));
    P.Kind k = P.Kind.X;
    await(pause());
    Object o = q;
    int more = o instanceof P<?> r ? r.more().length + await(of(1)) : 0;
    return p.more().length + q.a() + k.n() + new P.I() {}.d() + more;
  }

  @Async
  static Object enums() {
    enum Op implements IntBinaryOperator {
      ADD { public int applyAsInt(int a, int b) { return a + b + bump(); } },
      MUL("*") { public int applyAsInt(int a, int b) { return a * b; } };
      final String sign;
      static final Map<String, Op> BY = new HashMap<>();
      static { for (Op o : values()) BY.put(o.sign, o); }
      Op() { this("+"); }
      Op(String s) { sign = s; }
    }
    int n = 0;
    for (Op op : await(of(Op.values()))) {
      n = op.applyAsInt(n, await(of(3)));
      switch (op) { case ADD: n += await(of(10)); case MUL: n++; }
      n += switch (op) { case ADD -> await(of(2)); case MUL -> 3; };
    }
    return n + Op.BY.get("*").name() + Op.valueOf("ADD").sign;
  }

  @Async
  static Object sameNames() {
    Object a, b;
    {
      record R(int x) { R twice() { return new R(2 * x); } }
      R r = new R(await(of(1)));
      a = r.twice().toString();
      await(pause());
    }
    {
      record R(String y) {}
      R r = new R(await(of("y")));
      b = r.toString();
      await(pause());
    }
    class String2 {}
    class List { int size() { return 9; } }
    List l = new List();
    await(pause());
    return a + "" + b + l.size() + java.util.List.of(1);
  }

  @Async
  Object subclassesOfAnInnerClass() {
    int n = await(of(1));
    class Plain extends Inner {
      int own = n + it;
    }
    class Told extends Inner {
      Told() {
        super(n);
      }

      Told(LocalKinds other) {
        other.super(2);
      }

      Told(String unused) {
        this();
      }

      Told(int k) {
        field += k;
      }
    }
    Inner anonymous = new Inner() {};
    Inner qualified = this.new Inner(5) {};
    var ofItsOwn =
        new Inner(6) {
          int own = n + it;
        };
    field = await(of(10));
    LocalKinds other = new LocalKinds();
    int told = new Told().it + new Told(other).it + new Told("").it + new Told(3).it;
    return List.of(new Plain().own, told, anonymous.it, qualified.it, ofItsOwn.own, field);
  }

  @Async
  static Object subclassesOfAnothersInnerClass() {
    LocalKinds outer = await(of(new LocalKinds()));
    class Told extends Inner {
      Told(LocalKinds o) {
        o.super();
      }
    }
    class Host extends LocalKinds {
      Host() {
        super();
        bump();
      }
    }
    await(pause());
    return new Told(outer).it + new Host().new Inner(3).it + outer.new Inner() { int own = it; }.own;
  }
}
