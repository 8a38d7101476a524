package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.CountingWaker;
import org.junit.jupiter.api.Test;

final class ContextTest {
  private final CountingWaker waker = new CountingWaker();

  @Test
  void aContextMadeByHandHasItsWakerAndIsNotCancelled() {
    assertThat(Context.of(waker).waker()).isSameAs(waker);
    assertThat(Context.of(waker).isCancelled()).isFalse();
    assertThat(Context.ofCancelled(waker).isCancelled()).isTrue();
  }

  @Test
  void aContextMadeByHandHasNoServices() {
    assertThatThrownBy(() -> Context.of(waker).reactor())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("made by Context.of")
        .hasMessageContaining("asked for a reactor");
    assertThatThrownBy(() -> Context.of(waker).spawner())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asked for a spawner");
  }

  @Test
  void anExecutorsContextHasItsServices() {
    try (Executor executor = new Executor()) {
      Spawner spawner = executor.run(cx -> Poll.ready(cx.spawner()));
      assertThat(spawner).isSameAs(executor.spawner());
      assertThat(executor.<Object, RuntimeException>run(cx -> Poll.ready(cx.reactor())))
          .isNotNull();
    }
  }

  @Test
  void aTaskThatHasHadItsShareIsWokenAndHasToLetOthersRun() {
    int[] proceeded = new int[2];
    try (Executor executor = new Executor()) {
      executor.run(
          new Task<Void, RuntimeException>() {
            private int polls;

            @Override
            public Poll<Void> poll(Context cx) {
              while (cx.mayProceed()) {
                proceeded[polls]++;
              }
              return ++polls == 2 ? Poll.ready(null) : Poll.pending();
            }
          });
    }
    assertThat(proceeded).containsExactly(128, 128);
  }

  @Test
  void eachTaskIsPolledWithAWakerOfItsOwnAndOnlyIfItAsks() {
    Context cx = Context.of(waker);
    CountingWaker other = new CountingWaker();
    int[] asked = {0};
    cx.pollEach(
        () -> {
          asked[0]++;
          return other;
        },
        () -> {
          assertThat(asked[0]).isZero();
          assertThat(cx.waker()).isSameAs(other);
          cx.pollAs(
              inner -> {
                assertThat(inner.waker()).isSameAs(waker);
                return Poll.ready(null);
              },
              waker,
              false);
          assertThat(cx.waker()).isSameAs(other);
        });
    assertThat(cx.waker()).isSameAs(waker);
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void theWakerIsBackThoughAPollThrows() {
    Context cx = Context.of(waker);
    IllegalStateException failure = new IllegalStateException();
    assertThatThrownBy(
            () ->
                cx.pollEach(
                    CountingWaker::new,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(cx.waker()).isSameAs(waker);
  }
}
