package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Loopback.bind;
import static dev.pawl.testing.Loopback.send;
import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Spawner;
import dev.pawl.Task;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Rig;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.MembershipKey;
import java.nio.channels.NotYetConnectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Real sockets, in every arrangement of threads and reactor. */
@ParameterizedClass
@EnumSource
final class UdpSocketTest {
  private final Rig rig;
  private final Executor executor;
  private final Spawner spawner;
  private final ByteBuffer buffer = ByteBuffer.allocate(64);

  UdpSocketTest(Rig.Arrangement arrangement) {
    rig = new Rig(arrangement);
    executor = rig.executor();
    spawner = executor.spawner();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void tasksAreLazy() throws Exception {
    Task<UdpSocket, IOException> first = UdpSocket.bind(anyPort());
    try (UdpSocket socket = executor.run(first)) {
      UdpSocket.bind(socket.localAddress()); // would throw, if anybody polled it
      socket.connect(socket.localAddress());
      send(socket.localAddress(), (byte) 1);
      socket.receive(buffer);
      assertThat(buffer.position()).isZero();
    }
  }

  @Test
  void aDatagramThatIsThereIsReceivedAtOnce() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      send(socket.localAddress(), (byte) 1, (byte) 2);
      executor.run(socket.receiveFrom(buffer));
      assertThat(received()).containsExactly(1, 2);
    }
  }

  @Test
  void aDatagramThatArrivesLaterIsWaitedFor() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      assertThat(receiving.isDone()).isFalse();
      send(socket.localAddress(), (byte) 3);
      executor.run(receiving);
      assertThat(received()).containsExactly(3);
    }
  }

  @Test
  void datagramsGoBackToTheirSender() throws Exception {
    try (UdpSocket server = bind(executor);
        UdpSocket client = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(server.receiveFrom(buffer));
      executor.run(client.sendTo(ByteBuffer.wrap(new byte[] {7, 8}), server.localAddress()));
      SocketAddress sender = executor.run(receiving);
      assertThat(sender).isEqualTo(client.localAddress());
      executor.run(server.sendTo(buffer.flip(), sender));
      buffer.clear();
      assertThat(executor.run(client.receive(buffer))).isEqualTo(2);
      assertThat(received()).containsExactly(7, 8);
    }
  }

  @Test
  void aConnectedSocketSendsToItsPeerAndHearsNobodyElse() throws Exception {
    try (UdpSocket server = bind(executor);
        UdpSocket client = bind(executor)) {
      executor.run(client.connect(server.localAddress()));
      executor.run(client.send(ByteBuffer.wrap(new byte[] {1})));
      executor.run(server.receive(buffer));
      send(client.localAddress(), (byte) 66);
      executor.run(server.sendTo(ByteBuffer.wrap(new byte[] {2}), client.localAddress()));
      buffer.clear();
      executor.run(client.receive(buffer));
      assertThat(received()).containsExactly(2);
    }
  }

  @Test
  void whatExceedsTheBufferIsLost() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      send(socket.localAddress(), new byte[100]);
      assertThat(executor.run(socket.receive(buffer))).isEqualTo(64);
    }
  }

  @Test
  void theLargestDatagramGoesThroughWhole() throws Exception {
    byte[] bytes = new byte[65_507];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    ByteBuffer large = ByteBuffer.allocateDirect(65_507);
    try (UdpSocket server = bind(executor);
        UdpSocket client = bind(executor)) {
      executor.run(client.sendTo(ByteBuffer.wrap(bytes), server.localAddress()));
      assertThat(executor.run(server.receive(large))).isEqualTo(65_507);
      assertThat(large.flip()).isEqualTo(ByteBuffer.wrap(bytes));
    }
  }

  @Test
  void anEmptyDatagramIsADatagram() throws Exception {
    try (UdpSocket server = bind(executor);
        UdpSocket client = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(server.receiveFrom(buffer));
      settle(executor);
      executor.run(client.sendTo(ByteBuffer.allocate(0), server.localAddress()));
      assertThat(executor.run(receiving)).isEqualTo(client.localAddress());
      assertThat(buffer.position()).isZero();
    }
  }

  @Test
  void anEmptyDatagramIsReceivedOnAConnectedSocket() throws Exception {
    try (UdpSocket server = bind(executor);
        UdpSocket client = bind(executor)) {
      executor.run(client.connect(server.localAddress()));
      executor.run(server.sendTo(ByteBuffer.allocate(0), client.localAddress()));
      assertThat(executor.run(client.receive(buffer))).isZero();
    }
  }

  @Test
  void anEmptyDatagramCannotBeSentOnAConnectedSocketAndItSaysSo() throws Exception {
    try (UdpSocket server = bind(executor);
        UdpSocket client = bind(executor)) {
      executor.run(client.connect(server.localAddress()));
      assertThatThrownBy(() -> executor.run(client.send(ByteBuffer.allocate(0))))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("empty datagram on a connected socket");
    }
  }

  @Test
  void sendWithoutConnectIsRefused() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      assertThatThrownBy(() -> executor.run(socket.send(ByteBuffer.wrap(new byte[1]))))
          .isInstanceOf(NotYetConnectedException.class);
    }
  }

  @Test
  void anUnreachablePeerIsReportedOnAConnectedSocket() throws Exception {
    try (UdpSocket client = bind(executor)) { // first, lest it gets the port that nobody has
      UdpSocket gone = bind(executor);
      InetSocketAddress nobody = gone.localAddress();
      gone.close();
      executor.run(client.connect(nobody));
      executor.run(client.send(ByteBuffer.wrap(new byte[1])));
      assertThatThrownBy(() -> executor.run(client.receive(buffer)))
          .isInstanceOf(PortUnreachableException.class);
    }
  }

  @Test
  void aPortThatIsTakenIsABindException() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      InetSocketAddress taken = socket.localAddress();
      assertThatThrownBy(() -> executor.run(UdpSocket.bind(taken)))
          .isInstanceOf(BindException.class);
    }
  }

  @Test
  void aClosedSocketsPortIsFreeAtOnce() throws Exception {
    InetSocketAddress address = anyPort();
    for (int i = 0; i < 50; i++) {
      UdpSocket socket = executor.run(UdpSocket.bind(address));
      address = socket.localAddress();
      spawner.spawn(ignoringClose(socket.receiveFrom(buffer)));
      settle(executor);
      socket.close();
    }
  }

  @Test
  void aClosedSocketsPortIsFreeAtOnceWhenAnotherThreadClosesIt() throws Exception {
    InetSocketAddress[] address = {anyPort()};
    for (int i = 0; i < 50; i++) {
      UdpSocket socket = executor.run(UdpSocket.bind(address[0]));
      address[0] = socket.localAddress();
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      CompletableFuture<Void> closing =
          start(
              () -> {
                socket.close();
                Executor.blockOn(UdpSocket.bind(address[0])).close();
              });
      assertThatThrownBy(() -> executor.run(receiving)).isInstanceOf(ClosedChannelException.class);
      join(closing);
    }
  }

  @Test
  void closingASocketWakesWhoWaitsForIt() throws Exception {
    UdpSocket socket = bind(executor);
    JoinHandle<InetSocketAddress, IOException> receiving =
        spawner.spawn(socket.receiveFrom(buffer));
    settle(executor);
    socket.close();
    assertThatThrownBy(() -> executor.run(receiving)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void aClosedSocketRefusesEverything() throws Exception {
    UdpSocket socket = bind(executor);
    socket.close();
    socket.close();
    assertThat(socket.isOpen()).isFalse();
    assertThatThrownBy(() -> executor.run(socket.receiveFrom(buffer)))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> executor.run(socket.sendTo(buffer, anyPort())))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(socket::localAddress).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void twoTasksThatReceiveOnOneSocketAreBothServed() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      List<JoinHandle<InetSocketAddress, IOException>> receivers = new ArrayList<>();
      Set<Byte> bytes = new HashSet<>();
      List<ByteBuffer> buffers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        buffers.add(ByteBuffer.allocate(1));
        receivers.add(spawner.spawn(socket.receiveFrom(buffers.get(i))));
      }
      settle(executor);
      for (byte i = 0; i < 5; i++) {
        send(socket.localAddress(), i);
      }
      for (int i = 0; i < 5; i++) {
        executor.run(receivers.get(i));
        bytes.add(buffers.get(i).get(0));
      }
      assertThat(bytes).hasSize(5);
    }
  }

  @Test
  void aReceiverThatIsCancelledLeavesTheDatagramToTheNext() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> cancelled =
          spawner.spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
      JoinHandle<InetSocketAddress, IOException> other = spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      cancelled.cancel();
      settle(executor);
      send(socket.localAddress(), (byte) 9);
      executor.run(other);
      assertThat(received()).containsExactly(9);
      assertThatThrownBy(() -> executor.run(cancelled)).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void aDatagramThatIsThereIsNotLostToCancellation() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      send(socket.localAddress(), (byte) 9);
      receiving.cancel();
      assertThat(executor.run(receiving)).isNotNull();
      assertThat(received()).containsExactly(9);
    }
  }

  @Test
  void whileOneTaskWaitsToReceiveAnotherSends() throws Exception {
    try (UdpSocket socket = bind(executor);
        UdpSocket peer = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      for (int i = 0; i < 100; i++) {
        executor.run(socket.sendTo(ByteBuffer.wrap(new byte[] {4}), peer.localAddress()));
        executor.run(peer.receive(ByteBuffer.allocate(1)));
      }
      assertThat(receiving.isDone()).isFalse();
      executor.run(peer.sendTo(ByteBuffer.wrap(new byte[] {5}), socket.localAddress()));
      assertThat(executor.run(receiving)).isEqualTo(peer.localAddress());
    }
  }

  @Test
  void aSocketGoesOnInAnotherExecutorWhenItsFirstOneIsClosed() throws Exception {
    try (UdpSocket socket = Executor.blockOn(UdpSocket.bind(anyPort()))) {
      try (Executor first = new Executor()) {
        first.spawner().spawn(socket.receiveFrom(buffer));
        settle(first);
      }
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      send(socket.localAddress(), (byte) 6);
      executor.run(receiving);
      assertThat(received()).containsExactly(6);
    }
  }

  @Test
  void whoWaitsOnASocketOfAnExecutorThatIsClosedGoesOnWithItsOwn() throws Exception {
    Executor first = new Executor();
    try (UdpSocket socket = bind(first)) {
      JoinHandle<InetSocketAddress, IOException> theirs =
          first.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
      settle(first);
      JoinHandle<InetSocketAddress, IOException> mine = spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      first.close();
      assertThat(theirs.isDone()).isTrue();
      settle(executor);
      send(socket.localAddress(), (byte) 6);
      executor.run(mine);
      assertThat(received()).containsExactly(6);
    }
  }

  @Test
  void anExecutorDoesNotDependOnAnotherOneThatHasWaitedForTheSocket() throws Exception {
    try (Executor idle = new Executor();
        UdpSocket socket = bind(idle)) {
      JoinHandle<InetSocketAddress, IOException> theirs =
          idle.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
      settle(idle);
      JoinHandle<InetSocketAddress, IOException> mine = spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      send(socket.localAddress(), (byte) 6);
      executor.run(mine);
      assertThat(received()).containsExactly(6);
      send(socket.localAddress(), (byte) 7);
      assertThat(idle.run(theirs)).isNotNull();
    }
  }

  @Test
  void anOperationWithAReactorThatIsClosedFails() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      Reactor closed = Reactor.start();
      try (Executor other = Executor.builder().reactor(closed).build()) {
        JoinHandle<InetSocketAddress, IOException> receiving =
            other.spawner().spawn(socket.receiveFrom(buffer));
        settle(other);
        closed.close();
        assertThatThrownBy(() -> other.run(receiving))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("The reactor is closed");
      }
    }
  }

  @Test
  void anInterruptDoesNotCloseTheSocket() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      Thread.currentThread().interrupt();
      settle(executor);
      CompletableFuture<Void> sending = start(() -> send(socket.localAddress(), (byte) 1));
      executor.run(receiving);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(socket.isOpen()).isTrue();
      join(sending);
    }
  }

  @Test
  void optionsAreTheChannels() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      socket.setOption(StandardSocketOptions.SO_BROADCAST, true);
      assertThat(socket.getOption(StandardSocketOptions.SO_BROADCAST)).isTrue();
    }
  }

  @Test
  void optionsAreSetBeforeItIsBound() throws Exception {
    SocketOptions shared = SocketOptions.of(StandardSocketOptions.SO_REUSEPORT, true);
    try (UdpSocket one = executor.run(UdpSocket.bind(anyPort(), shared));
        UdpSocket other = executor.run(UdpSocket.bind(one.localAddress(), shared))) {
      assertThat(other.localAddress()).isEqualTo(one.localAddress());
      assertThat(other.getOption(StandardSocketOptions.SO_REUSEPORT)).isTrue();
    }
    SocketOptions strange = SocketOptions.of(StandardSocketOptions.TCP_NODELAY, true);
    assertThatThrownBy(() -> executor.run(UdpSocket.bind(anyPort(), strange)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aDisconnectedSocketHearsEverybodyAgain() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      assertThat(socket.remoteAddress()).isNull();
      executor.run(socket.connect(socket.localAddress()));
      assertThat(socket.remoteAddress()).isEqualTo(socket.localAddress());
      executor.run(socket.disconnect());
      assertThat(socket.remoteAddress()).isNull();
      send(socket.localAddress(), (byte) 8);
      executor.run(socket.receive(buffer));
      assertThat(received()).containsExactly(8);
    }
  }

  @Test
  void aMemberReceivesWhatIsSentToItsGroup() throws Exception {
    Optional<NetworkInterface> over =
        NetworkInterface.networkInterfaces().filter(UdpSocketTest::isForMulticast).findFirst();
    assumeTrue(over.isPresent(), "no interface has IPv4 multicast");
    InetAddress group = InetAddress.getByName("239.255.42.99");
    SocketOptions options =
        SocketOptions.of(StandardSocketOptions.IP_MULTICAST_IF, over.get())
            .with(StandardSocketOptions.IP_MULTICAST_LOOP, true);
    InetSocketAddress any = new InetSocketAddress("0.0.0.0", 0);
    try (UdpSocket member =
            executor.run(UdpSocket.bind(StandardProtocolFamily.INET, any, options));
        UdpSocket sender =
            executor.run(UdpSocket.bind(StandardProtocolFamily.INET, any, options))) {
      MembershipKey membership = member.join(group, over.get());
      JoinHandle<Integer, IOException> receiving = spawner.spawn(member.receive(buffer));
      InetSocketAddress target = new InetSocketAddress(group, member.localAddress().getPort());
      executor.run(sender.sendTo(ByteBuffer.wrap(new byte[] {4}), target));
      assertThat(executor.run(receiving)).isEqualTo(1);
      membership.drop();
      assertThat(membership.isValid()).isFalse();
    }
  }

  private static boolean isForMulticast(NetworkInterface each) {
    try {
      return each.isUp()
          && each.supportsMulticast()
          && each.inetAddresses().anyMatch(address -> address instanceof Inet4Address);
    } catch (SocketException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void pollingACompletedOperationIsRefused() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      send(socket.localAddress(), (byte) 1);
      Task<InetSocketAddress, IOException> receive = socket.receiveFrom(buffer);
      executor.run(receive);
      assertThatThrownBy(() -> executor.run(receive))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("receiveFrom on UdpSocket(")
          .hasMessageContaining("was polled after it completed");
    }
  }

  private byte[] received() {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static Task<InetSocketAddress, IOException> ignoringClose(
      Task<InetSocketAddress, IOException> task) {
    return cx -> {
      try {
        return task.poll(cx);
      } catch (ClosedChannelException e) {
        return Poll.ready(null);
      }
    };
  }
}
