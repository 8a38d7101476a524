package dev.pawl.bench.echo;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.net.UdpSocket;
import dev.pawl.time.Sleep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/**
 * As {@link UdpLoad}, by Pawl's own sockets: with native access they ask in batches, which loads a
 * server that a {@code DatagramChannel} can't.
 */
final class Volley implements Load {
  private static final long PATIENCE = 5_000_000_000L;

  private final Executor executor = new Executor();
  private final UdpSocket socket;
  private final int inFlight;

  Volley(InetSocketAddress server, int inFlight) throws IOException {
    this.inFlight = inFlight;
    socket = executor.run(UdpSocket.bind(SelectorEcho.anyPort()));
    executor.run(socket.connect(server));
  }

  @Override
  public long run(long nanos, RoundTrips roundTrips) throws IOException {
    JoinHandle<Void, IOException> patience =
        executor.spawner().spawn(VolleyAsync.giveUp(socket, nanos + PATIENCE));
    try {
      return executor.run(VolleyAsync.exchange(socket, inFlight, System.nanoTime() + nanos));
    } catch (ClosedChannelException e) {
      throw new IOException("No answer for long: a datagram was lost, or its answer.", e);
    } finally {
      patience.cancel();
    }
  }

  @Async
  static void giveUp(UdpSocket socket, long nanos) throws IOException {
    await(Sleep.of(Duration.ofNanos(nanos)));
    socket.close();
  }

  @Async
  static long exchange(UdpSocket socket, int inFlight, long end) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(2 * UdpLoad.SIZE);
    for (int i = 0; i < inFlight; i++) {
      await(socket.send(buffer.clear().limit(UdpLoad.SIZE)));
    }
    long answers = 0;
    int underWay = inFlight;
    while (underWay > 0) {
      await(socket.receive(buffer.clear()));
      answers++;
      // A look at the clock takes as long as a datagram in a batch.
      if (answers % 16 != 0 || System.nanoTime() < end) {
        await(socket.send(buffer.clear().limit(UdpLoad.SIZE)));
      } else {
        underWay--;
      }
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    executor.close();
  }
}
