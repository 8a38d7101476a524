package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.CountingWaker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a task has {@linkplain Context#atEndOfPoll put off} to the end of its poll. */
final class EndOfPollTest {
  private final Executor executor = new Executor();
  private final List<Object> done = new ArrayList<>();

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void isDoneInItsOrderBeforeAnybodyLearnsTheOutcome() {
    JoinHandle<String, RuntimeException> handle =
        executor
            .spawner()
            .spawn(
                cx -> {
                  for (int i = 0; i < 5; i++) {
                    int number = i;
                    assertThat(cx.atEndOfPoll(same -> done.add(number))).isTrue();
                  }
                  done.add("poll");
                  return Poll.ready("value");
                });
    JoinHandle<Boolean, RuntimeException> awaiting =
        executor.spawner().spawn(cx -> Poll.ready(done.add("another task")));
    assertThat(executor.run(handle)).isEqualTo("value");
    executor.run(awaiting);
    assertThat(done).containsExactly("poll", 0, 1, 2, 3, 4, "another task");
  }

  @Test
  void isDoneWhenThePollThrowsOrIsPending() {
    int[] polls = {0};
    assertThatThrownBy(
            () ->
                executor.run(
                    cx -> {
                      int poll = ++polls[0];
                      cx.atEndOfPoll(same -> done.add(poll));
                      if (poll == 1) {
                        cx.waker().wake();
                        return Poll.pending();
                      }
                      throw new IllegalArgumentException("the poll's own");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(done).containsExactly(1, 2);
  }

  @Test
  void mayPutOffMore() {
    executor.run(
        cx -> {
          cx.atEndOfPoll(same -> same.atEndOfPoll(again -> done.add("more")));
          return Poll.ready(null);
        });
    assertThat(done).containsExactly("more");
  }

  @Test
  void failsTheTaskIfItThrowsAndNobodyElse() {
    IllegalStateException thrown = new IllegalStateException("put off");
    assertThatThrownBy(
            () ->
                executor.run(
                    cx -> {
                      cx.atEndOfPoll(
                          same -> {
                            throw thrown;
                          });
                      cx.atEndOfPoll(same -> done.add("the next one"));
                      return Poll.ready(null);
                    }))
        .isSameAs(thrown);
    assertThat(done).containsExactly("the next one");
    executor.run(
        cx -> {
          cx.atEndOfPoll(same -> done.add("another task's"));
          return Poll.ready(null);
        });
    assertThat(done).containsExactly("the next one", "another task's");
  }

  @Test
  void whatItThrowsIsSuppressedInWhatWasThrownBefore() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    Task<Void, RuntimeException> endsWell =
        cx -> {
          failAtEnd(cx, first);
          failAtEnd(cx, second);
          return Poll.ready(null);
        };
    assertThatThrownBy(() -> executor.run(endsWell)).isSameAs(first).hasSuppressedException(second);

    IllegalArgumentException own = new IllegalArgumentException("the poll's own");
    Task<Void, RuntimeException> fails =
        cx -> {
          failAtEnd(cx, second);
          failAtEnd(cx, own);
          throw own;
        };
    assertThatThrownBy(() -> executor.run(fails)).isSameAs(own).hasSuppressedException(second);
    assertThat(own.getSuppressed()).containsExactly(second);
  }

  private static void failAtEnd(Context cx, RuntimeException failure) {
    cx.atEndOfPoll(
        same -> {
          throw failure;
        });
  }

  @Test
  void cannotBePutOffWhereNobodyWouldDoIt() {
    Context byHand = Context.of(new CountingWaker());
    assertThat(byHand.atEndOfPoll(same -> done.add("never"))).isFalse();
  }
}
