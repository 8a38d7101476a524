package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Threads.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Loopback;
import dev.pawl.testing.Rig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class TcpListenerTest {
  private final Rig rig;
  private final List<AutoCloseable> open = new ArrayList<>();
  private TcpListener listener;

  TcpListenerTest(Rig.Arrangement arrangement) {
    rig = new Rig(arrangement);
  }

  @BeforeEach
  void bind() throws Exception {
    listener = opened(rig.run(TcpListener.bind(anyPort())));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    rig.close();
  }

  @Test
  void connectionsAreAcceptedInTheirOrder() throws Exception {
    InetSocketAddress[] clients = new InetSocketAddress[5];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = opened(rig.run(TcpStream.connect(listener.localAddress()))).localAddress();
    }
    for (InetSocketAddress client : clients) {
      assertThat(opened(rig.run(listener.accept())).remoteAddress()).isEqualTo(client);
    }
  }

  @Test
  void aConnectionThatComesLaterIsWaitedFor() throws Exception {
    for (int i = 0; i < 3; i++) {
      JoinHandle<TcpStream, IOException> accepting = rig.start(listener.accept());
      assertThat(accepting.isDone()).isFalse();
      TcpStream client = opened(rig.run(TcpStream.connect(listener.localAddress())));
      assertThat(opened(rig.run(accepting)).remoteAddress()).isEqualTo(client.localAddress());
    }
  }

  @Test
  void severalTasksMayAccept() throws Exception {
    List<JoinHandle<TcpStream, IOException>> accepting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      accepting.add(rig.start(listener.accept()));
    }
    for (int i = 0; i < 4; i++) {
      opened(rig.run(TcpStream.connect(listener.localAddress())));
    }
    for (JoinHandle<TcpStream, IOException> each : accepting) {
      opened(rig.run(each));
    }
  }

  @Test
  void closingWakesWhoAccepts() throws Exception {
    JoinHandle<TcpStream, IOException> one = rig.start(listener.accept());
    JoinHandle<TcpStream, IOException> other = rig.start(listener.accept());
    listener.close();
    listener.close();
    assertThatThrownBy(() -> rig.run(one)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> rig.run(other)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> rig.run(listener.accept())).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(listener::localAddress).isInstanceOf(ClosedChannelException.class);
    assertThat(listener.isOpen()).isFalse();
    assertThat(listener).hasToString("TcpListener(closed)");
  }

  @Test
  void closingOnAnotherThreadWakesWhoAccepts() throws Exception {
    JoinHandle<TcpStream, IOException> accepting = rig.start(listener.accept());
    elsewhere(listener::close);
    assertThatThrownBy(() -> rig.run(accepting)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void connectionsOutliveTheirListenerAndItsAddressIsFree() throws Exception {
    TcpStream client = opened(rig.run(TcpStream.connect(listener.localAddress())));
    TcpStream server = opened(rig.run(listener.accept()));
    InetSocketAddress address = listener.localAddress();
    rig.start(listener.accept()).cancel();
    listener.close();
    opened(rig.run(TcpListener.bind(address)));
    rig.run(client.write(ByteBuffer.wrap(new byte[] {1})));
    assertThat(rig.run(server.read(ByteBuffer.allocate(1)))).isEqualTo(1);
  }

  @Test
  void aCancelledAcceptLeavesTheConnectionToTheNext() throws Exception {
    rig.cancel(rig.start(listener.accept()));
    TcpStream client = opened(rig.run(TcpStream.connect(listener.localAddress())));
    assertThat(opened(rig.run(listener.accept())).remoteAddress()).isEqualTo(client.localAddress());
  }

  @Test
  void aConnectionThatIsAcceptedTooLateIsClosed() throws Exception {
    JoinHandle<TcpStream, IOException> accepting = rig.start(listener.accept());
    try (Socket client = new Socket()) {
      client.connect(listener.localAddress()); // the executor has yet to hear of it
      rig.cancel(accepting);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aConnectThatIsCancelledIsClosedAndLeavesNoKeyBehind() throws Exception {
    TcpListener full = opened(rig.run(TcpListener.bind(anyPort(), SocketOptions.none(), 1)));
    Loopback.fillBacklog(full.localAddress()).forEach(this::opened);
    JoinHandle<TcpStream, IOException> connecting =
        rig.start(TcpStream.connect(full.localAddress()));
    assertThat(connecting.isDone()).isFalse();
    Reactor reactor = rig.run(cx -> Poll.ready(cx.reactor()));
    int before = reactor.registered();
    rig.cancel(connecting);
    assertThat(reactor.registered()).isEqualTo(before - 1);
  }

  @Test
  void anAddressThatIsTakenIsABindException() throws Exception {
    InetSocketAddress taken = listener.localAddress();
    assertThatThrownBy(() -> rig.run(TcpListener.bind(taken))).isInstanceOf(BindException.class);
  }

  @Test
  void optionsAreSetBeforeItIsBound() throws Exception {
    SocketOptions shared = SocketOptions.of(StandardSocketOptions.SO_REUSEPORT, true);
    TcpListener one = opened(rig.run(TcpListener.bind(anyPort(), shared, 5)));
    TcpListener other = opened(rig.run(TcpListener.bind(one.localAddress(), shared, 5)));
    assertThat(other.getOption(StandardSocketOptions.SO_REUSEPORT)).isTrue();
    other.setOption(StandardSocketOptions.SO_RCVBUF, 10_000);
    SocketOptions strange = SocketOptions.of(StandardSocketOptions.TCP_NODELAY, true);
    assertThatThrownBy(() -> rig.run(TcpListener.bind(anyPort(), strange, 5)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aBacklogOfNothingIsRefused() {
    assertThatThrownBy(() -> TcpListener.bind(anyPort(), SocketOptions.none(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The backlog must be 1 or more, not 0.");
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(0, resource);
    return resource;
  }
}
