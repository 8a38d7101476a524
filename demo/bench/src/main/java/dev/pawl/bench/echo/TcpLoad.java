package dev.pawl.bench.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Connections with a message under way on each. */
final class TcpLoad implements Load {
  private static final long PATIENCE = 5_000;

  private final Selector selector = Selector.open();
  private final SocketChannel[] channels;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(UdpLoad.SIZE);
  private long answers;
  private int underWay;
  private boolean over;
  private RoundTrips roundTrips;
  private long asked;

  TcpLoad(InetSocketAddress server, int connections) throws IOException {
    channels = new SocketChannel[connections];
    for (int i = 0; i < connections; i++) {
      channels[i] = SocketChannel.open(server);
      channels[i].setOption(StandardSocketOptions.TCP_NODELAY, true);
      // Or the system runs out of ports, as each rests for a minute.
      channels[i].setOption(StandardSocketOptions.SO_LINGER, 0);
      channels[i].configureBlocking(false);
      channels[i].register(selector, SelectionKey.OP_READ, new int[1]);
    }
  }

  @Override
  public long run(long nanos, RoundTrips roundTrips) throws IOException {
    this.roundTrips = roundTrips;
    long end = System.nanoTime() + nanos;
    answers = 0;
    over = false;
    underWay = channels.length;
    asked = System.nanoTime();
    for (SocketChannel channel : channels) {
      send(channel);
    }
    while (underWay > 0) {
      if (selector.select(this::receive, PATIENCE) == 0) {
        throw new IOException("No answer for " + PATIENCE + " ms.");
      }
      over = System.nanoTime() >= end;
    }
    return answers;
  }

  private void receive(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    int[] received = (int[]) key.attachment();
    try {
      int count = channel.read(buffer.clear());
      if (count < 0) {
        throw new IOException("The server has closed the connection.");
      }
      received[0] += count;
      if (received[0] < UdpLoad.SIZE) {
        return;
      }
      received[0] = 0;
      answers++;
      if (roundTrips != null) {
        long now = System.nanoTime();
        roundTrips.add(now - asked);
        asked = now;
      }
      if (over) {
        underWay--;
      } else {
        send(channel);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void send(SocketChannel channel) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
