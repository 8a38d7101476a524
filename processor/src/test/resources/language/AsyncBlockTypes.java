package language;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Async blocks whose results, exceptions and captured variables have types that can't be written. */
class AsyncBlockTypes {
  @Async
  static Object captured() {
    List<? extends Number> list = await(of(List.of(1, 2)));
    var t = async(() -> list.get(await(of(0))));
    return await(t).intValue();
  }

  @Async
  static Object capturedAwaited() {
    List<?> list = await(of(List.of(1, 2)));
    return await(async(() -> list.get(await(of(0)))));
  }

  @Async
  static Object listOfCaptured() {
    List<? extends Number> list = await(of(List.of(1, 2)));
    var t = async(() -> list.subList(await(of(0)), 1));
    return await(t).get(0).intValue();
  }

  @Async
  static Object intersection() {
    boolean c = await(of(true));
    var t = async(() -> await(of(c)) ? 1 : "s");
    var v = await(t);
    return v.toString();
  }

  @Async
  static Object intersectionList() {
    Task<? extends List<? extends Comparable<?>>, RuntimeException> t =
        async(() -> List.of(await(of(1)), "s"));
    return await(t).size();
  }

  @Async
  static Object anonymous() {
    var t =
        async(
            () -> {
              await(pause());
              return new Object() {
                @Override
                public String toString() {
                  return "anonymous";
                }
              };
            });
    return await(t).toString();
  }

  @Async
  static Object lambdaResult() {
    Task<Supplier<? extends Number>, RuntimeException> t =
        async(() -> { int n = await(of(1)); return () -> n; });
    return await(t).get();
  }

  @Async
  static Object nullResult() {
    var t = async(() -> { await(pause()); return null; });
    return String.valueOf(await(t));
  }

  private static class Secret extends Exception {
    private static final long serialVersionUID = 1;
  }

  @Async
  static Object privateException() {
    Task<Integer, Secret> t =
        async(
            () -> {
              int n = await(of(1));
              if (n == 1) throw new Secret();
              return n;
            });
    try {
      return await(t);
    } catch (Secret e) {
      return "secret";
    }
  }

  @Async
  static <X extends Exception> int genericException(X x) throws X {
    Task<Integer, X> t =
        async(
            () -> {
              int n = await(of(1));
              if (n == 1) throw x;
              return n;
            });
    return await(t);
  }

  @Async
  static Object genericExceptions() throws IOException {
    try {
      return await(AsyncBlockTypesAsync.genericException(new IOException("io")));
    } catch (java.io.FileNotFoundException e) {
      return 1;
    }
  }

  private record Hidden(int a, String b) {
    private int twice() {
      return 2 * a;
    }
  }

  @Async
  static Object capturesAPrivatePattern() {
    Object o = await(of((Object) new Hidden(3, "h")));
    if (o instanceof Hidden h) {
      Task<Integer, RuntimeException> t = async(() -> await(of(h.a)) + h.twice());
      return await(t);
    }
    return 0;
  }

  @Async
  static Object capturesAnException() {
    try {
      await(of(1));
      if (step(true)) throw new IOException("x");
      throw new InterruptedException("y");
    } catch (IOException | InterruptedException e) {
      return await(async(() -> await(of(e.getMessage())) + e));
    }
  }

  @Async
  static Object capturesVars() {
    var x = await(of(true)) ? 1 : "s";
    var list = new ArrayList<Map<String, ? extends Number>>(List.of(Map.of("a", 1)));
    for (var e : list.get(0).entrySet()) {
      Comparable<?> c = x;
      return await(async(() -> { Comparable<?> d = x; return await(of(e.getValue())).intValue() + e.getKey() + d + c; }));
    }
    return 0;
  }

  @Async
  static Object resource() {
    List<Task<Integer, RuntimeException>> all = new ArrayList<>();
    for (int i : new int[] {1, 2}) all.add(async(() -> await(of(i))));
    List.of(5, 6).forEach(k -> { var m = k + 1; all.add(async(() -> await(of(m)) * k)); });
    int s = 0;
    for (var t : all) s = s * 100 + await(t);
    return s;
  }

  @Async
  static Object inASwitchOrLambda() {
    int k = await(of(2));
    Supplier<Task<Integer, RuntimeException>> s = switch (k) {
      case 2 -> () -> async(() -> { class L { int it() { return k; } } return await(of(1)) + new L().it(); });
      default -> null;
    };
    return await(s.get());
  }
}
