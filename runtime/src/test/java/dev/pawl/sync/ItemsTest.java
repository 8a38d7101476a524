package dev.pawl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
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
