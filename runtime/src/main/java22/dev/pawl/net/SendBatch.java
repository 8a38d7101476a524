package dev.pawl.net;

import java.lang.foreign.MemorySegment;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/*
 *   put off:  A1 B1 A2 A3 B2 A4          as they were sent, in memory one after the other
 *   groups:   A: 1 2 3 4    B: 1 2       one message each, cut up again by UDP_SEGMENT; a group
 *                                        ends with the first datagram that is shorter
 *
 * So the order is kept for each peer, and not among peers, where the network keeps none either.
 */
/** Datagrams that were put off, to be handed to the system together. */
final class SendBatch {
  private static final int CAPACITY = 64;
  private static final int DATA = 1 << 17;
  private static final int NAME = 32;
  private static final int CONTROL = 24;

  /** What the system takes as one message, headers and all, is 65,535 bytes and 64 datagrams. */
  private static final int MESSAGE = 65_000;

  private static final int SEGMENTS = 64;

  private static final int NAMES = CAPACITY * MessageHeader.SIZE;
  private static final int VECTORS = NAMES + CAPACITY * NAME;
  private static final int CONTROLS = VECTORS + CAPACITY * MessageHeader.VECTOR_SIZE;
  private static final int DATAS = CONTROLS + CAPACITY * CONTROL;

  /** Bytes of memory. */
  static final int SIZE = DATAS + DATA;

  /** {@link Libc#sendmmsg}, or what says in its place what a test wants to hear. */
  interface Sending {
    /** How many of the messages the system has taken; -1 with an errno in {@code state} if none. */
    int send(MemorySegment state, int fd, long headers, int count, int flags);
  }

  private final LaneMemory memory;
  private final ByteBuffer bytes;
  private final int at;
  private final Sending system;

  /** Of each datagram: where it is, its size, its peer, and the next one of its group or -1. */
  private final int[] offsets = new int[CAPACITY];

  private final int[] sizes = new int[CAPACITY];
  private final Peer[] peers = new Peer[CAPACITY];
  private final int[] next = new int[CAPACITY];
  private int count;
  private int used;

  /** Of each group: its first and last datagram, how many there are, and how many bytes. */
  private final int[] firsts = new int[CAPACITY];

  private final int[] lasts = new int[CAPACITY];
  private final int[] counts = new int[CAPACITY];
  private final int[] totals = new int[CAPACITY];
  private int groups;
  private int batch;

  /** How many groups the system has taken; and whether it has been told of all of them. */
  private int taken;

  private boolean written;

  /** The largest datagram that the system may be left to cut off. */
  private int largestSegment;

  /**
   * @param at where its {@value #SIZE} bytes begin
   * @param segments whether the system can cut up messages
   * @param system who takes them
   */
  SendBatch(LaneMemory memory, int at, boolean segments, Sending system) {
    this.memory = memory;
    this.bytes = memory.bytes();
    this.at = at;
    this.system = system;
    this.largestSegment = segments ? MESSAGE : 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether it could be added to an empty batch. */
  boolean canHold(int size) {
    return size <= MESSAGE;
  }

  /** Whether it can be added; not while the system has taken some and has no room for the rest. */
  boolean hasRoomFor(int size) {
    return !written && count < CAPACITY && used + size <= DATA;
  }

  /** Adds a datagram, for which there is room. */
  void add(ByteBuffer datagram, Peer peer) {
    int size = datagram.remaining();
    bytes.put(at + DATAS + used, datagram, datagram.position(), size);
    datagram.position(datagram.limit());
    offsets[count] = used;
    sizes[count] = size;
    peers[count] = peer;
    used += size;
    group(count++);
  }

  private void group(int i) {
    Peer peer = peers[i];
    next[i] = -1;
    int group = peer.group;
    if (peer.batch == batch && canJoin(group, sizes[i])) {
      next[lasts[group]] = i;
    } else {
      group = groups++;
      firsts[group] = i;
      counts[group] = 0;
      totals[group] = 0;
      peer.batch = batch;
      peer.group = group;
    }
    lasts[group] = i;
    counts[group]++;
    totals[group] += sizes[i];
  }

  private boolean canJoin(int group, int size) {
    int segment = sizes[firsts[group]];
    return size <= segment
        && segment <= largestSegment
        && sizes[lasts[group]] == segment
        && counts[group] < SEGMENTS
        && totals[group] + size <= MESSAGE;
  }

  /**
   * Hands one datagram to the system at once, nothing being put off.
   *
   * @return 0 or an errno; then the buffer is as before
   */
  int sendNow(ByteBuffer datagram, Peer peer) {
    int position = datagram.position();
    add(datagram, peer);
    write();
    int errno;
    do {
      errno = send(0, 1) == 1 ? 0 : Libc.errno(memory.state());
    } while (errno == Libc.EINTR);
    clear();
    peer.reached = errno == 0;
    if (errno != 0) {
      datagram.position(position);
    }
    return errno;
  }

  /**
   * Hands everything to the system. What it refuses is dropped, and its peer keeps the reason.
   *
   * @return false if it has no room for some of it, which stays
   */
  boolean flush() {
    if (count == 0) {
      return true;
    }
    if (!written) {
      write();
    }
    boolean again = true;
    while (taken < groups) {
      int sent = send(taken, groups - taken);
      if (sent > 0) {
        taken += sent;
        again = true;
        continue;
      }
      int errno = Libc.errno(memory.state());
      if (errno == Libc.EAGAIN) {
        return false;
      }
      if (errno != Libc.EINTR) {
        again = refused(errno, again);
      }
    }
    clear();
    return true;
  }

  private int send(int from, int number) {
    return system.send(
        memory.state(),
        memory.fd,
        memory.address(at + from * MessageHeader.SIZE),
        number,
        Libc.MSG_DONTWAIT);
  }

  /** Whether what comes next may be tried again. */
  private boolean refused(int errno, boolean again) {
    Peer peer = peers[firsts[taken]];
    if (counts[taken] > 1 && isAboutSegments(errno)) {
      // The path takes only smaller ones, or its device none at all.
      largestSegment =
          errno == Libc.EINVAL || errno == Libc.EMSGSIZE ? sizes[firsts[taken]] - 1 : 0;
      regroup();
      return true;
    }
    if (errno == Libc.ECONNREFUSED) {
      peer.failure = new PortUnreachableException();
      if (again) {
        return false; // it was about an earlier datagram, and this one has yet to be tried
      }
    } else {
      peer.failure = Libc.failure(memory.state(), errno);
    }
    peer.reached = false;
    taken++;
    return true;
  }

  private static boolean isAboutSegments(int errno) {
    return errno == Libc.EINVAL
        || errno == Libc.EMSGSIZE
        || errno == Libc.EIO
        || errno == Libc.EOPNOTSUPP;
  }

  private void regroup() {
    int[] rest = new int[CAPACITY];
    int number = 0;
    for (int group = taken; group < groups; group++) {
      for (int i = firsts[group]; i >= 0; i = next[i]) {
        rest[number++] = i;
      }
    }
    groups = 0;
    taken = 0;
    batch++;
    for (int k = 0; k < number; k++) {
      group(rest[k]);
    }
    write();
  }

  /** Writes the messages as the system wants them. */
  private void write() {
    int vectors = 0;
    for (int group = 0; group < groups; group++) {
      int header = at + group * MessageHeader.SIZE;
      int vector = vectors;
      int end = -1;
      for (int i = firsts[group]; i >= 0; i = next[i]) {
        if (offsets[i] != end || vectors == vector) {
          writeVector(vectors++, offsets[i], sizes[i]);
        } else {
          extendVector(vectors - 1, sizes[i]);
        }
        end = offsets[i] + sizes[i];
      }
      int name = at + NAMES + group * NAME;
      int nameLength = peers[firsts[group]].write(bytes, name);
      bytes.putLong(header + MessageHeader.NAME, nameLength == 0 ? 0 : memory.address(name));
      bytes.putInt(header + MessageHeader.NAME_LENGTH, nameLength);
      bytes.putLong(header + MessageHeader.VECTOR, memory.address(vectorAt(vector)));
      bytes.putLong(header + MessageHeader.VECTOR_LENGTH, vectors - vector);
      writeControl(header, group);
    }
    written = true;
  }

  private int vectorAt(int i) {
    return at + VECTORS + i * MessageHeader.VECTOR_SIZE;
  }

  private void writeVector(int i, int offset, int size) {
    bytes.putLong(vectorAt(i) + MessageHeader.BASE, memory.address(at + DATAS + offset));
    bytes.putLong(vectorAt(i) + MessageHeader.BASE_LENGTH, size);
  }

  private void extendVector(int i, int size) {
    int length = vectorAt(i) + MessageHeader.BASE_LENGTH;
    bytes.putLong(length, bytes.getLong(length) + size);
  }

  private void writeControl(int header, int group) {
    if (counts[group] == 1) {
      bytes.putLong(header + MessageHeader.CONTROL, 0);
      bytes.putLong(header + MessageHeader.CONTROL_LENGTH, 0);
      return;
    }
    int control = at + CONTROLS + group * CONTROL;
    bytes.putLong(control, MessageHeader.CONTROL_DATA + Short.BYTES);
    bytes.putInt(control + MessageHeader.CONTROL_LEVEL, Libc.SOL_UDP);
    bytes.putInt(control + MessageHeader.CONTROL_TYPE, Libc.UDP_SEGMENT);
    bytes.putShort(control + MessageHeader.CONTROL_DATA, (short) sizes[firsts[group]]);
    bytes.putLong(header + MessageHeader.CONTROL, memory.address(control));
    bytes.putLong(header + MessageHeader.CONTROL_LENGTH, CONTROL);
  }

  private void clear() {
    Arrays.fill(peers, 0, count, null);
    count = 0;
    used = 0;
    groups = 0;
    taken = 0;
    batch++;
    written = false;
  }
}
