package dev.pawl.sync;

import static dev.pawl.testing.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.Steps;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A task whose every operation is complete at once still lets others run. */
@Timeout(30)
final class StarvationTest {

  /** Awaits one operation after the other, for ever. */
  private static final class Loop implements Task<Void, Exception> {
    private final Supplier<Task<?, ?>> operation;
    private Task<?, ?> current;
    private int completed;

    Loop(Supplier<Task<?, ?>> operation) {
      this.operation = operation;
    }

    @Override
    public Poll<Void> poll(Context cx) throws Exception {
      while (true) {
        if (current == null) {
          current = operation.get();
        }
        Poll<?> poll;
        try {
          poll = current.poll(cx);
        } catch (Exception | Error e) {
          throw e;
        } catch (Throwable t) {
          throw new AssertionError(t);
        }
        if (poll.isPending()) {
          return Poll.pending();
        }
        if (poll.get() instanceof AutoCloseable held) {
          held.close();
        }
        current = null;
        completed++;
      }
    }
  }

  static Stream<Arguments> operations() {
    Channel<String> unbounded = Channel.unbounded();
    Channel<String> channel = Channel.bounded(1);
    boolean[] full = {false};
    Channel<String> closed = Channel.unbounded();
    closed.close();
    Semaphore semaphore = new Semaphore(1);
    Mutex<Void> mutex = Mutex.plain();
    RwLock<Void> rwLock = new RwLock<>(null);
    Notify notify = new Notify();
    Broadcast<String> broadcast = new Broadcast<>(1);
    Broadcast.Subscription<String> subscription = broadcast.subscribe();
    Watch<String> watch = new Watch<>("a");
    Watch.Observer<String> observer = watch.observe();
    Barrier barrier = new Barrier(1);
    Once<String, RuntimeException> once = new Once<>(() -> Task.ready("value"));
    return Stream.of(
        of("send", () -> unbounded.send("item")),
        of(
            "send and receive",
            () -> (full[0] = !full[0]) ? channel.send("item") : channel.receive()),
        of("receive after the end", closed::receive),
        of("acquire", semaphore::acquire),
        of("lock", mutex::lock),
        of("read", rwLock::read),
        of("write", rwLock::write),
        of(
            "notified",
            () -> {
              notify.notifyOne();
              return notify.notified();
            }),
        of(
            "oneshot",
            () -> {
              Oneshot<String> oneshot = new Oneshot<>();
              oneshot.send("value");
              return oneshot.receive();
            }),
        of(
            "broadcast",
            () -> {
              broadcast.send("item");
              return subscription.receive();
            }),
        of(
            "watch",
            () -> {
              watch.set("b");
              return observer.changed();
            }),
        of("arrive", barrier::arrive),
        of("once", once::get));
  }

  private static Arguments of(String name, Supplier<Task<?, ?>> operation) {
    return Arguments.of(name, operation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void othersRunBetweenOperationsThatNeverWait(String name, Supplier<Task<?, ?>> operation) {
    boolean[] ran = {false};
    Loop loop = new Loop(operation);
    try (Executor executor = new Executor()) {
      executor.spawner().spawn(loop);
      executor.spawner().spawn(Steps.of(() -> ran[0] = true));
      step(executor);
      assertThat(ran[0]).isTrue();
      int before = loop.completed;
      assertThat(before).isPositive();
      step(executor);
      assertThat(loop.completed).isGreaterThan(before);
    }
  }
}
