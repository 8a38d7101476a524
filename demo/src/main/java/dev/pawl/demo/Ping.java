package dev.pawl.demo;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.net.UdpSocket;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Sends datagrams to an echo server, one after the other, and measures how long each takes to come
 * back.
 *
 * @param server whom to ask
 * @param count how many datagrams
 * @param size the bytes of each
 * @param interval from one answer to the next datagram
 * @param timeout after which a datagram counts as lost
 */
record Ping(InetSocketAddress server, int count, int size, Duration interval, Duration timeout) {

  /** Tells {@code log} of every datagram, and has it sum up in the end, also when cancelled. */
  @Async
  void run(PingLog log) throws IOException {
    try {
      for (int number = 1; number <= count; number++) {
        if (number > 1) {
          await(Task.sleep(interval));
        }
        log.record(number, await(PingAsync.echo(this, payload(number))));
      }
    } finally {
      log.sumUp();
    }
  }

  /** The round trip's time, or nothing if it took too long. */
  @Async
  Optional<Duration> echo(ByteBuffer payload) throws IOException {
    try {
      return Optional.of(await(Task.timeout(timeout, PingAsync.roundTrip(this, payload))));
    } catch (TimedOutException e) {
      return Optional.empty();
    }
  }

  /**
   * On a socket of its own, so that no late echo of an earlier datagram is taken for this one's.
   */
  @Async
  Duration roundTrip(ByteBuffer payload) throws IOException {
    try (UdpSocket socket = await(UdpSocket.bind(new InetSocketAddress(0)))) {
      await(socket.connect(server));
      long start = System.nanoTime();
      await(socket.send(payload.duplicate()));
      ByteBuffer answer = ByteBuffer.allocate(size + 1);
      await(socket.receive(answer));
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      if (!answer.flip().equals(payload)) {
        throw new IOException("the echo is not what was sent");
      }
      return time;
    }
  }

  private ByteBuffer payload(int number) {
    byte[] bytes = new byte[size];
    new Random(number).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
