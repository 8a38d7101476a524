package dev.pawl;

import static dev.pawl.ReadyQueue.Pushed.MUST_WAKE;
import static dev.pawl.ReadyQueue.Pushed.QUEUED;
import static dev.pawl.ReadyQueue.Pushed.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(queue.take()).isSameAs(a);
    queue.add(d);
    assertThat(queue.take()).isSameAs(b);
    assertThat(queue.take()).isSameAs(c);
    assertThat(queue.take()).isSameAs(d);
    assertThat(queue.take()).isNull();
  }

  @Test
  void aCellCanComeBack() {
    queue.push(a);
    queue.push(b);
    queue.add(queue.take());
    assertThat(queue.take()).isSameAs(b);
    assertThat(queue.take()).isSameAs(a);
    assertThat(queue.take()).isNull();
  }

  @Test
  void onlyThePushThatFindsTheExecutorAsleepHasToWakeIt() {
    assertThat(queue.push(a)).isEqualTo(QUEUED);
    queue.take();
    assertThat(queue.fallAsleep()).isTrue();
    assertThat(queue.push(b)).isEqualTo(MUST_WAKE);
    assertThat(queue.push(c)).isEqualTo(QUEUED);
    queue.wakeUp();
    assertThat(queue.take()).isSameAs(b);
    assertThat(queue.take()).isSameAs(c);
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
    queue.take();
    queue.push(b);
    assertThat(queue.fallAsleep()).isFalse();
  }

  @Test
  void aClosedQueueRefusesAndWhoHasSomethingToDoDoesNotClose() {
    queue.push(a);
    assertThat(queue.close()).isFalse();
    queue.take();
    assertThat(queue.close()).isTrue();
    assertThat(queue.push(b)).isEqualTo(REFUSED);
    assertThat(queue.take()).isNull();
  }
}
