package dev.pawl.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Addresses as the system writes them, and those that Java takes for equal though it must not. */
final class PeersTest {
  private static final int SCOPE = 24; // in a struct sockaddr_in6

  private final Peers peers = new Peers(Libc.AF_INET6);
  private final ByteBuffer memory =
      ByteBuffer.allocate(2 * Peer.SIZE).order(ByteOrder.nativeOrder());

  private static InetSocketAddress linkLocal(int scope) throws UnknownHostException {
    byte[] ip = InetAddress.getByName("fe80::1").getAddress();
    return new InetSocketAddress(Inet6Address.getByAddress(null, ip, scope), 8080);
  }

  private int scopeOf(Peer peer) {
    assertThat(peer.write(memory, 0)).isEqualTo(Peer.SIZE);
    return memory.getInt(SCOPE);
  }

  @Test
  void ofTheSameLinkLocalAddressOfTwoInterfacesEachIsItself() throws Exception {
    assertThat(linkLocal(2)).as("to Java").isEqualTo(linkLocal(3));
    assertThat(scopeOf(peers.of(linkLocal(2)))).isEqualTo(2);
    assertThat(scopeOf(peers.of(linkLocal(3)))).isEqualTo(3);
    assertThat(scopeOf(peers.of(linkLocal(2)))).isEqualTo(2);
  }

  @Test
  void anAnswerGoesToTheInterfaceThatIsNamedAndNotWhereADatagramCameFrom() throws Exception {
    peers.of(linkLocal(2)).write(memory, Peer.SIZE);
    Peer from = peers.from(memory, Peer.SIZE);
    assertThat(from.address).isEqualTo(linkLocal(2));
    assertThat(scopeOf(peers.of(from.address))).isEqualTo(2);
    assertThat(scopeOf(peers.of(linkLocal(3)))).isEqualTo(3);
    assertThat(peers.of(linkLocal(0))).as("the JDK's to choose").isNull();
  }

  @Test
  void ipv4InTheClothesOfIpv6IsIpv4() throws Exception {
    InetSocketAddress ipv4 = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 8080);
    peers.of(ipv4).write(memory, Peer.SIZE);
    assertThat(peers.from(memory, Peer.SIZE).address).isEqualTo(ipv4);
    assertThat(scopeOf(peers.of(ipv4))).isZero();
  }
}
