package dev.pawl.net;

import dev.pawl.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One by one, by the JDK's channel. */
final class ChannelLane extends DatagramLane {
  private final DatagramChannel channel;

  ChannelLane(DatagramChannel channel) {
    this.channel = channel;
  }

  @Override
  InetSocketAddress receive(ByteBuffer buffer) throws IOException {
    // Also where the socket is connected: read() gives 0 for "nothing" and -1 for an empty
    // datagram.
    return (InetSocketAddress) channel.receive(buffer);
  }

  @Override
  boolean send(ByteBuffer buffer, SocketAddress target, Context cx) throws IOException {
    boolean empty = isEmpty(buffer);
    int sent = target == null ? channel.write(buffer) : channel.send(buffer, target);
    return sent > 0 || empty;
  }

  /**
   * Whether to send an empty datagram, for which the JDK's answer is 0, sent or not.
   *
   * @throws UnsupportedOperationException if the socket is connected: then the JDK sends nothing at
   *     all, and says so no more than otherwise (seen on 17 and 25)
   */
  private boolean isEmpty(ByteBuffer buffer) {
    if (buffer.hasRemaining()) {
      return false;
    }
    if (channel.isConnected()) {
      throw new UnsupportedOperationException(
          "The JDK can't send an empty datagram on a connected socket. Use sendTo on one that is"
              + " not connected.");
    }
    return true;
  }
}
