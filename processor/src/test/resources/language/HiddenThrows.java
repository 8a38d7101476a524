package language;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;

/** Functions, methods and async blocks that throw exceptions which the task has no name for. */
class HiddenThrows {
  private static class Secret extends Exception {
    private static final long serialVersionUID = 1;

    Secret(String m) {
      super(m);
    }
  }

  private static class Sub extends Secret {
    private static final long serialVersionUID = 1;

    Sub(String m) {
      super(m);
    }
  }

  interface Body<T, X extends Throwable> {
    T run() throws X;
  }

  @Async
  static Object localException() {
    class Loc extends Exception {
      private static final long serialVersionUID = 1;
    }
    class Lower extends Loc {
      private static final long serialVersionUID = 1;
    }
    Body<Integer, Loc> body =
        () -> {
          throw new Lower();
        };
    try {
      await(
          async(
              () -> {
                if (await(of(true))) body.run();
                return 1;
              }));
    } catch (Lower l) {
      return "low";
    } catch (Loc l) {
      log("x");
    }
    try {
      return await(
          async(
              () -> {
                if (await(of(true))) throw new Loc();
                return 1;
              }));
    } catch (Loc l) {
      return "loc";
    }
  }

  @Async
  static Object lower() {
    Body<Integer, Secret> b =
        () -> {
          throw new Sub("w");
        };
    Body<Integer, Secret> c =
        () -> {
          try {
            if (step(1) == 1) throw new Sub("w");
          } catch (Sub s) {
            throw s;
          } catch (Secret s) {
            log("never");
          }
          return 1;
        };
    class L {
      void m(int k) throws Secret {
        if (k == 1) throw new Sub("m");
        try {
          throw new Sub("n");
        } catch (Exception e) {
          throw e;
        }
      }
    }
    String s = "";
    try {
      s += b.run() + await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      s += c.run() + await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      new L().m(await(of(1)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      new L().m(await(of(2)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    return s;
  }

  static <X extends Throwable> void raise(X x) throws X {
    if (step(1) == 1) throw x;
  }

  @Async
  static Object lowerCalled() {
    Body<Integer, Secret> b =
        () -> {
          raise(new Sub("w"));
          return 1;
        };
    String s = "";
    try {
      s += b.run() + await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    return s;
  }

  private static void raiseSub(int k) throws Sub {
    throw new Sub("k" + k);
  }

  @Async
  static Object lowerHandle() {
    Body<Integer, Secret> b =
        () -> {
          raiseSub(4);
          return 1;
        };
    Body<Integer, Sub> c = () -> give(4);
    Act<Secret> d = () -> raiseSub(5);
    Act<Sub> e0 =
        await(of(1)) == 1
            ? () -> raiseSub(6)
            : () -> {
              throw new Sub("q");
            };
    Own own =
        n -> {
          if (n == 1) raiseSub(n);
          else throw new Sub("own");
          return n;
        };
    Own own2 = n -> give(n);
    class L {
      void m(int k) throws Secret {
        raiseSub(k);
      }

      int n(int k) throws Secret {
        return give(k);
      }
    }
    Act<Secret> f =
        new Act<Secret>() {
          public void run() throws Secret {
            raiseSub(9);
          }
        };
    String s = "";
    try {
      s += b.run() + await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      s += c.run() + await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      d.run();
      await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      e0.run();
      await(of(1));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      s += own.own(await(of(1)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      s += own.own(await(of(2)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      s += own2.own(await(of(2)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      new L().m(await(of(3)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      s += new L().n(await(of(3)));
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    try {
      f.run();
    } catch (Sub e) {
      s += e.getMessage();
    } catch (Secret e) {
      s += "sec";
    }
    return s;
  }

  interface Act<X extends Throwable> {
    void run() throws X;
  }

  private interface Own {
    int own(int n) throws Secret;
  }

  private static int give(int n) throws Sub {
    if (n > 2) throw new Sub("g" + n);
    return n;
  }
}
