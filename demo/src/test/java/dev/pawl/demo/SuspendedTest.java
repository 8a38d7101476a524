package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Suspended}: nothing is held that is not needed any more. */
final class SuspendedTest {
  private final List<WeakReference<Object>> memory = new ArrayList<>();
  private final Context cx = Context.of(() -> {});
  private final Task<Integer, RuntimeException> never = context -> Poll.pending();

  private void poll(Task<?, RuntimeException> task, int times) {
    for (int i = 0; i < times; i++) {
      assertTrue(task.poll(cx).isPending());
    }
  }

  /** Until the collector has found that it is not held. */
  private static void requireCleared(WeakReference<?> reference) throws InterruptedException {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
      Thread.sleep(5);
    }
    assertFalse(reference.get() != null, "it is still held");
  }

  @Test // tricky 47
  void aMillionTurnsLeaveNothingBehind() throws Exception {
    Executor.blockOn(SuspendedAsync.many(1_000_000, memory));
    assertEquals(100, memory.size());
    for (WeakReference<Object> each : memory) {
      requireCleared(each);
    }
  }

  @Test // tricky 47
  void aLoopThatGoesOnHoldsTheThingOfItsPresentTurnAlone() throws Exception {
    Task<Integer, RuntimeException> task = SuspendedAsync.many(1_000_000, memory);
    poll(task, 20_001);
    assertEquals(3, memory.size());
    requireCleared(memory.get(0));
    requireCleared(memory.get(1));
    assertNotNull(memory.get(2).get());
    assertNotNull(task);
  }

  @Test // tricky 98
  void aLocalThatIsNotReadAnyMoreIsLetGo() throws Exception {
    Task<Integer, RuntimeException> task = SuspendedAsync.local(memory, never);
    poll(task, 1);
    System.gc();
    assertNotNull(memory.get(0).get(), "it is read after this await");
    poll(task, 1);
    requireCleared(memory.get(0));
    assertNotNull(task);
  }

  @Test // tricky 98
  void soIsAParameter() throws Exception {
    Object used = new Object();
    memory.add(new WeakReference<>(used));
    Task<Integer, RuntimeException> task = SuspendedAsync.parameter(used, never);
    used = null;
    poll(task, 2);
    requireCleared(memory.get(0));
    assertNotNull(task);
  }

  @Test // tricky 98
  void soIsAnOperand() throws Exception {
    Task<Integer, RuntimeException> task = SuspendedAsync.operand(memory, never);
    poll(task, 2);
    requireCleared(memory.get(0));
    assertNotNull(task);
  }

  @Test // tricky 99
  void aSuspendedTaskThatNobodyHoldsIsGarbageAndSoIsWhatItHolds() throws Exception {
    Object used = new Object();
    memory.add(new WeakReference<>(used));
    Task<Integer, RuntimeException> task = SuspendedAsync.needed(used, never);
    poll(task, 1);
    used = null;
    System.gc();
    assertNotNull(memory.get(0).get(), "the task holds it");
    WeakReference<Object> forgotten = new WeakReference<>(task);
    task = null;
    requireCleared(forgotten);
    requireCleared(memory.get(0));
  }
}
