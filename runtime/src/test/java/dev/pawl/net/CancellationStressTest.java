package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Context;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Rig;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operations that are cancelled at random moments: each has happened or has not, no byte or
 * connection is lost or comes twice, and in the end nobody waits and no key is left.
 */
@ParameterizedClass
@EnumSource
final class CancellationStressTest {
  private static final int MOST_UNDER_WAY = 30_000;

  private final Rig rig;
  private final Reactor reactor;

  CancellationStressTest(Rig.Arrangement arrangement) {
    rig = new Rig(arrangement);
    reactor = rig.run(cx -> Poll.ready(cx.reactor()));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** One direction of a connection, whose bytes are numbered. */
  private final class Flow {
    private final Random random;
    private final TcpStream from;
    private final TcpStream to;
    private long written;
    private long read;
    private JoinHandle<Integer, IOException> writing;
    private JoinHandle<Integer, IOException> reading;
    private ByteBuffer target;
    private int cancellations;

    Flow(Random random, TcpStream from, TcpStream to) {
      this.random = random;
      this.from = from;
      this.to = to;
    }

    void step() throws IOException {
      if (writing == null && written - read < MOST_UNDER_WAY) {
        ByteBuffer source = ByteBuffer.allocate(1 + random.nextInt(5_000));
        for (long at = written; source.hasRemaining(); at++) {
          source.put((byte) (at * 31));
        }
        writing = rig.executor().spawner().spawn(from.write(source.flip()));
      }
      if (reading == null) {
        target = ByteBuffer.allocate(1 + random.nextInt(8_000));
        reading = rig.executor().spawner().spawn(to.read(target));
      }
      for (int steps = random.nextInt(3); steps > 0; steps--) {
        Steps.step(rig.executor());
      }
      if (writing != null && (writing.isDone() || random.nextInt(3) == 0)) {
        written += Math.max(0, outcome(writing));
        writing = null;
      }
      if (reading.isDone() || random.nextInt(3) == 0) {
        outcome(reading); // what was read is in the target, also if this is told too late
        check();
        reading = null;
      } else if (written > read && random.nextInt(3) == 0) {
        rig.run(reading);
        check();
        reading = null;
      }
    }

    /** What it came to, or -1 if it was cancelled first. */
    private int outcome(JoinHandle<Integer, IOException> handle) throws IOException {
      if (handle.cancel()) {
        cancellations++;
        Steps.untilDone(rig.executor(), handle);
      }
      try {
        return rig.run(handle);
      } catch (CancellationException e) {
        return -1;
      }
    }

    private void check() {
      target.flip();
      while (target.hasRemaining()) {
        assertThat(target.get()).isEqualTo((byte) (read++ * 31));
      }
    }

    void finish() throws IOException {
      if (writing != null) {
        written += Math.max(0, outcome(writing));
      }
      if (reading != null) {
        outcome(reading);
        check();
      }
      while (read < written) {
        target = ByteBuffer.allocate(8_000);
        rig.run(to.read(target));
        check();
      }
      assertThat(read).isEqualTo(written);
      assertThat(cancellations).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void noByteIsLostAndNobodyIsLeftWaiting(long seed) throws Exception {
    Random random = new Random(seed);
    try (TcpListener listener = rig.run(TcpListener.bind(anyPort()));
        TcpStream client = rig.run(TcpStream.connect(listener.localAddress()));
        TcpStream server = rig.run(listener.accept())) {
      Flow there = new Flow(random, client, server);
      Flow back = new Flow(random, server, client);
      for (int i = 0; i < 1_500; i++) {
        (random.nextBoolean() ? there : back).step();
      }
      there.finish();
      back.finish();
      assertThat(client.registrations.areAwaited()).isFalse();
      assertThat(server.registrations.areAwaited()).isFalse();
    }
    assertThat(reactor.registered()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void noConnectionIsLostAndNoKeyIsLeft(long seed) throws Exception {
    Random random = new Random(seed);
    try (TcpListener listener = rig.run(TcpListener.bind(anyPort()))) {
      int connected = 0;
      for (int i = 0; i < 100; i++) {
        JoinHandle<TcpStream, IOException> accepting =
            rig.executor().spawner().spawn(listener.accept());
        JoinHandle<TcpStream, IOException> connecting =
            rig.executor().spawner().spawn(TcpStream.connect(listener.localAddress()));
        for (int steps = random.nextInt(4); steps > 0; steps--) {
          Steps.step(rig.executor());
        }
        TcpStream client = random.nextBoolean() ? rig.run(connecting) : cancelled(connecting);
        if (client == null) {
          TcpStream server = cancelled(accepting);
          if (server != null) {
            server.close();
          }
          continue;
        }
        connected++;
        TcpStream server = random.nextBoolean() ? cancelled(accepting) : rig.run(accepting);
        // One that came too late was closed; any other is there for the next one who accepts.
        if (server != null) {
          server.close();
        }
        client.close();
      }
      assertThat(connected).isPositive();
      rig.cancel(rig.start(new Drain(listener)));
    }
    assertThat(reactor.registered()).isZero();
  }

  private TcpStream cancelled(JoinHandle<TcpStream, IOException> handle) throws IOException {
    handle.cancel();
    Steps.untilDone(rig.executor(), handle);
    try {
      return rig.run(handle);
    } catch (CancellationException e) {
      return null;
    }
  }

  /** Accepts and closes what is left in the backlog, and goes on. */
  private static final class Drain implements Task<Void, IOException> {
    private final TcpListener listener;
    private Task<TcpStream, IOException> accept;

    Drain(TcpListener listener) {
      this.listener = listener;
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
      while (true) {
        if (accept == null) {
          accept = listener.accept();
        }
        Poll<TcpStream> stream = accept.poll(cx);
        if (stream.isPending()) {
          return Poll.pending();
        }
        stream.get().close();
        accept = null;
      }
    }

    @Override
    public boolean withdraw() {
      return accept.withdraw();
    }
  }
}
