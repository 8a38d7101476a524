package dev.pawl.net;

import dev.pawl.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * How the datagrams of a socket get to the system and from there: one by one, or several in one
 * system call where there is a {@link Provider} for that. The socket and its users need not know.
 */
abstract class DatagramLane {
  private static final Provider PROVIDER = Provider.find();

  /** What is done with the channel's options. */
  @FunctionalInterface
  interface OptionCall<V> {
    V run() throws IOException;
  }

  /** Opens lanes that are faster than {@link ChannelLane}. */
  interface Provider {
    /** Whether there is hope, on this system and with this JDK; costs nothing. */
    boolean isUsable();

    /**
     * Does what has to be done once, and may take a tenth of a second.
     *
     * @return whether it can {@link #open}
     */
    boolean prepare();

    /**
     * @param plain what the lane can leave to it
     * @return null if the system refuses
     */
    DatagramLane open(DatagramChannel channel, Registrations registrations, DatagramLane plain)
        throws IOException;

    /**
     * Its class is compiled for JDK 22, the first with the Foreign Function API, and missing where
     * this was built with an older one. By name and not as a part of a multi-release jar, because
     * those parts are not seen in a folder of classes, from which tests and Maven run.
     *
     * @return null if none is usable
     */
    private static Provider find() {
      if (Runtime.version().feature() < 22) {
        return null;
      }
      try {
        Provider found =
            (Provider)
                Class.forName("dev.pawl.net.LinuxLanes").getDeclaredConstructor().newInstance();
        return found.isUsable() ? found : null;
      } catch (ClassNotFoundException e) {
        return null;
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  /** The lane for a channel. */
  static DatagramLane over(DatagramChannel channel, Registrations registrations) {
    DatagramLane plain = new ChannelLane(channel);
    return PROVIDER == null ? plain : new AdaptiveLane(PROVIDER, channel, registrations, plain);
  }

  /**
   * Receives a datagram; what exceeds the buffer is lost.
   *
   * @return its sender, or null if it would block
   */
  abstract InetSocketAddress receive(ByteBuffer buffer) throws IOException;

  /**
   * Sends a datagram.
   *
   * @param target null for the peer that the socket is connected to
   * @return false if it would block, and the buffer is as before
   */
  abstract boolean send(ByteBuffer buffer, SocketAddress target, Context cx) throws IOException;

  /** Whether datagrams are here that the selector doesn't know of any more; any thread. */
  boolean holdsReceived() {
    return false;
  }

  /** Whether there is hope for {@link #receive} before an event has told so. */
  boolean isWorthReceiving() {
    return true;
  }

  /** Hands to the system what was put off. */
  void settle() {}

  /** Does something with an option of the channel, which the lane leaves alone meanwhile. */
  <V> V withOptions(OptionCall<V> call) throws IOException {
    settle(); // what was sent before goes by the options as they were
    return call.run();
  }

  /** The socket was connected or disconnected; what had been received before is not wanted. */
  void reconnected() {}

  /** Frees what it holds itself; the channel is closed after that. */
  void close() {}
}
