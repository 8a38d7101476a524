package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;

/** Async blocks that throw a private exception. */
public class PrivateBlockThrows {
  private static class PrivEx extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static class Sub extends PrivEx {
    private static final long serialVersionUID = 1;
  }

  static <X extends Throwable> void raise(X x) throws X {
    throw x;
  }

  private static int bang(int n) throws PrivEx {
    if (n > 3) throw new PrivEx();
    return n;
  }

  static int open(int n) throws PrivEx {
    if (n > 3) throw new PrivEx();
    return n;
  }

  static Task<Integer, PrivEx> task(int n) {
    return cx -> dev.pawl.Poll.ready(n);
  }

  @Async
  static String declared() {
    Task<Integer, PrivEx> t = Task.async(() -> bang(await(of(4))));
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String inferred() {
    var t = Task.async(() -> bang(await(of(4))));
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String packagePrivateMethod() {
    var t = Task.async(() -> open(await(of(4))));
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String subclass() {
    Task<Integer, PrivEx> t =
        Task.async(
            () -> {
              if (await(of(1)) > 0) throw new Sub();
              return 1;
            });
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String noValue() {
    Task<Void, PrivEx> t =
        Task.async(
            () -> {
              bang(4);
              await(of(1));
            });
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String raised() {
    Task<Void, PrivEx> t =
        Task.async(
            () -> {
              raise(new Sub());
              await(of(1));
            });
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String awaitsOne() {
    Task<Integer, PrivEx> t = Task.async(() -> await(task(await(of(1)))));
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String rethrows() {
    var t =
        Task.async(
            () -> {
              try {
                return bang(await(of(4)));
              } catch (PrivEx e) {
                await(of(1));
                throw e;
              }
            });
    try {
      return "" + await(t);
    } catch (PrivEx e) {
      return "e";
    }
  }

  @Async
  static String wider() {
    Task<Integer, Exception> t = Task.async(() -> bang(await(of(4))));
    try {
      return "" + await(t);
    } catch (Exception e) {
      return "e";
    }
  }
}
