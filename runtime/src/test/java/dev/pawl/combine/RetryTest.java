package dev.pawl.combine;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.testing.ByHand;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.time.ManualClock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class RetryTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMillis(300);

  private final ManualClock clock = new ManualClock();
  private final Executor executor;
  private final Retry retry = Retry.attempts(4).backoff(FIRST, LONGEST).on(IOException.class);

  RetryTest(int threads) {
    executor =
        Executor.builder()
            .clock(clock)
            .uncaughtExceptionHandler(new Recorder())
            .threads(threads)
            .build();
  }

  /** One for each attempt, in order. */
  private final List<Probe<String>> attempts = new ArrayList<>();

  @AfterEach
  void close() {
    executor.close();
  }

  private JoinHandle<String, Exception> start(Retry retry) {
    JoinHandle<String, Exception> handle =
        executor
            .spawner()
            .spawn(
                retry.of(
                    () -> {
                      Probe<String> probe = new Probe<>();
                      attempts.add(probe);
                      return probe;
                    }));
    settle(executor);
    return handle;
  }

  private IOException failLatest() {
    IOException failure = new IOException("attempt " + attempts.size());
    attempts.get(attempts.size() - 1).fail(failure);
    settle(executor);
    return failure;
  }

  private void pass(Duration time) {
    clock.advance(time);
    settle(executor);
  }

  @Test
  void theFirstValueIsGiven() throws Exception {
    JoinHandle<String, Exception> handle = start(retry);
    failLatest();
    pass(FIRST);
    attempts.get(1).complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void thePausesDoubleUpToTheLongest() {
    start(retry);
    for (long pause : new long[] {100, 200, 300}) {
      failLatest();
      int made = attempts.size();
      pass(Duration.ofMillis(pause).minusNanos(1));
      assertThat(attempts).hasSize(made);
      pass(Duration.ofNanos(1));
      assertThat(attempts).hasSize(made + 1);
    }
  }

  @Test
  void theLastFailureIsThrownWithTheOthersSuppressed() {
    JoinHandle<String, Exception> handle = start(Retry.attempts(3));
    IOException first = failLatest();
    IOException second = failLatest();
    IOException third = failLatest();
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(third);
    assertThat(third.getSuppressed()).containsExactly(first, second);
    assertThat(second.getSuppressed()).isEmpty();
  }

  @Test
  void otherExceptionsAreThrownAtOnce() {
    JoinHandle<String, Exception> handle = start(retry.on(FileNotFoundException.class));
    IOException failure = failLatest();
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void errorsAndTheCancellationOfAnotherTaskAreNotOrdinary() {
    for (Throwable t : List.of(new CancellationException(), new AssertionError())) {
      JoinHandle<String, Throwable> handle =
          executor.spawner().spawn(Retry.attempts(2).of(() -> Task.failed(t)));
      assertThatThrownBy(() -> executor.run(handle)).isSameAs(t);
    }
  }

  @Test
  void chanceShortensThePauseByItsShare() {
    RandomGenerator half =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new AssertionError();
          }

          @Override
          public double nextDouble() {
            return 0.5;
          }
        };
    Retry jittered = retry.jitter(0.4, half);
    assertThat(List.of(jittered.pause(1), jittered.pause(2), jittered.pause(3)))
        .containsExactly(Duration.ofMillis(80), Duration.ofMillis(160), Duration.ofMillis(240));
  }

  @Test
  void manyAttemptsDoNotOverflow() {
    assertThat(Retry.attempts(10_000).backoff(FIRST, LONGEST).pause(9_999)).isEqualTo(LONGEST);
    assertThat(
            Retry.attempts(10_000).backoff(FIRST, Duration.ofSeconds(Long.MAX_VALUE)).pause(9_999))
        .isGreaterThan(Duration.ofDays(10_000));
  }

  @Test
  void cancelledDuringAnAttemptThatIsWithdrawnAndNotRetried() {
    JoinHandle<String, Exception> handle = start(retry);
    handle.cancel();
    settle(executor);
    assertThat(attempts.get(0).withdrawals()).isEqualTo(1);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertThat(attempts).hasSize(1);
  }

  @Test
  void cancelledDuringAPauseItEnds() {
    JoinHandle<String, Exception> handle = start(retry);
    failLatest();
    handle.cancel();
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertThat(attempts).hasSize(1);
  }

  @Test
  void tasksThatFailAtOnceForEverLetOthersRun() {
    int many = 100_000_000; // which take seconds
    int[] made = {0};
    executor
        .spawner()
        .spawn(
            Retry.attempts(many)
                .of(
                    () -> {
                      made[0]++;
                      return Task.failed(new IOException());
                    }));
    executor.run(Task.ready("the executor comes back"));
    assertThat(made[0]).isLessThan(many);
  }

  @Test
  void badNumbersAreRefused() {
    assertThatThrownBy(() -> Retry.attempts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given 0");
    assertThatThrownBy(() -> retry.backoff(Duration.ofMillis(-1), LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> retry.jitter(1.5, RandomGenerator.getDefault()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> retry.jitter(Double.NaN, RandomGenerator.getDefault()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itCompletesOnce() {
    Task<String, RuntimeException> once = Retry.attempts(1).of(() -> Task.ready("v"));
    executor.run(once);
    assertThatThrownBy(() -> executor.run(once))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("polled after it completed");
  }

  @Test
  void ofManyFailuresOnlyTheLatestAreKept() {
    JoinHandle<String, Exception> handle = start(Retry.attempts(100));
    List<IOException> failures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      failures.add(failLatest());
    }
    assertThatThrownBy(() -> executor.run(handle))
        .isSameAs(failures.get(99))
        .satisfies(
            last ->
                assertThat(last.getSuppressed())
                    .containsExactlyElementsOf(failures.subList(91, 99)));
    assertThat(failures.get(98).getSuppressed()).isEmpty();
  }

  @Test
  void aPauseThatCanNotBeMadeEndsIt() {
    IOException failure = new IOException();
    int[] asked = {0};
    Retry pausing =
        Retry.attempts(3)
            .backoff(FIRST, LONGEST)
            .when(
                thrown -> {
                  assertThat(asked[0]++).as("how often it was asked").isZero();
                  return true;
                });
    ByHand<Object, IOException> withoutTimers =
        ByHand.of(pausing.of(() -> Task.<Object, IOException>failed(failure)));
    assertThatThrownBy(withoutTimers::poll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("timers")
        .hasSuppressedException(failure);
    assertThatThrownBy(withoutTimers::poll).hasMessageContaining("polled after it completed");
  }

  @Test
  void anAttemptThatCanNotBeMadeHidesNoFailure() {
    IllegalArgumentException fault = new IllegalArgumentException();
    List<IOException> failures = List.of(new IOException("first"), new IOException("second"));
    for (boolean throwing : new boolean[] {true, false}) {
      int[] made = {0};
      Retry atOnce = Retry.attempts(5);
      JoinHandle<Object, IOException> handle =
          executor
              .spawner()
              .spawn(
                  atOnce.of(
                      () -> {
                        if (made[0] < 2) {
                          return Task.<Object, IOException>failed(failures.get(made[0]++));
                        }
                        if (throwing) {
                          throw fault;
                        }
                        return null;
                      }));
      assertThatThrownBy(() -> executor.run(handle))
          .isInstanceOf(throwing ? IllegalArgumentException.class : NullPointerException.class)
          .satisfies(
              thrown ->
                  assertThat(thrown.getSuppressed())
                      .containsExactly(failures.toArray(Throwable[]::new)));
    }
  }

  @Test
  void chanceThatThrowsHidesNoFailure() {
    IllegalStateException fault = new IllegalStateException();
    JoinHandle<String, Exception> handle =
        start(
            retry.jitter(
                1,
                () -> {
                  throw fault;
                }));
    IOException failure = failLatest();
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(fault).hasSuppressedException(failure);
  }

  @Test
  void aPredicateThatThrowsHidesNoFailure() {
    IllegalArgumentException fault = new IllegalArgumentException();
    JoinHandle<String, Exception> handle =
        start(
            Retry.attempts(3)
                .when(
                    thrown -> {
                      throw fault;
                    }));
    IOException failure = failLatest();
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(fault).hasSuppressedException(failure);
  }
}
