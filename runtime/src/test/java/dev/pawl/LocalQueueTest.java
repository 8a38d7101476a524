package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalQueueTest {
  private final LocalQueue queue = new LocalQueue(8);
  private final LocalQueue thief = new LocalQueue(8);
  private final List<TaskCell<?, ?>> cells = new ArrayList<>();

  LocalQueueTest() {
    for (int i = 0; i < 20; i++) {
      cells.add(new TaskCell<>(null, null));
    }
  }

  @Test
  void firstComeFirstServed() {
    push(0, 3);
    assertThat(drained(queue)).isEqualTo(cells.subList(0, 3));
    assertThat(queue.take()).isNull();
  }

  @Test
  void aFullRingGrows() {
    push(0, 5);
    queue.take();
    push(5, 20);
    assertThat(queue.size()).isEqualTo(19);
    assertThat(drained(queue)).isEqualTo(cells.subList(1, 20));
  }

  @Test
  void aThiefHasRoomForHalfOfALongRing() {
    push(0, 20);
    LocalQueue small = new LocalQueue(2);
    assertThat(queue.stealInto(small)).isSameAs(cells.get(0));
    assertThat(drained(small)).isEqualTo(cells.subList(1, 10));
    assertThat(drained(queue)).isEqualTo(cells.subList(10, 20));
  }

  @Test
  void aThiefTakesNoMoreThanOneStretch() {
    for (int i = 0; i < 1_000; i++) {
      queue.push(cells.get(i % 20));
    }
    queue.stealInto(thief);
    assertThat(thief.size()).isEqualTo(127);
    assertThat(queue.size()).isEqualTo(1_000 - 128);
  }

  @Test
  void forgettingALongRingLeavesAnEmptyQueueThatWorks() {
    push(0, 20);
    drained(queue);
    queue.forget();
    push(0, 20);
    assertThat(drained(queue)).isEqualTo(cells.subList(0, 20));
  }

  @Test
  void aThiefGetsTheOlderHalfRoundedUp() {
    push(0, 5);
    assertThat(queue.stealInto(thief)).isSameAs(cells.get(0));
    assertThat(drained(thief)).isEqualTo(cells.subList(1, 3));
    assertThat(drained(queue)).isEqualTo(cells.subList(3, 5));
  }

  @Test
  void theLastCellCanBeStolen() {
    push(0, 1);
    assertThat(queue.stealInto(thief)).isSameAs(cells.get(0));
    assertThat(thief.size()).isZero();
    assertThat(queue.stealInto(thief)).isNull();
  }

  @Test
  void theRingGoesRound() {
    for (int round = 0; round < 3; round++) {
      push(0, 7);
      assertThat(queue.stealInto(thief)).isSameAs(cells.get(0));
      assertThat(drained(thief)).isEqualTo(cells.subList(1, 4));
      assertThat(drained(queue)).isEqualTo(cells.subList(4, 7));
    }
  }

  private void push(int from, int to) {
    for (TaskCell<?, ?> cell : cells.subList(from, to)) {
      queue.push(cell);
    }
  }

  private static List<TaskCell<?, ?>> drained(LocalQueue queue) {
    List<TaskCell<?, ?>> drained = new ArrayList<>();
    for (TaskCell<?, ?> cell = queue.take(); cell != null; cell = queue.take()) {
      drained.add(cell);
    }
    return drained;
  }
}
