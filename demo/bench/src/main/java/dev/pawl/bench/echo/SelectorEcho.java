package dev.pawl.bench.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** A loop around a {@link Selector} on one thread, written by hand for the purpose. */
final class SelectorEcho {
  /** Of the servers' buffers. */
  static final int SIZE = 2_048;

  private SelectorEcho() {}

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static int udp() throws IOException {
    Selector selector = Selector.open();
    DatagramChannel channel = DatagramChannel.open().bind(anyPort());
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
    Rival.startThread(() -> loop(selector, key -> echoAll(channel, buffer)));
    return channel.socket().getLocalPort();
  }

  /** Until nothing is left, as one select for each datagram would cost more than one in vain. */
  private static void echoAll(DatagramChannel channel, ByteBuffer buffer) {
    try {
      SocketAddress peer = channel.receive(buffer.clear());
      while (peer != null) {
        channel.send(buffer.flip(), peer);
        peer = channel.receive(buffer.clear());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int tcp() throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = ServerSocketChannel.open().bind(anyPort(), 1_024);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    Rival.startThread(
        () ->
            loop(
                selector,
                key -> {
                  if (key.isAcceptable()) {
                    accept(listener, selector);
                  } else {
                    echo(key);
                  }
                }));
    return listener.socket().getLocalPort();
  }

  private static void accept(ServerSocketChannel listener, Selector selector) {
    try {
      SocketChannel channel = listener.accept();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(SIZE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads once: what fits the buffer is all there is, as a rule, and the selector tells of more.
   */
  private static void echo(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    ByteBuffer buffer = (ByteBuffer) key.attachment();
    try {
      if (channel.read(buffer.clear()) < 0) {
        channel.close();
        return;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException reset) {
      key.cancel();
      close(channel);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void loop(Selector selector, Consumer<SelectionKey> action) {
    try {
      while (true) {
        selector.select(action);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
