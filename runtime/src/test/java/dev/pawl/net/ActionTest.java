package dev.pawl.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Executor;
import dev.pawl.testing.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** An action says what it would do, and to what, before and after it is done. */
final class ActionTest {
  @Test
  void bindNamesTheAddress() {
    InetSocketAddress local = new InetSocketAddress("127.0.0.1", 8080);
    assertThat(UdpSocket.bind(local)).hasToString("UdpSocket.bind(127.0.0.1:8080)");
    assertThat(TcpListener.bind(local)).hasToString("TcpListener.bind(127.0.0.1:8080)");
  }

  @Test
  void anUnresolvedAddressIsNotLookedUpForItsName() {
    InetSocketAddress local = InetSocketAddress.createUnresolved("nowhere.invalid", 1);
    assertThat(UdpSocket.bind(local)).hasToString("UdpSocket.bind(nowhere.invalid:1)");
  }

  @Test
  void disconnectNamesTheSocket() throws IOException {
    try (Executor executor = new Executor();
        UdpSocket socket = executor.run(UdpSocket.bind(Loopback.anyPort()))) {
      assertThat(socket.disconnect()).hasToString("UdpSocket.disconnect(" + socket + ")");
    }
  }
}
