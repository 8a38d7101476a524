package dev.pawl.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where datagrams come from and go to: its address for users and for the system. */
final class Peer {
  /** Of a {@code struct sockaddr_in6}, the largest. */
  static final int SIZE = 28;

  final InetSocketAddress address;
  private final short family;
  private final short port;
  private final long high;
  private final long low;
  private final int scope;

  /** Whether the system has taken a datagram for it, so that it can be expected to take more. */
  boolean reached;

  /** Why it has not taken one that was put off, to be thrown by the next send; or null. */
  IOException failure;

  /** The batch, and the group in there, that the next datagram for it may join. */
  int batch = -1;

  int group;

  /**
   * @param family as the system has it; 0 for the one that the socket is connected to
   * @param port in the network's order
   * @param low of IPv4 the address alone, in its low 32 bits, {@code high} being 0
   */
  Peer(InetSocketAddress address, short family, short port, long high, long low, int scope) {
    this.address = address;
    this.family = family;
    this.port = port;
    this.high = high;
    this.low = low;
    this.scope = scope;
  }

  /** The one that the socket is connected to. */
  static Peer connected() {
    return new Peer(null, (short) 0, (short) 0, 0, 0, 0);
  }

  boolean is(short port, long high, long low, int scope) {
    return this.port == port && this.high == high && this.low == low && this.scope == scope;
  }

  /** Writes it as a {@code sockaddr}, and tells how long that is; 0 for the connected one. */
  int write(ByteBuffer memory, int at) {
    if (family == 0) {
      return 0;
    }
    memory.putShort(at, family).putShort(at + 2, port);
    if (family == Libc.AF_INET) {
      memory.putInt(at + 4, (int) low).putLong(at + 8, 0);
      return 16;
    }
    memory.putInt(at + 4, 0).putLong(at + 8, high).putLong(at + 16, low).putInt(at + 24, scope);
    return SIZE;
  }
}
