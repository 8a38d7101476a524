package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.ByHand;
import org.junit.jupiter.api.Test;

/** A watch, step by step. */
final class WatchTest {
  private final Watch<String> watch = new Watch<>("a");
  private final Watch.Observer<String> observer = watch.observe();

  @Test
  void anObserverHasSeenTheValueItBeganWith() {
    assertThat(observer.get()).isEqualTo("a");
    waiting(observer.changed());
  }

  @Test
  void aChangeWakesEveryObserver() {
    ByHand<String, RuntimeException> one = waiting(observer.changed());
    ByHand<String, RuntimeException> other = waiting(watch.observe().changed());
    watch.set("b");
    assertThat(one.wakes()).isEqualTo(1);
    assertThat(one.value()).isEqualTo("b");
    assertThat(other.value()).isEqualTo("b");
    waiting(observer.changed());
  }

  @Test
  void aChangeThatWasBeforeNeedNotBeWaitedFor() {
    watch.set("b");
    assertThat(now(observer.changed())).isEqualTo("b");
  }

  @Test
  void onlyTheLatestValueIsSeen() {
    ByHand<String, RuntimeException> waits = waiting(observer.changed());
    watch.set("b");
    watch.set("c");
    assertThat(waits.wakes()).isEqualTo(1);
    assertThat(waits.value()).isEqualTo("c");
    waiting(observer.changed());
  }

  @Test
  void whatWasLookedAtIsSeen() {
    watch.set("b");
    assertThat(observer.get()).isEqualTo("b");
    waiting(observer.changed());
  }

  @Test
  void anEqualValueIsAChange() {
    watch.set("a");
    assertThat(now(observer.changed())).isEqualTo("a");
  }

  @Test
  void aWithdrawnObserverHasSeenNothing() {
    ByHand<String, RuntimeException> before = waiting(observer.changed());
    before.withdraw();
    ByHand<String, RuntimeException> after = waiting(observer.changed());
    watch.set("b");
    assertThat(before.wakes()).isZero();
    after.withdraw();
    assertThat(now(observer.changed())).isEqualTo("b");
  }

  @Test
  void anUpdateSeesTheValueBefore() {
    assertThat(watch.update(value -> value + "b")).isEqualTo("ab");
    assertThat(watch.get()).isEqualTo("ab");
    assertThat(now(observer.changed())).isEqualTo("ab");
  }

  @Test
  void anUpdateThatWasOvertakenIsMadeAgain() {
    boolean[] overtaken = {false};
    watch.update(
        value -> {
          if (!overtaken[0]) {
            overtaken[0] = true;
            watch.set("b");
          }
          return value + "!";
        });
    assertThat(watch.get()).isEqualTo("b!");
  }

  @Test
  void afterTheEndComesTheLastValueAndThenNull() {
    ByHand<String, RuntimeException> waits = waiting(watch.observe().changed());
    watch.set("b");
    watch.close();
    watch.close();
    assertThat(now(observer.changed())).isEqualTo("b");
    assertThat(now(observer.changed())).isNull();
    assertThat(waits.value()).isEqualTo("b");
    assertThat(observer.get()).isEqualTo("b");
  }

  @Test
  void theEndWakesWhoWaits() {
    ByHand<String, RuntimeException> waits = waiting(observer.changed());
    watch.close();
    assertThat(waits.wakes()).isEqualTo(1);
    assertThat(waits.value()).isNull();
  }

  @Test
  void aClosedWatchIsNotSet() {
    watch.close();
    assertThatThrownBy(() -> watch.set("b")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> watch.update(value -> "b")).isInstanceOf(ClosedException.class);
    assertThat(watch.get()).isEqualTo("a");
  }

  @Test
  void nullIsNoValue() {
    assertThatThrownBy(() -> new Watch<>(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> watch.set(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> watch.update(value -> null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void pollingAfterCompletionIsRefused() {
    ByHand<String, RuntimeException> changed = ByHand.of(observer.changed());
    watch.set("b");
    changed.value();
    assertThatThrownBy(changed::poll).hasMessageContaining("polled after it completed");
  }
}
