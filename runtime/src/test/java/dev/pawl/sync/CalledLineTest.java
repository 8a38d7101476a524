package dev.pawl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Task;
import dev.pawl.testing.ByHand;
import dev.pawl.testing.CountingWaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where all who wait are told to look, and who finds nothing waits on. One of them may be polled
 * for another reason, and so wait again before those who were told with it have been woken. On
 * several threads that is a race; here it is done by the waker of the first.
 */
final class CalledLineTest {
  /**
   * A primitive.
   *
   * @param waiting one that waits from its first poll on
   * @param alarm tells all who wait to look
   * @param spoils sees to it that the second of them finds nothing
   * @param news is for all who wait
   */
  private record Line(
      Supplier<Task<?, ?>> waiting, Runnable alarm, Runnable spoils, Runnable news) {}

  private enum Kind {
    BROADCAST_THAT_ONE_LEAVES {
      @Override
      Line line() {
        Broadcast<String> broadcast = new Broadcast<>(4);
        Broadcast.Subscription<String> leaving = broadcast.subscribe();
        waiting(leaving.receive());
        return new Line(
            () -> broadcast.subscribe().receive(),
            leaving::close,
            () -> {},
            () -> broadcast.send("news"));
      }
    },
    SUBSCRIPTION_THAT_SEVERAL_SHARE {
      @Override
      Line line() {
        Broadcast<String> broadcast = new Broadcast<>(8);
        Broadcast.Subscription<String> shared = broadcast.subscribe();
        return new Line(
            shared::receive,
            () -> broadcast.send("one"),
            () -> now(shared.receive()),
            () -> {
              for (int i = 0; i < 8; i++) {
                broadcast.send("news");
              }
            });
      }
    },
    WATCH_THAT_IS_LOOKED_AT {
      @Override
      Line line() {
        Watch<String> watch = new Watch<>("old");
        List<Watch.Observer<String>> observers = new ArrayList<>();
        return new Line(
            () -> {
              observers.add(watch.observe());
              return observers.get(observers.size() - 1).changed();
            },
            () -> watch.set("seen"),
            () -> observers.get(1).get(),
            () -> watch.set("news"));
      }
    };

    abstract Line line();

    private static void waiting(Task<?, ?> task) {
      try {
        ByHand.waiting(task);
      } catch (Throwable t) {
        throw new AssertionError(t);
      }
    }

    private static void now(Task<?, ?> task) {
      try {
        ByHand.now(task);
      } catch (Throwable t) {
        throw new AssertionError(t);
      }
    }
  }

  private Line line;
  private ByHand<?, ?> second;
  private ByHand<?, ?> fourth;
  private final CountingWaker other = new CountingWaker();

  @ParameterizedTest
  @EnumSource
  void whoWaitsOnBeforeTheOthersAreWokenKeepsNoneOfThemAsleep(Kind kind) throws Throwable {
    line = kind.line();
    ByHand.of(line.waiting().get()).pollWith(this::secondIsPolledAndAnotherOneComes);
    second = ByHand.waiting(line.waiting().get());
    ByHand<?, ?> third = ByHand.waiting(line.waiting().get());
    line.alarm().run();
    assertThat(third.wakes()).as("told with the second").isPositive();

    int wakes = second.wakes() + other.wakes();
    second.poll();
    line.news().run();
    assertThat(second.wakes() + other.wakes()).as("waited on").isGreaterThan(wakes);
    assertThat(fourth.wakes()).as("came late").isPositive();
    second.value();
    third.value();
    fourth.value();
  }

  private void secondIsPolledAndAnotherOneComes() {
    if (fourth != null) {
      return;
    }
    try {
      line.spoils().run();
      assertThat(second.pollWith(other).isPending()).isTrue();
      fourth = ByHand.waiting(line.waiting().get());
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsOnBeforeItIsWokenIsWokenByItsLatestWaker(Kind kind) throws Throwable {
    line = kind.line();
    ByHand.of(line.waiting().get()).pollWith(this::secondIsPolledAndAnotherOneComes);
    second = ByHand.waiting(line.waiting().get());
    line.alarm().run();
    line.news().run();
    assertThat(other.wakes()).isPositive();
    second.value();
  }

  @ParameterizedTest
  @EnumSource
  void whoWithdrawsBeforeItIsWokenKeepsNoneAsleep(Kind kind) throws Throwable {
    line = kind.line();
    ByHand.of(line.waiting().get()).pollWith(this::secondIsPolledAndWithdrawn);
    second = ByHand.waiting(line.waiting().get());
    ByHand<?, ?> third = ByHand.waiting(line.waiting().get());
    line.alarm().run();
    assertThat(third.wakes()).isPositive();
    line.news().run();
    third.value();
  }

  private void secondIsPolledAndWithdrawn() {
    secondIsPolledAndAnotherOneComes();
    assertThat(second.withdraw()).isTrue();
  }
}
