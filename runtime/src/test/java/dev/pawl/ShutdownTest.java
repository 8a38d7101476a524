package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing waits for cleanup up to a limit, then tells what did not end. */
@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class ShutdownTest {
  private static final Duration SOON = Duration.ofMillis(30);

  private final Executor executor;
  private final Probe<Void> stubborn = new Probe<Void>().refusingToLetGo();

  private final int threads;

  ShutdownTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).closeLimit(SOON).build();
  }

  @Test
  void whatDoesNotEndIsToldByName() {
    executor.spawner().spawn("stubborn", stubborn);
    settle(executor);
    UnfinishedTasksException e = unfinished();
    assertThat(e.tasks()).containsExactly("stubborn: Probe");
    assertThat(e)
        .hasMessage(
            "The executor was closed and cancelled its tasks. After 0.03 s these had not ended:"
                + "\n    stubborn: Probe");
    assertThat(stubborn.cancelledAtPoll()).as("it had its chance").containsExactly(false, true);
  }

  @Test
  void whatEndsIsNotTold() {
    executor.spawner().spawn("lets go", new Probe<>());
    executor.spawner().spawn("stubborn", stubborn);
    settle(executor);
    assertThat(unfinished().tasks()).containsExactly("stubborn: Probe");
  }

  @Test
  void afterwardsTheExecutorIsClosedAndTheTaskIsNeverPolledAgain() {
    executor.spawner().spawn(stubborn);
    unfinished();
    int polls = stubborn.polls();
    stubborn.complete(null);
    executor.close(); // does nothing, and has told already
    assertThat(stubborn.polls()).isEqualTo(polls);
    assertThatThrownBy(executor::run).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> executor.spawner().spawn(stubborn))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cleanupThatEndsInTimeIsWaitedFor() {
    JoinHandle<Void, Exception> handle = executor.spawner().spawn(stubborn);
    settle(executor);
    stubborn.duringNextPoll(() -> start(() -> stubborn.complete(null)));
    executor.close(Duration.ofSeconds(50));
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void withoutTimeCleanupThatNeedNotWaitRunsAllTheSame() {
    JoinHandle<Object, Exception> handle = executor.spawner().spawn(new Probe<>());
    settle(executor);
    executor.close(Duration.ZERO);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void withoutTimeEveryTaskIsPolledOnceHoweverManyThereAre() {
    List<JoinHandle<Object, Exception>> handles = spawnMany();
    settle(executor);
    executor.close(Duration.ZERO);
    assertThat(handles).allMatch(JoinHandle::isDone);
  }

  @Test
  void withoutTimeATaskThatWasNeverPolledIsToo() {
    List<JoinHandle<Object, Exception>> handles = spawnMany();
    executor.close(Duration.ZERO);
    assertThat(handles).allMatch(JoinHandle::isDone);
  }

  @Test
  void withoutTimeARunOfAnotherThreadPollsEveryTaskOnce() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    executor.spawner().spawn(new Probe<>().duringNextPoll(polled::countDown));
    List<JoinHandle<Object, Exception>> handles = spawnMany();
    CompletableFuture<Void> running = start(executor::run);
    polled.await();
    executor.close(Duration.ZERO);
    join(running);
    assertThat(handles).allMatch(JoinHandle::isDone);
  }

  @Test
  void withoutTimeEveryStubbornTaskHasItsChance() {
    List<Probe<Object>> probes = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      probes.add(new Probe<>().refusingToLetGo());
      executor.spawner().spawn(probes.get(i));
    }
    settle(executor);
    assertThatThrownBy(() -> executor.close(Duration.ZERO))
        .isInstanceOf(UnfinishedTasksException.class);
    assertThat(probes).allMatch(probe -> probe.cancelledAtPoll().equals(List.of(false, true)));
  }

  @Test
  void withoutTimeARunThatSleepsPollsEveryTaskOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      CountDownLatch polled = new CountDownLatch(1);
      try (Executor sleeping = Executor.builder().threads(threads).build()) {
        JoinHandle<Object, Exception> handle =
            sleeping.spawner().spawn(new Probe<>().duringNextPoll(polled::countDown));
        CompletableFuture<Void> running = start(sleeping::run);
        polled.await();
        Thread.sleep(2); // by then it sleeps, as a rule
        sleeping.close(Duration.ZERO);
        join(running);
        assertThat(handle.isDone()).isTrue();
      }
    }
  }

  private List<JoinHandle<Object, Exception>> spawnMany() {
    List<JoinHandle<Object, Exception>> handles = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      handles.add(executor.spawner().spawn(new Probe<>()));
    }
    return handles;
  }

  @Test
  void withoutTimeWhatCleanupMakesDueIsPolledToo() {
    Probe<Object> innermost = new Probe<>();
    JoinHandle<Object, Exception> handle = executor.spawner().spawn(innermost);
    List<JoinHandle<Object, Exception>> handles = new ArrayList<>(List.of(handle));
    for (int i = 0; i < 200; i++) { // each ends when the one before has
      handle = executor.spawner().spawn(Task.shielded(handle));
      handles.add(handle);
    }
    settle(executor);
    executor.close(Duration.ZERO);
    assertThat(handles).allMatch(JoinHandle::isDone);
  }

  @Test
  void aTaskThatIsAlwaysReadyAndStubbornDoesNotKeepItFromGivingUp() {
    executor.spawner().spawn("busy", new AlwaysReady());
    assertThat(unfinished().tasks()).singleElement().asString().startsWith("busy: ");
  }

  /** Asks to be polled again, and does not let go. */
  private static final class AlwaysReady implements Task<Void, RuntimeException> {
    @Override
    public Poll<Void> poll(Context cx) {
      cx.waker().wake();
      return Poll.pending();
    }

    @Override
    public boolean withdraw() {
      return false;
    }
  }

  @Test
  void aTaskThatIsAlwaysReadyDoesNotKeepItFromGivingUp() {
    executor
        .spawner()
        .spawn(
            "busy",
            (Task<Void, RuntimeException>)
                cx -> {
                  cx.waker().wake();
                  return Poll.pending();
                });
    executor.spawner().spawn("stubborn", stubborn);
    // A lambda lets go when it is withdrawn, so only the other one is left.
    assertThat(unfinished().tasks()).containsExactly("stubborn: Probe");
  }

  @Test
  void aRunThatDoesTheWorkThrowsItToo() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    executor.spawner().spawn("stubborn", stubborn.duringNextPoll(polled::countDown));
    CompletableFuture<Void> running =
        start(
            () ->
                assertThatThrownBy(executor::run)
                    .isInstanceOf(UnfinishedTasksException.class)
                    .hasMessageContaining("stubborn: Probe"));
    polled.await();
    assertThat(unfinished().tasks()).containsExactly("stubborn: Probe");
    join(running);
  }

  @Test
  void aRunUntilATaskIsCompleteThrowsItToo() {
    executor.spawner().spawn(Steps.of(executor::close));
    assertThatThrownBy(() -> executor.run(stubborn)).isInstanceOf(UnfinishedTasksException.class);
  }

  @Test
  void aTaskThatBlocksItsThreadIsToldByAnotherThreadsClose() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    CountDownLatch blocks = new CountDownLatch(1);
    executor
        .spawner()
        .spawn(
            "blocking",
            Steps.of(
                () -> {
                  polled.countDown();
                  spinUntilZero(blocks);
                }));
    CompletableFuture<Void> running =
        start(
            () -> {
              try {
                executor.run();
              } catch (UnfinishedTasksException late) {
                // Of several threads, another one than that which is blocked has noticed.
                assertThat(late.tasks().get(0)).startsWith("blocking: ");
              }
            });
    polled.await();
    assertThat(unfinished().tasks()).singleElement().asString().startsWith("blocking: ");
    blocks.countDown();
    join(running);
  }

  @Test
  void whatWasNeverPolledBehindTasksThatBlockIsToldByAnotherThreadsClose() throws Exception {
    CountDownLatch polled = new CountDownLatch(threads);
    CountDownLatch spawned = new CountDownLatch(threads);
    CountDownLatch blocks = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      Task<Void, RuntimeException> blocking =
          Steps.of(
              () -> {
                polled.countDown();
                spinUntilZero(polled);
                Spawner.current().spawn("inner", new Probe<>());
                Spawner.current().spawn("inner", new Probe<>());
                spawned.countDown();
                spinUntilZero(blocks);
              });
      executor.spawner().spawn("blocking", blocking);
    }
    CompletableFuture<Void> running = start(this::runAndPerhapsGiveUp);
    spawned.await();
    executor.spawner().spawn("outer", new Probe<>());
    List<String> tasks = new ArrayList<>(unfinished().tasks());
    assertThat(tasks.subList(0, threads)).allMatch(task -> task.startsWith("blocking: "));
    List<String> others = new ArrayList<>(Collections.nCopies(2 * threads, "inner: Probe"));
    others.add("outer: Probe");
    assertThat(tasks.subList(threads, tasks.size())).containsExactlyInAnyOrderElementsOf(others);
    blocks.countDown();
    join(running);
  }

  private void runAndPerhapsGiveUp() {
    try {
      executor.run();
    } catch (UnfinishedTasksException late) {
      assertThat(late.tasks()).isNotEmpty();
    }
  }

  private static void spinUntilZero(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void manyTasksAreCounted() {
    for (int i = 0; i < 30; i++) {
      executor.spawner().spawn("task " + i, new Probe<>().refusingToLetGo());
    }
    UnfinishedTasksException e = unfinished();
    assertThat(e.tasks()).hasSize(30);
    assertThat(e.getMessage()).endsWith("\n    and 10 more");
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(() -> executor.close(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Closing can't take PT-0.001S: that is negative.");
    assertThatThrownBy(() -> Executor.builder().closeLimit(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLimitBeyondAllMeasureIsNone() {
    executor.close(Duration.ofSeconds(Long.MAX_VALUE));
  }

  private UnfinishedTasksException unfinished() {
    return catchThrowableOfType(UnfinishedTasksException.class, executor::close);
  }
}
