package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link Structured} does, on a clock that the test moves by a millisecond at a time. */
final class StructuredTest {
  private final ManualClock clock = new ManualClock();
  private final Executor executor =
      Executor.builder().clock(clock).uncaughtExceptionHandler((task, failure) -> {}).build();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    executor.close();
  }

  private <T, X extends Throwable> T run(Task<T, X> task) throws X {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    for (int i = 0; i < 2_000 && !handle.isDone(); i++) {
      settle();
      clock.advance(Duration.ofMillis(1));
    }
    return executor.run(handle);
  }

  /** Fails with this message and nothing suppressed. */
  private void assertFails(String message, Task<?, IOException> task) {
    IOException failure = assertThrows(IOException.class, () -> run(task));
    assertEquals(message, failure.getMessage());
    assertEquals(0, failure.getSuppressed().length);
  }

  private void settle() {
    for (int i = 0; i < 20; i++) {
      executor.run(Task.yieldNow());
    }
  }

  @Test
  void joinGivesBothValues() throws IOException {
    assertEquals("ab", run(StructuredAsync.both("a", "b", log)));
    assertEquals(List.of("b", "b cleaned up", "a", "a cleaned up"), log);
  }

  @Test
  void joinFailsAfterTheOthersCleanup() {
    assertFails("bad", StructuredAsync.both("a", "bad", log));
    assertEquals(List.of("bad cleaned up", "a cleaned up"), log);
  }

  @Test
  void raceGivesTheFirstValueAfterTheLosersCleanup() throws IOException {
    assertEquals("gave up", run(StructuredAsync.faster(log)));
    assertEquals(List.of("slow cleaned up"), log);
  }

  @Test
  void timeoutGivesWhatIsThereInTime() throws IOException {
    assertEquals("a", run(StructuredAsync.inTime(20, log)));
    assertEquals(
        "Structured.load awaiting sleep was not complete after PT0.009S",
        run(StructuredAsync.inTime(9, log)));
    assertEquals(List.of("a", "a cleaned up", "a cleaned up"), log);
  }

  @Test
  void aScopeWaitsForWhatIsNotAwaited() throws IOException {
    assertEquals("ba", run(StructuredAsync.scoped("a", "b", log)));
    assertEquals(
        List.of(
            "a", "a cleaned up", "b", "b cleaned up", "body", "aside", "aside cleaned up", "left"),
        log);
  }

  @Test
  void aScopeFailsForTheTrueReasonThoughTheBodyWaitsForAnotherChild() {
    assertFails("bad", StructuredAsync.scoped("bad", "b", log));
    assertEquals(List.of("bad cleaned up", "aside cleaned up", "b cleaned up", "left"), log);
  }

  @Test
  void aBodyThatThrowsCancelsItsChildren() {
    assertFails("body", StructuredAsync.leavesEarly(log));
    assertEquals(List.of("child cleaned up"), log);
  }

  @Test
  void aCancelledParentCancelsItsChildrenAndWaitsForThem() {
    JoinHandle<String, IOException> handle =
        executor.spawner().spawn(StructuredAsync.scoped("a", "b", log));
    settle();
    handle.cancel();
    assertThrows(CancellationException.class, () -> run(handle));
    assertEquals(List.of("aside cleaned up", "a cleaned up", "b cleaned up", "left"), log);
  }

  @Test
  void aBodyThatRunsIsCancelledWhenAChildFails() {
    assertFails("bad", StructuredAsync.runs(log));
    assertTrue(clock.instant().toEpochMilli() < 100);
  }

  @Test
  void aJoinSetGivesValuesAsTheyCome() throws IOException {
    assertEquals(5050, run(StructuredAsync.sum(100)));
  }

  @Test
  void retryTriesAgain() throws IOException {
    assertEquals("good", run(StructuredAsync.again(log)));
    assertEquals(List.of("bad1 cleaned up", "bad2 cleaned up", "good", "good cleaned up"), log);
  }

  @Test
  void anIntervalTicks() {
    assertEquals(List.of(0, 1, 2, 3, 4), run(StructuredAsync.ticks(5)));
    assertEquals(41, clock.instant().toEpochMilli()); // one more than the last tick
  }

  @Test
  void scopesNest() {
    assertEquals(50, run(StructuredAsync.nested(50)));
  }
}
