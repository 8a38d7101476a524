package dev.pawl.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The peers that a socket has lately had to do with, so that an address is made once and not for
 * each datagram. Bounded: a new one takes the place of another.
 */
final class Peers {
  private static final int KEPT = 256;

  private final boolean ipv6;
  private final Peer[] byName = new Peer[KEPT];
  private final Peer[] byAddress = new Peer[KEPT];

  /**
   * @param domain the socket's, {@code AF_INET} or {@code AF_INET6}
   */
  Peers(int domain) {
    ipv6 = domain == Libc.AF_INET6;
  }

  /** Who has sent a datagram, from what the system wrote as a {@code sockaddr}. */
  Peer from(ByteBuffer memory, int at) {
    short port = memory.getShort(at + 2);
    long high = ipv6 ? memory.getLong(at + 8) : 0;
    long low = ipv6 ? memory.getLong(at + 16) : memory.getInt(at + 4) & 0xffff_ffffL;
    int scope = ipv6 ? memory.getInt(at + 24) : 0;
    int slot = slot(Long.hashCode(high * 31 + low) * 31 + port);
    Peer kept = byName[slot];
    if (kept == null || !kept.is(port, high, low, scope)) {
      kept = new Peer(address(port, high, low, scope), family(), port, high, low, scope);
      byName[slot] = kept;
      byAddress[slot(kept.address.hashCode())] = kept;
    }
    return kept;
  }

  /**
   * Whom to send a datagram to; null if that takes the JDK's knowledge of special addresses, or its
   * exception.
   */
  Peer of(SocketAddress target) {
    if (!(target instanceof InetSocketAddress address)) {
      return null;
    }
    int slot = slot(address.hashCode());
    Peer kept = byAddress[slot];
    if (kept == null || kept.address != address && !isSame(kept.address, address)) {
      kept = made(address);
      if (kept != null) {
        byAddress[slot] = kept;
      }
    }
    return kept;
  }

  /** As the system sees it: for Java, link-local addresses of two interfaces may be equal. */
  private static boolean isSame(InetSocketAddress one, InetSocketAddress other) {
    return one.equals(other) && scope(one) == scope(other);
  }

  private static int scope(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address ip ? ip.getScopeId() : 0;
  }

  private static int slot(int hash) {
    return (hash * 0x9E37_79B9) >>> 24;
  }

  private short family() {
    return (short) (ipv6 ? Libc.AF_INET6 : Libc.AF_INET);
  }

  private InetSocketAddress address(short port, long high, long low, int scope) {
    ByteBuffer bytes = ByteBuffer.allocate(ipv6 ? 16 : 4).order(ByteOrder.nativeOrder());
    if (ipv6) {
      bytes.putLong(high).putLong(low);
    } else {
      bytes.putInt((int) low);
    }
    try {
      InetAddress ip =
          scope == 0
              ? InetAddress.getByAddress(bytes.array()) // IPv4, if it is that in IPv6's clothes
              : Inet6Address.getByAddress(null, bytes.array(), scope);
      return new InetSocketAddress(ip, Short.toUnsignedInt(ordered(port)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // thrown for other lengths than these
    }
  }

  private Peer made(InetSocketAddress target) {
    InetAddress ip = target.getAddress();
    if (ip == null || target.getPort() == 0 || ip.isAnyLocalAddress()) {
      return null;
    }
    short port = ordered((short) target.getPort());
    ByteBuffer bytes = ByteBuffer.wrap(ip.getAddress()).order(ByteOrder.nativeOrder());
    if (ip instanceof Inet4Address) {
      if (!ipv6) {
        return new Peer(target, family(), port, 0, bytes.getInt() & 0xffff_ffffL, 0);
      }
      ByteBuffer mapped = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
      mapped.putShort(10, (short) -1).putInt(12, bytes.getInt());
      return new Peer(target, family(), port, 0, mapped.getLong(8), 0);
    }
    int scope = ((Inet6Address) ip).getScopeId();
    if (!ipv6 || ip.isLinkLocalAddress() && scope == 0) {
      return null;
    }
    return new Peer(target, family(), port, bytes.getLong(), bytes.getLong(), scope);
  }

  /** From the network's order to the machine's, or back. */
  private static short ordered(short port) {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? port : Short.reverseBytes(port);
  }
}
