package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.function.Function;

/**
 * Type arguments of a factory, though members of a private class are called like what its method
 * calls.
 */
class FactoryArguments {
  private static class Hidden<T> {
    private T kept;
    static int shared = 1;

    private static <A> Hidden<A> of(A kept) {
      Hidden<A> hidden = new Hidden<>();
      hidden.kept = kept;
      return hidden;
    }

    Hidden<T> next(Hidden<T> other) {
      return other;
    }
  }

  private enum Colour {
    RED,
    GREEN
  }

  private static final class Heir extends Hidden<String> {
    @Async
    static <T> String named(T value) {
      return await(of(value)) + "" + Hidden.of(shared).kept;
    }
  }

  private static Function<Integer, Integer> next = n -> n + 1;
  private static Colour colour = Colour.GREEN;

  private static int next(int n) {
    return next.apply(n);
  }

  @Async
  static <T> T same(T kept) {
    return await(of(kept));
  }

  @Async
  static <T> String counted(T value, int n) {
    int shared = next(n);
    return value + "" + await(of(shared));
  }

  @Async
  static <T> String labelled(T value) {
    return switch (colour) {
      case RED -> "red";
      case GREEN -> await(of("green " + value));
    };
  }

  /** What its class has inherited it may call by its name. */
  @Async
  static <T> Object inherited(T value) {
    var heir =
        new Hidden<T>() {
          Object it() {
            return next(this) == this ? value : null;
          }
        };
    return await(of(heir.it()));
  }

  @Async
  static Object all() {
    return await(FactoryArgumentsAsync.<String>same("a"))
        + await(FactoryArgumentsAsync.<Integer>counted(4, 5))
        + await(FactoryArgumentsAsync.labelled("b"))
        + await(FactoryArgumentsAsync.inherited("c"))
        + await(FactoryArguments_HeirAsync.named(6));
  }
}
