package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.combine.Joined;
import dev.pawl.combine.Retry;
import dev.pawl.interop.Futures;
import dev.pawl.testing.Steps;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random trees of combinators, scopes and sets over leaves that wait, fail, refuse to let go or
 * hand out resources, cancelled at random moments. Afterwards nothing is left: no task, no timer,
 * no leaf that waits, no resource that is open and belongs to nobody.
 */
final class StructuredStressTest {
  private final ManualClock clock = new ManualClock();
  private final Set<Leaf> waiting = new LinkedHashSet<>();
  private int open;
  private Random random;

  /** A resource that counts. */
  private final class Resource implements AutoCloseable {
    private boolean closed;

    Resource() {
      open++;
    }

    @Override
    public void close() {
      assertThat(closed).isFalse();
      closed = true;
      open--;
    }
  }

  /** Waits until it is woken; then has a value, or a resource, or fails. */
  private final class Leaf implements Task<Object, Exception> {
    private final int kind = random.nextInt(6);
    private boolean due;
    private boolean complete;
    private Waker waker;

    @Override
    public Poll<Object> poll(Context cx) throws Exception {
      assertThat(complete).isFalse();
      waker = cx.waker();
      if (!due) {
        waiting.add(this);
        return Poll.pending();
      }
      complete = true;
      waiting.remove(this);
      if (kind == 0) {
        throw new IOException("leaf");
      }
      return Poll.ready(kind == 1 ? new Resource() : "v");
    }

    void wake() {
      due = random.nextInt(4) > 0; // else a wake for nothing
      waker.wake();
    }

    @Override
    public boolean withdraw() {
      if (kind == 2 && waiting.contains(this)) {
        return false; // has cleanup to run
      }
      waiting.remove(this);
      return true;
    }
  }

  private Task<Object, Exception> tree(int depth) {
    if (depth == 0) {
      return random.nextInt(3) == 0 ? sleep() : new Leaf();
    }
    return switch (random.nextInt(10)) {
      case 0 -> Task.join(tree(depth - 1), tree(depth - 1)).map(this::oneOf);
      case 1 -> Task.join(several(depth)).map(this::oneOf);
      case 2 -> Task.race(several(depth));
      case 3 -> Task.timeout(millis(), tree(depth - 1));
      case 4 -> Task.shielded(tree(depth - 1));
      case 5 -> Retry.attempts(3).backoff(millis(), millis()).of(() -> tree(depth - 1));
      case 6 -> Scope.run(scope -> spawning(scope, depth));
      case 7 -> future(depth);
      case 8 -> new Collecting(depth);
      default -> tree(depth - 1);
    };
  }

  private Duration millis() {
    return Duration.ofMillis(random.nextInt(20));
  }

  private Task<Object, Exception> sleep() {
    return Task.widen(Task.sleep(millis()).map(over -> (Object) "slept"));
  }

  private List<Task<Object, Exception>> several(int depth) {
    List<Task<Object, Exception>> tasks = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      tasks.add(tree(depth - 1));
    }
    return tasks;
  }

  /** What a user does with joined resources: closes them. */
  private Object oneOf(Object joined) {
    List<?> values =
        joined instanceof Joined.Two<?, ?> two
            ? List.of(two.first(), two.second())
            : (List<?>) joined;
    values.forEach(this::used);
    return "joined";
  }

  private void used(Object value) {
    if (value instanceof Resource resource) {
      resource.close();
    }
  }

  private Task<Object, Exception> spawning(Scope<Exception> scope, int depth) {
    for (int i = random.nextInt(3); i > 0; i--) {
      scope.spawn(tree(depth - 1).map(this::consumed));
    }
    return tree(depth - 1);
  }

  private Object consumed(Object value) {
    used(value);
    return "consumed";
  }

  /** Made when it is polled, since it spawns at once. */
  private Task<Object, Exception> future(int depth) {
    Task<Object, Exception> inner = tree(depth - 1).map(this::consumed);
    return new Task<>() {
      private Task<Object, Exception> task;

      @Override
      public Poll<Object> poll(Context cx) throws Exception {
        if (task == null) {
          task = Futures.task(Futures.future(cx.spawner(), inner));
        }
        return task.poll(cx);
      }

      @Override
      public boolean withdraw() {
        return task == null || task.withdraw();
      }
    };
  }

  /** Takes all outcomes of a set, then closes it. */
  private final class Collecting implements Task<Object, Exception> {
    private final JoinSet<Object, Exception> set = new JoinSet<>();
    private final List<Task<Object, Exception>> tasks;
    private Task<Object, Exception> next;
    private Task<Void, RuntimeException> closing;
    private Throwable thrown;
    private Waker waker;

    Collecting(int depth) {
      tasks = several(depth);
    }

    @Override
    public Poll<Object> poll(Context cx) throws Exception {
      waker = cx.waker();
      tasks.forEach(set::spawn);
      tasks.clear();
      while (closing == null) {
        if (set.isEmpty()) {
          closing = set.closeAsync();
          break;
        }
        next = next == null ? set.next() : next;
        try {
          Poll<Object> poll = next.poll(cx);
          if (poll.isPending()) {
            return Poll.pending();
          }
          used(poll.get());
          next = null;
        } catch (Throwable t) {
          thrown = t;
          closing = set.closeAsync(t);
        }
      }
      return closing.poll(cx).isPending() ? Poll.pending() : Poll.ready("" + thrown);
    }

    @Override
    public boolean withdraw() {
      if (closing == null) {
        next.withdraw();
        closing = set.closeAsync(new Cancelled("withdrawn"));
        waker.wake(); // for the poll that closes
      }
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLeftBehind(long seed) {
    for (int round = 0; round < 100; round++) {
      random = new Random(seed * 1_000 + round);
      round(seed * 1_000 + round);
    }
  }

  private void round(long seed) {
    Executor executor =
        Executor.builder().clock(clock).uncaughtExceptionHandler((t, f) -> {}).build();
    List<JoinHandle<Object, Exception>> handles = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      handles.add(executor.spawner().spawn(tree(4).map(this::consumed)));
    }
    for (int step = 0; step < 200; step++) {
      event(handles);
      Steps.step(executor);
    }
    for (int step = 0; step < 500 && !handles.stream().allMatch(JoinHandle::isDone); step++) {
      List.copyOf(waiting).forEach(Leaf::wake);
      clock.advance(millis());
      Steps.step(executor);
    }
    assertThat(handles).as("seed " + seed).allMatch(JoinHandle::isDone);
    clock.advance(Duration.ofSeconds(1));
    Steps.settle(executor);
    executor.run(
        (Task<Void, RuntimeException>)
            cx -> {
              assertThat(cx.timers().nanosToNext()).as("seed " + seed).isEqualTo(Long.MAX_VALUE);
              return Poll.ready(null);
            });
    assertThat(waiting).as("seed " + seed).isEmpty();
    assertThat(open).as("seed " + seed).isZero();
    executor.close();
  }

  private void event(List<JoinHandle<Object, Exception>> handles) {
    switch (random.nextInt(6)) {
      case 0 -> clock.advance(millis());
      case 1 -> {
        if (random.nextInt(5) == 0) {
          handles.get(random.nextInt(handles.size())).cancel();
        }
      }
      default -> {
        List<Leaf> leaves = new ArrayList<>(waiting);
        if (!leaves.isEmpty()) {
          leaves.get(random.nextInt(leaves.size())).wake();
        }
      }
    }
  }
}
