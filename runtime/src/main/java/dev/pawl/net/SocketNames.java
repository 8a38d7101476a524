package dev.pawl.net;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses as people write them, for messages. */
final class SocketNames {
  private SocketNames() {}

  /**
   * {@code 127.0.0.1:8080}, {@code [::1]:8080}, {@code example.org:80} if not resolved, the path of
   * a Unix-domain socket; never looks a name up.
   */
  static String of(SocketAddress address) {
    if (!(address instanceof InetSocketAddress ip)) {
      return String.valueOf(address);
    }
    if (ip.isUnresolved()) {
      return ip.getHostString() + ":" + ip.getPort();
    }
    String host = ip.getAddress().getHostAddress();
    return (ip.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + ip.getPort();
  }
}
