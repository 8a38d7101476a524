package dev.pawl.interop;

import dev.pawl.Spawner;
import dev.pawl.Task;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Items from a {@link Flow.Publisher} for tasks, and a publisher of what tasks come to. */
public final class Flows {
  private Flows() {}

  /**
   * Subscribes to a publisher.
   *
   * <pre>{@code
   * try (FlowItems<String> lines = Flows.items(publisher, 64)) {
   *   for (String line; (line = await(lines.next())) != null; ) {
   *     print(line);
   *   }
   * }
   * }</pre>
   *
   * @param capacity how many items the publisher may be ahead
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> FlowItems<T> items(Flow.Publisher<? extends T> publisher, int capacity) {
    Objects.requireNonNull(publisher, "publisher");
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "Flows.items was given a capacity of "
              + capacity
              + ". It has to hold one item at least.");
    }
    FlowItems<T> items = new FlowItems<>(capacity);
    publisher.subscribe(items.subscriber());
    return items;
  }

  /**
   * Publishes what tasks come to, one after the other, as each subscriber asks for it.
   *
   * <pre>{@code
   * Flow.Publisher<String> lines = Flows.publisher(spawner, () -> channel::receive);
   * }</pre>
   *
   * @param spawner where the tasks run, and subscribers are called
   * @param source called for each subscriber; makes the task for each next item, which gives null
   *     at the end. A task that is going on when its subscriber cancels is cancelled; a value that
   *     it comes to all the same and that is {@link AutoCloseable} is closed
   */
  public static <T> Flow.Publisher<T> publisher(
      Spawner spawner, Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source) {
    return new TaskPublisher<>(
        Objects.requireNonNull(spawner, "spawner"), Objects.requireNonNull(source, "source"));
  }
}
