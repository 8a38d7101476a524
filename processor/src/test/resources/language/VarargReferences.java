package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;

/** References on private members with a variable number of arguments. */
public class VarargReferences {
  private static class Box<T> {
    private T[] ts;

    @SafeVarargs
    private Box(T... ts) {
      this.ts = ts;
    }

    @SafeVarargs
    private static <U> int count(U... us) {
      return us.length;
    }

    @SafeVarargs
    private final int more(T... us) {
      return us.length;
    }
  }

  private static class Strings {
    private String s;

    private Strings(String... ss) {
      s = "" + ss.length;
    }

    private Strings(int n, String... ss) {
      s = n + "" + ss.length;
    }

    private static String cat(String... ss) {
      return "c" + ss.length;
    }

    private String at(int n, String... ss) {
      return s + n + ss.length;
    }
  }

  private static String all(Object... os) {
    return "" + os.length;
  }

  private static int ints(int... is) {
    return is.length;
  }

  private static String lead(String a, Object... os) {
    return a + os.length;
  }

  private static class Leaf2 {
    private Leaf2(int n, Leaf2... kids) {}

    private static int size(Leaf2... kids) {
      return kids.length;
    }

    private int kids(Leaf2... kids) {
      return kids.length;
    }
  }

  private static int sizes(Leaf2... kids) {
    return kids.length;
  }

  static int openSizes(Leaf2... kids) {
    return kids.length;
  }

  @Async
  static String genericNone() {
    Supplier<Box<String>> s = Box::new;
    return await(of("a")) + s.get().ts.length;
  }

  @Async
  static String genericOne() {
    Function<String, Box<String>> s = Box::new;
    return await(of("a")) + s.apply("x").ts.length;
  }

  @Async
  static String genericTwo() {
    BiFunction<String, String, Box<String>> s = Box::new;
    return await(of("a")) + s.apply("x", "y").ts.length;
  }

  @Async
  static String genericArray() {
    Function<String[], Box<String>> s = Box::new;
    return await(of("a")) + s.apply(new String[2]).ts.length;
  }

  @Async
  static String genericExplicit() {
    Supplier<Box<String>> s = Box<String>::new;
    return await(of("a")) + s.get().ts.length;
  }

  @Async
  static String constructor() {
    Supplier<Strings> s = Strings::new;
    Function<String, Strings> f = Strings::new;
    BiFunction<String, String, Strings> g = Strings::new;
    Function<Integer, Strings> h = Strings::new;
    return await(of("a")) + s.get().s + f.apply("").s + g.apply("", "").s + h.apply(2).s;
  }

  @Async
  static String genericStatic() {
    IntSupplier s = Box::count;
    ToIntFunction<String> f = Box::count;
    ToIntBiFunction<String, Integer> g = Box::count;
    return await(of("a")) + s.getAsInt() + f.applyAsInt("") + g.applyAsInt("", 1);
  }

  @Async
  static String genericStaticExplicit() {
    IntSupplier s = Box::<String>count;
    return await(of("a")) + s.getAsInt();
  }

  @Async
  static String genericInstance() {
    Box<String> b = new Box<>(await(of("z")));
    IntSupplier s = b::more;
    ToIntFunction<String> f = b::more;
    ToIntFunction<Box<String>> g = Box::more;
    ToIntBiFunction<Box<String>, String> h = Box::more;
    return await(of("a")) + s.getAsInt() + f.applyAsInt("") + g.applyAsInt(b) + h.applyAsInt(b, "");
  }

  @Async
  static String statics() {
    Supplier<String> s = Strings::cat, s2 = VarargReferences::all;
    UnaryOperator<String> f = Strings::cat, f2 = VarargReferences::all, f3 = VarargReferences::lead;
    BinaryOperator<String> g = Strings::cat,
        g2 = VarargReferences::all,
        g3 = VarargReferences::lead;
    IntSupplier i = VarargReferences::ints;
    IntUnaryOperator i1 = VarargReferences::ints;
    IntBinaryOperator i2 = VarargReferences::ints;
    ToIntFunction<Integer> i3 = VarargReferences::ints;
    ToIntFunction<int[]> i4 = VarargReferences::ints;
    return await(of("a"))
        + s.get()
        + s2.get()
        + f.apply("")
        + f2.apply("")
        + f3.apply("")
        + g.apply("", "")
        + g2.apply("", "")
        + g3.apply("", "")
        + i.getAsInt()
        + i1.applyAsInt(1)
        + i2.applyAsInt(1, 2)
        + i3.applyAsInt(1)
        + i4.applyAsInt(new int[7]);
  }

  @Async
  static String instances() {
    Strings o = new Strings(await(of(1)));
    IntFunction<String> f = o::at;
    BiFunction<Strings, Integer, String> g = Strings::at;
    BiFunction<Integer, String, String> h = o::at;
    return await(of("a")) + f.apply(1) + g.apply(o, 2) + h.apply(3, "");
  }

  @Async
  static String creations() {
    var a = new Box<>();
    var b = new Box<String>();
    Box<String> c = new Box<>();
    Box<Integer> d = new Box<>(await(of(1)));
    int n = Box.count() + Box.<String>count() + Box.count(await(of("q"))) + c.more() + d.more(1, 2);
    return n + "" + a.ts.length + b.ts.length + c.ts.length + d.ts.length;
  }

  private class In<T> {
    private T[] ts;

    @SafeVarargs
    private In(T... ts) {
      this.ts = ts;
    }
  }

  @Async
  String inner() {
    Supplier<In<String>> s = In::new;
    Function<String, In<String>> f = In::new;
    return await(of("a")) + s.get().ts.length + f.apply("").ts.length;
  }

  static class OpenBox<T> {
    T[] ts;

    @SafeVarargs
    private OpenBox(T... ts) {
      this.ts = ts;
    }
  }

  @Async
  static String open() {
    Supplier<OpenBox<String>> s = OpenBox::new;
    Function<String, OpenBox<String>> f = OpenBox::new;
    return await(of("a")) + s.get().ts.length + f.apply("").ts.length;
  }

  @Async
  static String privateElementConstructor() {
    IntFunction<Leaf2> f = Leaf2::new;
    return await(of("a")) + (f.apply(1) != null);
  }

  @Async
  static String privateElementStatic() {
    IntSupplier f = Leaf2::size;
    ToIntFunction<Leaf2> g = Leaf2::size;
    ToIntFunction<Leaf2[]> h = Leaf2::size;
    return await(of("a")) + f.getAsInt() + g.applyAsInt(null) + h.applyAsInt(new Leaf2[3]);
  }

  @Async
  static String privateElementInstance() {
    ToIntFunction<Leaf2> g = Leaf2::kids;
    IntSupplier s = new Leaf2(1)::kids;
    return await(of("a")) + g.applyAsInt(new Leaf2(1)) + s.getAsInt();
  }

  @Async
  static String privateElementOfTheHost() {
    IntSupplier f = VarargReferences::sizes;
    ToIntFunction<Leaf2> g = VarargReferences::sizes;
    return await(of("a")) + f.getAsInt() + g.applyAsInt(null);
  }

  @Async
  static String privateElementOpen() {
    IntSupplier f = VarargReferences::openSizes;
    ToIntFunction<Leaf2> g = VarargReferences::openSizes;
    return await(of("a")) + f.getAsInt() + g.applyAsInt(null);
  }
}
