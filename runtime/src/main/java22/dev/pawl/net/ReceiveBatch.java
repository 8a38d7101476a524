package dev.pawl.net;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;

/**
 * Datagrams that the system has handed over together, and that are given out one by one. With
 * {@code UDP_GRO}, a message is several datagrams of one sender, all of one size but for the last.
 */
final class ReceiveBatch {
  private static final int MESSAGES = 32;
  private static final int NAME = 32;
  private static final int CONTROL = 64;
  private static final int DATA = 1 << 16;

  private static final int NAMES = MESSAGES * MessageHeader.SIZE;
  private static final int VECTORS = NAMES + MESSAGES * NAME;
  private static final int CONTROLS = VECTORS + MESSAGES * MessageHeader.VECTOR_SIZE;
  private static final int DATAS = CONTROLS + MESSAGES * CONTROL;

  /** Bytes of memory: of most of them, no page is touched as long as datagrams are small. */
  static final int SIZE = DATAS + MESSAGES * DATA;

  /** {@link Libc#recvmmsg}, or what says in its place what a test wants to hear. */
  interface Receiving {
    /** How many messages the system has handed over; -1 with an errno in {@code state} if none. */
    int receive(MemorySegment state, int fd, long headers, int count, int flags);
  }

  private final LaneMemory memory;
  private final ByteBuffer bytes;
  private final int at;
  private final Peers peers;
  private final Receiving system;

  private int messages = MESSAGES;
  private int message;
  private Peer sender;

  /** Of the present message: what is left, and how much of it is one datagram. */
  private int position;

  private int left;
  private int segment;

  private volatile boolean holds;
  private volatile boolean drained;

  /**
   * @param at where its {@value #SIZE} bytes begin
   * @param system who hands them over
   */
  ReceiveBatch(LaneMemory memory, int at, Peers peers, Receiving system) {
    this.memory = memory;
    this.system = system;
    this.bytes = memory.bytes();
    this.at = at;
    this.peers = peers;
    for (int i = 0; i < MESSAGES; i++) {
      int vector = at + VECTORS + i * MessageHeader.VECTOR_SIZE;
      bytes.putLong(vector + MessageHeader.BASE, memory.address(data(i)));
      bytes.putLong(vector + MessageHeader.BASE_LENGTH, DATA);
      bytes.putLong(header(i) + MessageHeader.NAME, memory.address(name(i)));
      bytes.putLong(header(i) + MessageHeader.VECTOR, memory.address(vector));
      bytes.putLong(header(i) + MessageHeader.VECTOR_LENGTH, 1);
      bytes.putLong(header(i) + MessageHeader.CONTROL, memory.address(control(i)));
    }
  }

  private int header(int i) {
    return at + i * MessageHeader.SIZE;
  }

  private int name(int i) {
    return at + NAMES + i * NAME;
  }

  private int control(int i) {
    return at + CONTROLS + i * CONTROL;
  }

  private int data(int i) {
    return at + DATAS + i * DATA;
  }

  /** Whether there are datagrams to {@link #take}; any thread. */
  boolean holds() {
    return holds;
  }

  /**
   * Whether the system had little enough the last time that it will have nothing now, as a rule;
   * any thread.
   */
  boolean isDrained() {
    return drained;
  }

  /**
   * Asks the system for datagrams, none being left here.
   *
   * @return false if it has none
   * @throws PortUnreachableException if it has been told so of the peer
   */
  boolean fill() throws IOException {
    for (int i = 0; i < messages; i++) { // what the last time has changed
      bytes.putInt(header(i) + MessageHeader.NAME_LENGTH, Peer.SIZE);
      bytes.putLong(header(i) + MessageHeader.CONTROL_LENGTH, CONTROL);
    }
    messages = 0;
    int count;
    do {
      count =
          system.receive(
              memory.state(), memory.fd, memory.address(at), MESSAGES, Libc.MSG_DONTWAIT);
    } while (count < 0 && Libc.errno(memory.state()) == Libc.EINTR);
    drained = count <= 1;
    if (count < 0) {
      failIfNotEmpty(Libc.errno(memory.state()));
      return false;
    }
    messages = count;
    if (count > 0) {
      begin(0);
    }
    return count > 0;
  }

  private void failIfNotEmpty(int errno) throws IOException {
    if (errno == Libc.ECONNREFUSED) {
      throw new PortUnreachableException();
    }
    if (errno != Libc.EAGAIN) {
      throw Libc.failure(memory.state(), errno);
    }
  }

  private void begin(int i) {
    message = i;
    position = data(i);
    left = bytes.getInt(header(i) + MessageHeader.LENGTH);
    segment = segment(i, left);
    sender = peers.from(bytes, name(i));
    holds = true;
  }

  /** How long each datagram of a message is. */
  private int segment(int i, int whole) {
    int end = (int) bytes.getLong(header(i) + MessageHeader.CONTROL_LENGTH);
    for (int from = 0; from + MessageHeader.CONTROL_DATA < end; ) {
      int entry = control(i) + from;
      if (bytes.getInt(entry + MessageHeader.CONTROL_LEVEL) == Libc.SOL_UDP
          && bytes.getInt(entry + MessageHeader.CONTROL_TYPE) == Libc.UDP_GRO) {
        return Math.max(1, bytes.getInt(entry + MessageHeader.CONTROL_DATA));
      }
      from += ((int) bytes.getLong(entry) + 7) & -8;
    }
    return whole;
  }

  /**
   * The next datagram.
   *
   * @param buffer what exceeds its remaining bytes is lost
   * @return who sent it
   */
  InetSocketAddress take(ByteBuffer buffer) {
    int size = Math.min(segment, left);
    int copied = Math.min(size, buffer.remaining());
    buffer.put(buffer.position(), bytes, position, copied);
    buffer.position(buffer.position() + copied);
    InetSocketAddress from = sender.address;
    position += size;
    left -= size;
    if (left == 0) { // an empty datagram is a message of its own
      if (message + 1 < messages) {
        begin(message + 1);
      } else {
        holds = false;
      }
    }
    return from;
  }

  /** Forgets what is here. */
  void discard() {
    holds = false;
  }
}
