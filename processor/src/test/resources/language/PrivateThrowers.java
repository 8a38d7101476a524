package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;

/** Functions that throw a private exception, as arguments. */
public class PrivateThrowers {
  interface Fn<A, X extends Exception> {
    A apply(A a) throws X;
  }

  private interface PrivFn<A, X extends Exception> {
    A apply(A a) throws X;
  }

  private static class PrivEx extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static final class Sub extends PrivEx {
    private static final long serialVersionUID = 1;
  }

  static class Runner<X extends Exception> {
    Runner() {}

    Runner(Fn<Integer, ? extends X> f) {}

    int run(Fn<Integer, X> f) throws X {
      return f.apply(4);
    }

    int some(Fn<Integer, ? extends X> f) throws X {
      return f.apply(4);
    }
  }

  private static class PRunner<X extends Exception> extends Runner<X> {
    private PRunner(Fn<Integer, X> f) {}
  }

  private static <A, X extends Exception> A privateFunction(PrivFn<A, X> f, A a) throws X {
    return f.apply(a);
  }

  private static int declared(Fn<Integer, PrivEx> f) throws PrivEx {
    return f.apply(4);
  }

  static int openDeclared(Fn<Integer, PrivEx> f) throws PrivEx {
    return f.apply(4);
  }

  static <X extends Exception> int generic(Fn<Integer, X> f) throws X {
    return f.apply(4);
  }

  private static int bang(int n) throws PrivEx {
    if (n > 3) throw new PrivEx();
    return n;
  }

  @Async
  static String ofAPrivateFunction() {
    try {
      return "" + privateFunction(x -> bang(x + 1), await(of(4)));
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String ofADeclaredType() {
    try {
      await(of(4));
      return "" + declared(x -> bang(x + 1));
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String referenceOfADeclaredType() {
    try {
      await(of(4));
      return "" + declared(PrivateThrowers::bang);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String openDeclaredType() {
    try {
      await(of(4));
      return "" + openDeclared(x -> bang(x + 1)) + openDeclared(PrivateThrowers::bang);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String ofTheReceiver() {
    try {
      Runner<PrivEx> r = new Runner<>();
      await(of(4));
      return "" + r.run(x -> bang(x + 1));
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String ofTheReceiverWildcard() {
    try {
      Runner<PrivEx> r = new Runner<>();
      await(of(4));
      return "" + r.some(x -> bang(x + 1));
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String referenceOfTheReceiver() {
    try {
      Runner<PrivEx> r = new Runner<>();
      await(of(4));
      return "" + r.run(PrivateThrowers::bang);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String subclassOfTheReceiver() {
    try {
      Runner<PrivEx> r = new Runner<>();
      await(of(4));
      return ""
          + r.run(
              x -> {
                throw new Sub();
              });
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String constructor() {
    try {
      Runner<PrivEx> r = new Runner<>(x -> bang(x + 1));
      await(of(4));
      return "" + r.run(x -> x);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String constructorExplicit() {
    try {
      Runner<PrivEx> r = new Runner<PrivEx>(x -> bang(x + 1));
      await(of(4));
      return "" + r.run(x -> x);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String privateConstructor() {
    try {
      Runner<PrivEx> r = new PRunner<>(x -> bang(x + 1));
      await(of(4));
      return "" + r.run(x -> x);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String typeArgument() {
    try {
      await(of(4));
      return "" + PrivateThrowers.<PrivEx>generic(x -> bang(x + 1));
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String inferred() {
    try {
      await(of(4));
      return "" + generic(x -> bang(x + 1));
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String two() {
    try {
      await(of(4));
      return ""
          + generic(
              x -> {
                if (x > 4) throw new Sub();
                return bang(x + 1);
              });
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String list() {
    try {
      await(of(4));
      List<Fn<Integer, PrivEx>> fs = new ArrayList<>();
      fs.add(x -> bang(x));
      fs.add(PrivateThrowers::bang);
      List<Fn<Integer, PrivEx>> gs = List.of(x -> bang(x), PrivateThrowers::bang);
      return "" + fs.get(0).apply(1) + gs.get(0).apply(4);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String places() {
    try {
      boolean b = await(of(true));
      Fn<Integer, PrivEx> f = b ? x -> bang(x) : x -> x;
      Fn<Integer, PrivEx> g =
          switch (await(of(1))) {
            case 1 -> x -> bang(x + 1);
            default -> PrivateThrowers::bang;
          };
      Fn<Integer, PrivEx> h = (Fn<Integer, PrivEx>) x -> bang(x);
      Map<String, Fn<Integer, PrivEx>> m = new HashMap<>(Map.of("a", f));
      m.computeIfAbsent("b", k -> x -> bang(x + k.length()));
      m.put("c", b ? PrivateThrowers::bang : x -> bang(x));
      return "" + f.apply(1) + g.apply(2) + h.apply(3) + m.get("b").apply(1) + m.get("c").apply(5);
    } catch (PrivEx e) {
      return "e";
    }
  }
}
