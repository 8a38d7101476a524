package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.util.function.Function;

/**
 * {@code GenericMethod.greater} as a task, made from GenericMethod.java:13.
 *
 * <pre>
 * state  where                  awaits            next
 *     0  GenericMethod.java:13                    1
 *     1  GenericMethod.java:16  one.apply(key)    2
 *     2  GenericMethod.java:17  other.apply(key)  end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class GenericMethod_greater<K, V extends Comparable<V>, X extends Exception>
    extends StateMachine<V, X> {
  private final GenericMethod<K> self;
  private K key;
  private Function<? super K, ? extends Task<V, X>> one;
  private Function<K, Task<V, X>> other;
  private V left;
  V value;

  GenericMethod_greater(
      GenericMethod<K> self,
      K key,
      Function<? super K, ? extends Task<V, X>> one,
      Function<K, Task<V, X>> other) {
    this.self = self;
    this.key = key;
    this.one = one;
    this.other = other;
  }

  @Override
  protected boolean advance(Context cx) throws X {
    int state = resume(cx);
    K key = this.key;
    Function<? super K, ? extends Task<V, X>> one = this.one;
    Function<K, Task<V, X>> other = this.other;
    Task<V, X> apply = null;
    Task<V, X> apply2 = null;
    V left = null;
    switch (state) {
      case 1 -> apply = (Task<V, X>) awaited();
      case 2 -> {
        apply2 = (Task<V, X>) awaited();
        left = this.left;
      }
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    for (;;) {
      switch (state) {
        case 0:
          apply = one.apply(key);
        case 1: // apply, GenericMethod.java:16
          var applyPoll = apply.poll(cx);
          if (applyPoll.isPending()) {
            suspend(1, apply, cx);
            this.one = null;
            return false;
          }
          left = applyPoll.get();
          apply2 = other.apply(key);
        case 2: { // apply, GenericMethod.java:17
          var applyPoll2 = apply2.poll(cx);
          if (applyPoll2.isPending()) {
            suspend(2, apply2, cx);
            this.left = left;
            this.one = null;
            this.other = null;
            return false;
          }
          V right = applyPoll2.get();
          self.last = key;
          this.value = left.compareTo(right) < 0 ? right : left;
          return true;
        }
      }
    }
  }

  @Override
  protected V result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 1 -> "GenericMethod.greater awaiting apply (GenericMethod.java:16)";
      case 2 -> "GenericMethod.greater awaiting apply (GenericMethod.java:17)";
      default -> "GenericMethod.greater (GenericMethod.java:13)";
    };
  }
}
