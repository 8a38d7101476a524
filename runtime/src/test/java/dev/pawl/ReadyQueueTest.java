package dev.pawl;

import static dev.pawl.Arrivals.Pushed.MUST_WAKE;
import static dev.pawl.Arrivals.Pushed.QUEUED;
import static dev.pawl.Arrivals.Pushed.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadyQueueTest {
  private final ReadyQueue queue = new ReadyQueue();
  private final TaskCell<?, ?> a = new TaskCell<>(null, null);
  private final TaskCell<?, ?> b = new TaskCell<>(null, null);
  private final TaskCell<?, ?> c = new TaskCell<>(null, null);
  private final TaskCell<?, ?> d = new TaskCell<>(null, null);

  @Test
  void firstComeFirstServed() {
    queue.add(a);
    queue.push(b);
    queue.push(c);
    assertThat(take()).isSameAs(a);
    queue.add(d);
    assertThat(take()).isSameAs(b);
    assertThat(take()).isSameAs(c);
    assertThat(take()).isSameAs(d);
    assertThat(take()).isNull();
  }

  @Test
  void aCellCanComeBack() {
    queue.push(a);
    queue.push(b);
    queue.add(take());
    assertThat(take()).isSameAs(b);
    assertThat(take()).isSameAs(a);
    assertThat(take()).isNull();
  }

  @Test
  void onlyThePushThatFindsTheExecutorAsleepHasToWakeIt() {
    assertThat(queue.push(a)).isEqualTo(QUEUED);
    take();
    assertThat(queue.fallAsleep()).isTrue();
    assertThat(queue.push(b)).isEqualTo(MUST_WAKE);
    assertThat(queue.push(c)).isEqualTo(QUEUED);
    queue.wakeUp();
    assertThat(take()).isSameAs(b);
    assertThat(take()).isSameAs(c);
  }

  @Test
  void anExecutorThatWokeForAnotherReasonNeedsNoWaking() {
    queue.fallAsleep();
    queue.wakeUp();
    assertThat(queue.push(a)).isEqualTo(QUEUED);
  }

  @Test
  void whoHasSomethingToDoDoesNotFallAsleep() {
    queue.add(a);
    assertThat(queue.fallAsleep()).isFalse();
    take();
    queue.push(b);
    assertThat(queue.fallAsleep()).isFalse();
  }

  @Test
  void aClosedQueueRefusesAndWhoHasSomethingToDoDoesNotClose() {
    queue.push(a);
    assertThat(queue.close()).isFalse();
    take();
    assertThat(queue.close()).isTrue();
    assertThat(queue.push(b)).isEqualTo(REFUSED);
    assertThat(take()).isNull();
  }

  @Test
  void theLineGrowsAndKeepsItsOrder() {
    List<TaskCell<?, ?>> cells = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      cells.add(new TaskCell<>(null, null));
    }
    List<TaskCell<?, ?>> taken = new ArrayList<>();
    for (TaskCell<?, ?> cell : cells) {
      queue.add(cell);
      if (cells.indexOf(cell) % 3 == 0) { // so that it does not grow from the beginning of the ring
        taken.add(queue.take());
      }
    }
    while (!queue.isEmpty()) {
      taken.add(queue.take());
    }
    assertThat(taken).isEqualTo(cells);
    assertThat(queue.fallAsleep()).isTrue();
    queue.wakeUp();
    queue.add(a);
    assertThat(queue.take()).isSameAs(a);
  }

  @Test
  void whoIsInLineAlreadyOrDoneArrivesInVain() {
    a.queueFromBirth();
    queue.add(a);
    a.markDue();
    queue.push(a);
    queue.push(b);
    assertThat(queue.admit()).isEqualTo(1);
    assertThat(queue.take()).isSameAs(a);
    assertThat(queue.take()).isSameAs(b);
    a.beginHere();
    a.finishHere();
    assertThat(queue.take()).isNull();
  }

  @Test
  void aPlaceIsPastOnceAllBeforeItAreTaken() {
    queue.add(a);
    queue.add(b);
    int end = queue.end();
    queue.add(c);
    queue.take();
    assertThat(queue.isPast(end)).isFalse();
    queue.take();
    assertThat(queue.isPast(end)).isTrue();
    assertThat(queue.at(end)).isSameAs(c);
  }

  private TaskCell<?, ?> take() {
    queue.admit();
    return queue.take();
  }
}
