package dev.pawl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemsTest {
  private final Items<Integer> items = new Items<>();
  private final Queue<Integer> same = new ArrayDeque<>();

  /** Whatever place of the ring it grows from, its end included. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 31})
  void theRingGrowsAndKeepsItsOrder(int taken) {
    for (int i = 0; i < taken; i++) {
      items.add(i);
      assertThat(items.remove()).isEqualTo(i);
    }
    for (int i = 0; i < 100; i++) {
      add(i);
      assertThat(items.size()).isEqualTo(same.size());
      if (i % 5 == 0) {
        assertThat(items.remove()).isEqualTo(same.remove());
      }
    }
    while (!same.isEmpty()) {
      assertThat(items.isEmpty()).isFalse();
      assertThat(items.remove()).isEqualTo(same.remove());
    }
    assertThat(items.isEmpty()).isTrue();
  }

  /** Down to an item or to none, from whatever place of the ring. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_023, 1_024, 5_000})
  void theMemoryOfABurstIsGivenBack(int taken) {
    for (int burst = 0; burst < 3; burst++) {
      for (int i = 0; i < taken; i++) {
        items.add(i);
        same.add(i);
        assertThat(items.remove()).isEqualTo(same.remove());
      }
      for (int i = 0; i < 100_000; i++) {
        items.add(i);
        same.add(i);
      }
      assertThat(items.room()).isGreaterThanOrEqualTo(100_000);
      while (same.size() > 1 - burst % 2) {
        assertThat(items.remove()).isEqualTo(same.remove());
      }
      assertThat(items.room()).isLessThanOrEqualTo(1_024);
    }
  }

  @Test
  void aRingThatIsInUseKeepsItsLength() {
    for (int i = 0; i < 3_000; i++) {
      items.add(i);
    }
    int room = items.room();
    for (int i = 0; i < 2_000; i++) {
      items.remove();
    }
    assertThat(items.room()).isEqualTo(room);
  }

  private void add(int item) {
    boolean full = items.size() > 0 && Integer.bitCount(items.size()) == 1 && items.size() >= 16;
    boolean offered = items.offer(item);
    if (!offered) {
      assertThat(full).isTrue();
      items.add(item);
    }
    same.add(item);
  }
}
