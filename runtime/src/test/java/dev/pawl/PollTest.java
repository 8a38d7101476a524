package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PollTest {
  @Test
  void aReadyPollHasItsValue() {
    assertThat(Poll.ready("v").isReady()).isTrue();
    assertThat(Poll.ready("v").isPending()).isFalse();
    assertThat(Poll.ready("v").get()).isEqualTo("v");
  }

  @Test
  void nullIsAValue() {
    assertThat(Poll.ready(null).isReady()).isTrue();
    assertThat(Poll.ready(null).get()).isNull();
  }

  @Test
  void pendingAndReadyNullAllocateNothing() {
    assertThat(Poll.pending()).isSameAs(Poll.pending());
    assertThat(Poll.ready(null)).isSameAs(Poll.ready(null)).isNotSameAs(Poll.pending());
  }

  @Test
  void aPendingPollHasNoValue() {
    assertThatThrownBy(() -> Poll.pending().get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A pending poll has no value. Ask isReady() first.");
  }
}
