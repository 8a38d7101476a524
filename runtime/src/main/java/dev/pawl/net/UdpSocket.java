package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.Objects;

/**
 * A UDP socket whose operations are tasks: they wait without a thread.
 *
 * <p>Any number of tasks may wait for one socket, in both directions; each datagram goes to one of
 * them. A socket may be used from several executors. Nothing queues here: what is not received
 * stays in the system's receive buffer ({@link StandardSocketOptions#SO_RCVBUF}), and what that has
 * no room for is lost, as UDP has it.
 *
 * <p><b>Batches.</b> On Linux with JDK 22 or later, once datagrams are seen to come faster than
 * they are answered, they go to the system and come from it several in one call, and several of one
 * size to one peer as one (recvmmsg, sendmmsg, UDP_GRO, UDP_SEGMENT), if native code may be called:
 * {@code --enable-native-access=dev.pawl}, or {@code ALL-UNNAMED} on the class path. Otherwise, and
 * where the system refuses, one by one. It is the same to the user, but for this:
 *
 * <ul>
 *   <li>Up to 32 messages of 64 KiB are taken from the receive buffer at once and given out one by
 *       one; closing or connecting the socket forgets them. They take 2 MiB of address space for
 *       each socket, and memory as far as they were ever filled.
 *   <li>A send may complete when the datagram has been copied, and it is handed to the system at
 *       the latest when the poll ends in which it was sent, or with the next receive that finds
 *       none left, connect, option or close. That happens only while datagrams that were received
 *       together wait to be answered, and only to a peer that the system has taken a datagram for
 *       before. A blocking call in between delays it.
 *   <li>If the system then has no room, the datagrams stay, in order, and go out as soon as it has;
 *       sends wait once 64 of them, or 128 KiB, are left. If it refuses one, as when a route has
 *       gone, that one is lost, and the next send to the same peer throws the reason.
 * </ul>
 */
public final class UdpSocket implements AutoCloseable {
  private final DatagramChannel channel;
  private final Registrations registrations;
  private final DatagramLane lane;

  private UdpSocket(DatagramChannel channel) {
    this.channel = channel;
    this.registrations = new Registrations(this, channel);
    this.lane = DatagramLane.over(channel, registrations);
  }

  /**
   * Opens a socket. Done at the first poll, and so cancel-safe.
   *
   * @param local where to receive; null, or port 0, for a port of the system's choice
   * @return a task for the socket; it throws {@link java.net.BindException} if the address is taken
   * @see DatagramChannel#bind
   */
  public static Task<UdpSocket, IOException> bind(SocketAddress local) {
    return bind(local, SocketOptions.none());
  }

  /**
   * Like {@link #bind(SocketAddress)}.
   *
   * @param options set before it is bound
   * @throws UnsupportedOperationException from the task, if a UDP socket has no such option
   */
  public static Task<UdpSocket, IOException> bind(SocketAddress local, SocketOptions options) {
    Objects.requireNonNull(options, "options");
    return new Action<>(
        "UdpSocket.bind", local, () -> open(DatagramChannel.open(), local, options));
  }

  /**
   * Like {@link #bind(SocketAddress, SocketOptions)}, with addresses of one family only: {@link
   * java.net.StandardProtocolFamily#INET} for a socket that is to {@linkplain #join join} IPv4
   * groups.
   *
   * @throws UnsupportedOperationException from the task, if the system lacks the family
   */
  public static Task<UdpSocket, IOException> bind(
      ProtocolFamily family, SocketAddress local, SocketOptions options) {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(options, "options");
    return new Action<>(
        "UdpSocket.bind", local, () -> open(DatagramChannel.open(family), local, options));
  }

  private static UdpSocket open(DatagramChannel channel, SocketAddress local, SocketOptions options)
      throws IOException {
    try {
      channel.configureBlocking(false);
      options.apply(channel);
      channel.bind(local);
      return new UdpSocket(channel);
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  /**
   * Restricts the socket to one peer, so that {@link #send} and {@link #receive} need no address,
   * and datagrams from others are not seen.
   *
   * @return a task that is complete at its first poll, as nothing is sent, and so cancel-safe
   * @see DatagramChannel#connect
   */
  public Task<Void, IOException> connect(SocketAddress remote) {
    Objects.requireNonNull(remote, "remote");
    return new Action<>(
        "UdpSocket.connect",
        remote,
        () -> {
          lane.settle();
          channel.connect(remote);
          lane.reconnected();
          return null;
        });
  }

  /**
   * Lifts the restriction to one peer, if there is one.
   *
   * @return a task that is complete at its first poll, and so cancel-safe
   * @see DatagramChannel#disconnect
   */
  public Task<Void, IOException> disconnect() {
    return new Action<>(
        "UdpSocket.disconnect",
        this,
        () -> {
          lane.settle();
          channel.disconnect();
          lane.reconnected();
          return null;
        });
  }

  /**
   * Joins a multicast group, so that datagrams to its address and the socket's port are received
   * too. As a rule the socket is bound to the wildcard address, with {@code SO_REUSEADDR}.
   *
   * @param over where the group is
   * @return {@link MembershipKey#drop} leaves it, and so does closing the socket
   * @see DatagramChannel#join(InetAddress, NetworkInterface)
   */
  public MembershipKey join(InetAddress group, NetworkInterface over) throws IOException {
    return channel.join(
        Objects.requireNonNull(group, "group"), Objects.requireNonNull(over, "over"));
  }

  /**
   * Like {@link #join(InetAddress, NetworkInterface)}, for datagrams of one sender.
   *
   * @see DatagramChannel#join(InetAddress, NetworkInterface, InetAddress)
   */
  public MembershipKey join(InetAddress group, NetworkInterface over, InetAddress sender)
      throws IOException {
    return channel.join(
        Objects.requireNonNull(group, "group"),
        Objects.requireNonNull(over, "over"),
        Objects.requireNonNull(sender, "sender"));
  }

  /**
   * Receives one datagram. Cancel-safe: withdrawn, it has taken none.
   *
   * @param buffer filled from its position; what exceeds its remaining bytes is lost. Untouched
   *     until the first poll, and the task's alone until it completes
   * @return a task for the sender's address, to be polled by one thread at a time; it throws {@link
   *     ClosedChannelException} if the socket is closed before or while it waits
   * @see DatagramChannel#receive the contract, made non-blocking
   */
  public Task<InetSocketAddress, IOException> receiveFrom(ByteBuffer buffer) {
    return new ReceiveFrom(Objects.requireNonNull(buffer, "buffer"));
  }

  /**
   * Receives one datagram, from the peer if the socket is connected. Cancel-safe: withdrawn, it has
   * taken none.
   *
   * @param buffer as for {@link #receiveFrom}
   * @return a task for the number of bytes received, 0 for an empty datagram; it throws {@link
   *     ClosedChannelException} if the socket is closed before or while it waits, and {@link
   *     java.net.PortUnreachableException} if the peer's system answered that nobody receives there
   */
  public Task<Integer, IOException> receive(ByteBuffer buffer) {
    return new Receive(Objects.requireNonNull(buffer, "buffer"));
  }

  /**
   * Sends one datagram, whole or not at all; waits while the system's send buffer has no room for
   * it. Cancel-safe: withdrawn, it has not sent it.
   *
   * @param buffer its remaining bytes are sent, and it is at its limit then; the task's alone until
   *     it completes. If there are none, the system doesn't say whether it had room: an empty
   *     datagram is tried once and counts as sent
   * @return a task that throws {@link ClosedChannelException} if the socket is closed before or
   *     while it waits
   * @see DatagramChannel#send the contract, made non-blocking
   */
  public Task<Void, IOException> sendTo(ByteBuffer buffer, SocketAddress target) {
    return new Send(
        Objects.requireNonNull(buffer, "buffer"), Objects.requireNonNull(target, "target"));
  }

  /**
   * Sends one datagram to the peer that the socket is connected to. Cancel-safe, as {@link
   * #sendTo}.
   *
   * @param buffer as for {@link #sendTo}
   * @return a task that throws like {@link #sendTo}, and {@link
   *     java.nio.channels.NotYetConnectedException} if the socket is not connected
   */
  public Task<Void, IOException> send(ByteBuffer buffer) {
    return new Send(Objects.requireNonNull(buffer, "buffer"), null);
  }

  /**
   * Where the socket receives: the port that the system chose, if it was asked to.
   *
   * @throws ClosedChannelException if the socket is closed
   */
  public InetSocketAddress localAddress() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  /**
   * The peer that the socket is connected to, or null.
   *
   * @throws ClosedChannelException if the socket is closed
   */
  public InetSocketAddress remoteAddress() throws IOException {
    return (InetSocketAddress) channel.getRemoteAddress();
  }

  /**
   * Sets an option of the socket.
   *
   * @throws UnsupportedOperationException if a UDP socket has no such option
   * @see DatagramChannel#setOption
   */
  public <V> UdpSocket setOption(SocketOption<V> option, V value) throws IOException {
    Objects.requireNonNull(option, "option");
    lane.withOptions(() -> channel.setOption(option, value));
    return this;
  }

  /**
   * The value of an option of the socket.
   *
   * @see DatagramChannel#getOption
   */
  public <V> V getOption(SocketOption<V> option) throws IOException {
    Objects.requireNonNull(option, "option");
    return lane.withOptions(() -> channel.getOption(option));
  }

  /** Whether {@link #close} has yet to be called. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Closes the socket; any thread. Whoever waits for it gets {@link ClosedChannelException}. On
   * return its port is free. Does nothing if it is closed already.
   */
  @Override
  public void close() throws IOException {
    lane.close();
    registrations.close();
  }

  /** How its datagrams travel. */
  DatagramLane lane() {
    return lane;
  }

  /** Such as {@code UdpSocket(127.0.0.1:8080)}. */
  @Override
  public String toString() {
    try {
      return "UdpSocket(" + SocketNames.of(channel.getLocalAddress()) + ")";
    } catch (IOException e) {
      return "UdpSocket(closed)";
    }
  }

  /** Waits for a datagram. */
  private abstract class Receiving<T> extends Reading<T> {
    final ByteBuffer buffer;

    Receiving(ByteBuffer buffer) {
      super(registrations);
      this.buffer = buffer;
    }

    @Override
    boolean isWorthTrying() {
      return lane.isWorthReceiving();
    }

    @Override
    boolean isReadyUnseen() {
      return lane.holdsReceived();
    }
  }

  private final class ReceiveFrom extends Receiving<InetSocketAddress> {
    ReceiveFrom(ByteBuffer buffer) {
      super(buffer);
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      result = lane.receive(buffer);
      return result != null;
    }

    @Override
    String name() {
      return "receiveFrom";
    }
  }

  private final class Receive extends Receiving<Integer> {
    Receive(ByteBuffer buffer) {
      super(buffer);
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      int before = buffer.position();
      if (lane.receive(buffer) == null) {
        return false;
      }
      result = buffer.position() - before;
      return true;
    }

    @Override
    String name() {
      return "receive";
    }
  }

  /** Sends to an address, or to the peer. */
  private final class Send extends Writing<Void> {
    private final ByteBuffer buffer;

    /** Null for the peer. */
    private final SocketAddress target;

    Send(ByteBuffer buffer, SocketAddress target) {
      super(registrations);
      this.buffer = buffer;
      this.target = target;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      return lane.send(buffer, target, cx);
    }

    @Override
    String name() {
      return target == null ? "send" : "sendTo " + SocketNames.of(target);
    }
  }
}
