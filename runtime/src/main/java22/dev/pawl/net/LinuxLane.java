package dev.pawl.net;

import dev.pawl.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;

/*
 *   receive ◀── ReceiveBatch ◀─recvmmsg──┐
 *                                        │  a second descriptor of the channel's socket
 *   send ─────▶ SendBatch ────sendmmsg──▶┘
 *
 * Whether a datagram is put off: only if more that was received with it waits to be answered, so
 * that a lone one is never late; only to a peer for whom the system has taken one before, so that
 * what is wrong with an address is thrown where it was used; and only until the end of the poll.
 * The channel's own descriptor is left to the JDK, for the selector, options and whatever is rare.
 */
/** Batches, by Linux's system calls for several datagrams. Any thread: its state has a lock. */
final class LinuxLane extends DatagramLane implements Consumer<Context> {
  private final DatagramChannel channel;
  private final Registrations registrations;
  private final DatagramLane plain;
  private final LaneMemory memory;
  private final ReceiveBatch received;
  private final SendBatch sends;
  private final Peers peers;
  private final Leftover leftover = new Leftover(this);

  private Peer connected;

  /** Whose poll ends with a call of {@link #accept}, or null. */
  private Context promised;

  private boolean closed;

  LinuxLane(
      DatagramChannel channel,
      Registrations registrations,
      DatagramLane plain,
      LaneMemory memory,
      int domain,
      SendBatch sends,
      ReceiveBatch.Receiving receiving) {
    this.channel = channel;
    this.registrations = registrations;
    this.plain = plain;
    this.memory = memory;
    this.peers = new Peers(domain);
    this.received = new ReceiveBatch(memory, 0, peers, receiving);
    this.sends = sends;
    this.connected = channel.isConnected() ? Peer.connected() : null;
  }

  @Override
  boolean holdsReceived() {
    return received.holds();
  }

  @Override
  boolean isWorthReceiving() {
    return received.holds() || !received.isDrained();
  }

  @Override
  InetSocketAddress receive(ByteBuffer buffer) throws IOException {
    InetSocketAddress sender;
    boolean othersToo;
    synchronized (this) {
      ensureOpen();
      if (buffer.isReadOnly()) {
        throw new IllegalArgumentException("Read-only buffer");
      }
      boolean fresh = !received.holds();
      if (fresh) {
        sends.flush(); // an answer does not wait for the next question
        if (!received.fill()) {
          return null;
        }
      }
      sender = received.take(buffer);
      othersToo = fresh && received.holds();
    }
    if (othersToo) {
      // The selector will not tell of what lies here.
      registrations.wakeReaders();
    }
    return sender;
  }

  @Override
  boolean send(ByteBuffer buffer, SocketAddress target, Context cx) throws IOException {
    synchronized (this) {
      ensureOpen();
      Peer peer = peer(target);
      if (peer == null || !buffer.hasRemaining() || !sends.canHold(buffer.remaining())) {
        return sends.flush() && plain.send(buffer, target, cx);
      }
      throwFailureOf(peer);
      if (mayPutOff(peer)) {
        if (!sends.hasRoomFor(buffer.remaining()) && !sends.flush()) {
          return false;
        }
        if (promised == cx || cx.atEndOfPoll(this)) {
          promised = cx;
          sends.add(buffer, peer);
          return true;
        }
      }
      return sends.flush() && sendNow(buffer, peer, target, cx);
    }
  }

  private void ensureOpen() throws ClosedChannelException {
    if (closed || !channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  /** Null if it is for the JDK to send, or to refuse. */
  private Peer peer(SocketAddress target) {
    if (target == null) {
      return connected;
    }
    return connected == null ? peers.of(target) : null;
  }

  private static void throwFailureOf(Peer peer) throws IOException {
    IOException failure = peer.failure;
    if (failure != null) {
      peer.failure = null;
      throw failure;
    }
  }

  private boolean mayPutOff(Peer peer) {
    return peer.reached && (received.holds() || !sends.isEmpty());
  }

  private boolean sendNow(ByteBuffer buffer, Peer peer, SocketAddress target, Context cx)
      throws IOException {
    int errno = sends.sendNow(buffer, peer);
    if (errno == Libc.ECONNREFUSED) {
      throw new PortUnreachableException();
    }
    if (errno == 0 || errno == Libc.EAGAIN) {
      return errno == 0;
    }
    return plain.send(buffer, target, cx); // which knows what to throw
  }

  /** The end of a poll that has put off datagrams. */
  @Override
  public void accept(Context cx) {
    synchronized (this) {
      promised = null;
    }
    if (!flush()) {
      try {
        leftover.await(registrations.writing(cx));
      } catch (IOException e) {
        // The reactor is closed. The next send or receive tries again.
        cx.uncaughtExceptionHandler().uncaught("send on " + registrations, e);
      }
    }
  }

  /** Hands over what was put off; false if the system has no room. */
  synchronized boolean flush() {
    return closed || sends.flush();
  }

  @Override
  synchronized void settle() {
    flush();
  }

  @Override
  synchronized void reconnected() {
    received.discard();
    connected = channel.isConnected() ? Peer.connected() : null;
  }

  @Override
  synchronized void close() {
    if (!closed) {
      sends.flush();
      closed = true;
      received.discard();
      memory.close();
    }
  }
}
