package dev.pawl.bench.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Datagrams from one socket, each answer followed by the next question. */
final class UdpLoad implements Load {
  static final int SIZE = 64;
  private static final long PATIENCE = 5_000;

  private final int inFlight;
  private final DatagramChannel channel = DatagramChannel.open();
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(2 * SIZE);

  UdpLoad(InetSocketAddress server, int inFlight) throws IOException {
    this.inFlight = inFlight;
    channel.bind(SelectorEcho.anyPort()).connect(server);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  @Override
  public long run(long nanos, RoundTrips roundTrips) throws IOException {
    long end = System.nanoTime() + nanos;
    long answers = 0;
    int underWay = 0;
    while (underWay < inFlight) {
      send();
      underWay++;
    }
    long asked = System.nanoTime();
    while (underWay > 0) {
      if (selector.select(key -> {}, PATIENCE) == 0 && !receive()) {
        throw new IOException(
            "No answer for " + PATIENCE + " ms: a datagram was lost, or its answer.");
      }
      while (receive()) {
        answers++;
        long now = System.nanoTime();
        if (roundTrips != null) {
          roundTrips.add(now - asked);
          asked = now;
        }
        if (now < end) {
          send();
        } else {
          underWay--;
        }
      }
    }
    return answers;
  }

  private void send() throws IOException {
    buffer.clear().limit(SIZE);
    while (channel.write(buffer) == 0) {
      Thread.onSpinWait();
    }
  }

  private boolean receive() throws IOException {
    return channel.read(buffer.clear()) == SIZE;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}
