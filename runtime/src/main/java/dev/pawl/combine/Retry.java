package dev.pawl.combine;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How often, when and after what to try again. Immutable, so that one can be kept for many tasks.
 *
 * <pre>{@code
 * static final Retry RETRY =
 *     Retry.attempts(5)
 *         .backoff(Duration.ofMillis(100), Duration.ofSeconds(10))
 *         .jitter(0.5, new SplittableRandom())
 *         .on(IOException.class);
 *
 * String page = await(RETRY.of(() -> fetch(url)));
 * }</pre>
 */
public final class Retry {
  /** Of one that is tried for ever, no more failures are kept than tell the story. */
  private static final int KEPT = 8;

  private final int attempts;
  private final Duration first;
  private final Duration longest;
  private final double share;
  private final RandomGenerator random;
  private final Predicate<? super Throwable> worthwhile;

  private Retry(
      int attempts,
      Duration first,
      Duration longest,
      double share,
      RandomGenerator random,
      Predicate<? super Throwable> worthwhile) {
    this.attempts = attempts;
    this.first = first;
    this.longest = longest;
    this.share = share;
    this.random = random;
    this.worthwhile = worthwhile;
  }

  /**
   * Tries at most so often, without a pause, after every {@code Exception} but {@link
   * CancellationException}.
   *
   * @throws IllegalArgumentException if that is less than once
   */
  public static Retry attempts(int attempts) {
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "Retry.attempts was given " + attempts + ". The first attempt counts too.");
    }
    return new Retry(attempts, Duration.ZERO, Duration.ZERO, 0, null, Retry::isOrdinary);
  }

  private static boolean isOrdinary(Throwable t) {
    return t instanceof Exception && !(t instanceof CancellationException);
  }

  /**
   * Pauses between two attempts, each time twice as long.
   *
   * @param first the first pause
   * @param longest no pause is longer
   * @throws IllegalArgumentException if one is negative
   */
  public Retry backoff(Duration first, Duration longest) {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(longest, "longest");
    for (Duration each : new Duration[] {first, longest}) {
      if (each.isNegative()) {
        throw new IllegalArgumentException(
            "Retry.backoff was given " + each + ". A pause can't be negative.");
      }
    }
    return new Retry(attempts, first, longest, share, random, worthwhile);
  }

  /**
   * Shortens each pause by chance, so that many that failed together don't come back together.
   *
   * @param share which part of a pause is left to chance, from 0 for none to 1 for all
   * @param random used by one thread at a time only if the tasks are
   * @throws IllegalArgumentException if the share is not between 0 and 1
   */
  public Retry jitter(double share, RandomGenerator random) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Retry.jitter was given a share of " + share + ". It lies between 0 and 1.");
    }
    Objects.requireNonNull(random, "random");
    return new Retry(attempts, first, longest, share, random, worthwhile);
  }

  /** Tries again only after exceptions of this type; all others are thrown at once. */
  public Retry on(Class<? extends Throwable> type) {
    return when(Objects.requireNonNull(type, "type")::isInstance);
  }

  /**
   * Tries again only after what the predicate holds for.
   *
   * @param worthwhile never asked about {@link Cancelled}, which always ends a task
   */
  public Retry when(Predicate<? super Throwable> worthwhile) {
    Objects.requireNonNull(worthwhile, "worthwhile");
    return new Retry(attempts, first, longest, share, random, worthwhile);
  }

  /**
   * A task that is made anew for each attempt.
   *
   * @param attempt makes the task; called at the first poll, and before each further attempt. What
   *     it throws ends the retries
   * @return a task for the first value; it throws what the last attempt threw, with what the (at
   *     most 8) ones before threw suppressed. Cancel-safe between two attempts, and if the attempts
   *     are
   */
  public <T, X extends Throwable> Task<T, X> of(
      Supplier<? extends Task<? extends T, ? extends X>> attempt) {
    return new Attempts<>(this, Objects.requireNonNull(attempt, "attempt"));
  }

  /** The pause after so many attempts, the first of which is 1. */
  Duration pause(int made) {
    double nanos = Math.min(toNanos(first) * Math.pow(2, made - 1), toNanos(longest));
    double chance = share == 0 ? 0 : share * random.nextDouble();
    return Duration.ofNanos((long) (nanos * (1 - chance)));
  }

  private static double toNanos(Duration duration) {
    return duration.getSeconds() * 1e9 + duration.getNano();
  }

  private static final class Attempts<T, X extends Throwable> implements Task<T, X> {
    private final Retry retry;
    private final Supplier<? extends Task<? extends T, ? extends X>> attempt;

    private int made;

    /** The latest, the oldest of them first; null if none. */
    private Deque<Throwable> failures;

    /** The attempt or the pause that is going on; null before the first and after the last. */
    private Task<?, ?> current;

    private boolean pausing;

    private Waker awaiter;

    Attempts(Retry retry, Supplier<? extends Task<? extends T, ? extends X>> attempt) {
      this.retry = retry;
      this.attempt = attempt;
    }

    @Override
    @SuppressWarnings("unchecked") // while it does not pause, the current task is an attempt
    public Poll<T> poll(Context cx) throws X {
      if (made > 0 && current == null) {
        throw PolledAgain.by(this);
      }
      awaiter = Awaiter.replace(this, awaiter, cx.waker());
      if (made == 0) {
        begin();
      }
      while (cx.mayProceed()) {
        Poll<?> poll = pollCurrent(cx);
        if (poll == null) {
          continue;
        }
        if (poll.isPending()) {
          return Poll.pending();
        }
        if (!pausing) {
          current = null;
          return (Poll<T>) poll;
        }
        begin();
      }
      return Poll.pending();
    }

    private void begin() {
      pausing = false;
      made++;
      current = null; // if making the task throws
      try {
        current = Objects.requireNonNull(attempt.get(), "attempt");
      } catch (Throwable fault) {
        addFailures(fault);
        throw fault;
      }
    }

    /** Null if it failed, and a pause comes next. */
    private Poll<?> pollCurrent(Context cx) throws X {
      try {
        return current.poll(cx);
      } catch (Throwable t) {
        failed(t);
        return null;
      }
    }

    @SuppressWarnings("unchecked") // the attempt threw it, so it is an X or unchecked
    private void failed(Throwable t) throws X {
      current = null;
      if (pausing || isLast(t)) {
        addFailures(t);
        throw (X) t;
      }
      keep(t);
      pausing = true;
      try {
        current = Task.sleep(retry.pause(made));
      } catch (Throwable fault) { // the random numbers'
        addFailures(fault);
        throw fault;
      }
    }

    private boolean isLast(Throwable t) {
      if (t instanceof Cancelled || made == retry.attempts) {
        return true;
      }
      try {
        return !retry.worthwhile.test(t);
      } catch (Throwable fault) {
        keep(t);
        addFailures(fault);
        throw fault;
      }
    }

    private void keep(Throwable t) {
      if (failures == null) {
        failures = new ArrayDeque<>();
      }
      if (failures.size() == KEPT) {
        failures.remove();
      }
      failures.add(t);
    }

    private void addFailures(Throwable thrown) {
      if (failures != null) {
        for (Throwable each : failures) {
          if (each != thrown) {
            thrown.addSuppressed(each);
          }
        }
        failures = null;
      }
    }

    @Override
    public boolean withdraw() {
      boolean letsGo = current == null || current.withdraw();
      awaiter = letsGo ? null : awaiter;
      return letsGo;
    }

    @Override
    public String toString() {
      return "Retry, attempt " + made + " of " + retry.attempts + ": " + current;
    }
  }
}
