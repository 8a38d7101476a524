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
  void aFullQueueRefuses() {
    push(0, 8);
    assertThat(queue.push(cells.get(8))).isFalse();
    assertThat(queue.size()).isEqualTo(8);
    queue.take();
    assertThat(queue.push(cells.get(8))).isTrue();
    assertThat(drained(queue)).isEqualTo(cells.subList(1, 9));
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
      assertThat(queue.push(cell)).isTrue();
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
