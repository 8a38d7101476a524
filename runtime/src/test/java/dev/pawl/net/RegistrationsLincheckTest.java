package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Waiter;
import dev.pawl.testing.FakeChannel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A socket that tasks of two executors begin to wait for, while it is closed.
 *
 * <p>The ones that it is there for: two begin at once, and one replaces the registration that the
 * other one has just made; or one finds the channel open, and registers after whoever closes it has
 * gone through the registrations. Each learns that it is closed, and a reactor has one registration
 * of it.
 */
public final class RegistrationsLincheckTest {
  private static final Context ONE = context();
  private static final Context OTHER = context();

  private final FakeChannel channel = new FakeChannel();
  private final Registrations registrations = new Registrations("socket", channel);
  private final Reader first = new Reader();
  private final Reader second = new Reader();
  private final Reader third = new Reader();
  private volatile boolean closed;

  /** A context of an executor, and so of a reactor, of its own. */
  private static Context context() {
    return Executor.builder()
        .build()
        .run(
            cx -> {
              cx.reactor().open();
              return Poll.ready(cx);
            });
  }

  /** One that waits, and what becomes of it. */
  private final class Reader {
    private final Waiter waiter = new Waiter() {};
    private volatile boolean begun;
    private volatile boolean woken;
    private Direction direction;

    /** As an operation that has been told that it would block. */
    void begin(Context cx) throws IOException {
      begun = true;
      woken = false;
      try {
        direction = registrations.reading(cx);
        if (direction.poll(waiter, () -> woken = true)) {
          woken = true;
        }
      } catch (ClosedChannelException closed) {
        woken = true;
      }
    }

    /** Whether it is left waiting, though all is over. */
    boolean isForgotten() {
      return begun && !woken;
    }
  }

  @Operation(nonParallelGroup = "first")
  public void firstBegins() throws IOException {
    first.begin(ONE);
  }

  @Operation(nonParallelGroup = "second")
  public void secondBegins() throws IOException {
    second.begin(ONE);
  }

  @Operation(nonParallelGroup = "third")
  public void thirdBegins() throws IOException {
    third.begin(OTHER);
  }

  @Operation(nonParallelGroup = "closing")
  public void close() throws IOException {
    registrations.close();
    closed = true;
  }

  @Validate
  public void eachIsToldOfTheEnd() throws IOException {
    int reactors = (first.begun || second.begun ? 1 : 0) + (third.begun ? 1 : 0);
    int made = channel.registrations();
    if (closed ? made > reactors : made != reactors) {
      throw new IllegalStateException(made + " registrations in " + reactors + " reactors");
    }
    if (!closed) {
      registrations.close();
    }
    if (first.isForgotten() || second.isForgotten() || third.isForgotten()) {
      throw new IllegalStateException("it is closed, and somebody waits for ever");
    }
  }

  @Test
  void eachReactorHasOneRegistrationAndAllAreToldOfTheEnd() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(12)
        .invocationsPerIteration(300)
        .check(RegistrationsLincheckTest.class);
  }
}
