package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.List;

/** Tasks that await tasks, so many deep that the innermost is polled first. */
class DeepCalls {
  private static final int DEPTH = 12;

  @Async // tricky 86
  static int sum(int depth) {
    if (depth == 0) return await(of(1)) + await(of(2)) + await(of(3));
    int below = await(DeepCallsAsync.sum(depth - 1));
    log(depth);
    return below + depth;
  }

  @Async
  static int valueFromTheBottom() {
    return await(DeepCallsAsync.sum(DEPTH)) + await(of(10));
  }

  @Async
  static int severalTimesDownAndHalfUp() {
    int n = 0;
    for (int i = 0; i < 3; i++) n += await(DeepCallsAsync.bouncing(DEPTH, i));
    return n;
  }

  /** Comes back up a part of the way, waits there, and goes down again. */
  @Async
  static int bouncing(int depth, int times) {
    if (depth == 0) {
      await(pause());
      return 1;
    }
    int n = await(DeepCallsAsync.bouncing(depth - 1, times));
    if (depth == 3 || depth == 9) {
      await(pause());
      for (int i = 0; i < times; i++) n += await(DeepCallsAsync.sum(depth)) + await(of(i));
    }
    return n;
  }

  @Async
  static int failing(int depth) throws Checked {
    log("down " + depth);
    try {
      if (depth == 0) {
        await(pause());
        return await(risky(1));
      }
      return await(DeepCallsAsync.failing(depth - 1)) + 1;
    } catch (Checked e) {
      log("caught " + depth);
      if (depth % 4 == 0) throw e;
      return await(risky(depth));
    } finally {
      log("finally " + depth);
      if (depth % 3 == 0) await(pause());
    }
  }

  @Async
  static int exceptionsOnTheWayUp() throws Checked {
    return await(DeepCallsAsync.failing(DEPTH));
  }

  /** Through the factory's type, not the machine's class: the value comes in a box. */
  @Async
  static <T> T boxed(int depth, T value) {
    if (depth == 0) return await(of(value));
    Task<T, RuntimeException> below = DeepCallsAsync.boxed(depth - 1, value);
    T result = await(below);
    await(pause());
    return result;
  }

  @Async
  static Object throughTypeVariables() {
    return List.of(await(DeepCallsAsync.boxed(DEPTH, "s")), await(DeepCallsAsync.boxed(2, 3L)));
  }

  @Async
  static void nothing(int depth) {
    if (depth > 0) {
      await(DeepCallsAsync.nothing(depth - 1));
      if (depth % 5 == 0) throw new IllegalStateException("at " + depth);
      return;
    }
    await(pause());
  }

  @Async
  static int voidTasksThatThrowAfterwards() {
    int caught = 0;
    for (int depth = 4; depth <= 14; depth += 5) {
      try {
        await(DeepCallsAsync.nothing(depth));
      } catch (IllegalStateException e) {
        log(e.getMessage());
        caught++;
      }
    }
    return caught;
  }

  /** A chain that is begun by one machine and finished by another. */
  @Async
  static int handedOver() {
    Task<Integer, RuntimeException> deep = DeepCallsAsync.sum(DEPTH);
    return await(DeepCallsAsync.finish(deep)) + await(DeepCallsAsync.sum(1));
  }

  @Async
  static int finish(Task<Integer, RuntimeException> task) {
    int n = await(of(1));
    return n + await(task);
  }

  @Async
  static long blocksInBlocks() {
    long first = await(of(1L));
    return await(
        Task.async(
            () -> {
              long second = await(of(2L)) + first;
              return second + await(Task.async(() -> await(DeepCallsAsync.sum(DEPTH)) + second));
            }));
  }
}
