package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.function.Function;

final class GenericMethod<K> {
  K last;

  @Async
  <V extends Comparable<V>, X extends Exception> V greater(
      K key, Function<? super K, ? extends Task<V, X>> one, Function<K, Task<V, X>> other)
      throws X {
    V left = await(one.apply(key));
    V right = await(other.apply(key));
    last = key;
    return left.compareTo(right) < 0 ? right : left;
  }
}
