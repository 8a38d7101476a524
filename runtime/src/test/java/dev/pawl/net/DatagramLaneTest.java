package dev.pawl.net;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must not depend on whether datagrams travel one by one or in batches. On JDK 22 and later
 * the build runs it twice, without native access and with it.
 */
@ParameterizedClass
@EnumSource
final class DatagramLaneTest {
  /** What a socket may be, and how it has the address of its peers. */
  private enum Domain {
    IPV4("127.0.0.1", StandardProtocolFamily.INET),
    IPV4_MAPPED("127.0.0.1", null),
    IPV6("::1", null);

    private final InetSocketAddress anyPort;
    private final ProtocolFamily family;

    Domain(String address, ProtocolFamily family) {
      this.anyPort = new InetSocketAddress(address, 0);
      this.family = family;
    }

    Task<UdpSocket, IOException> bind() {
      return family == null
          ? UdpSocket.bind(anyPort)
          : UdpSocket.bind(family, anyPort, SocketOptions.none());
    }
  }

  private final Domain domain;
  private final Executor executor =
      Executor.builder().uncaughtExceptionHandler((task, failure) -> {}).build();

  DatagramLaneTest(Domain domain) throws IOException {
    this.domain = domain;
    assumeTrue(isThere(domain.anyPort.getAddress()), "the system has no " + domain);
  }

  private static boolean isThere(InetAddress address) throws IOException {
    return NetworkInterface.getByInetAddress(address) != null;
  }

  @AfterEach
  void close() {
    executor.close();
  }

  /** A peer that is not Pawl's. */
  private DatagramSocket peer() throws IOException {
    DatagramSocket peer = new DatagramSocket(domain.anyPort);
    peer.setSoTimeout(2_000);
    peer.setReceiveBufferSize(1 << 20);
    return peer;
  }

  /** With batches where they can be had. */
  private UdpSocket bind() throws IOException {
    return Lanes.change(executor.run(domain.bind()));
  }

  private static void send(DatagramSocket from, SocketAddress to, byte... bytes)
      throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static byte[] receive(DatagramSocket at) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    at.receive(packet);
    byte[] bytes = new byte[packet.getLength()];
    System.arraycopy(packet.getData(), 0, bytes, 0, bytes.length);
    return bytes;
  }

  /** A number in its first four bytes, and others that follow from it. */
  private static byte[] datagram(int number, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size).putInt(number);
    for (int i = 4; i < size; i++) {
      bytes.put((byte) (number * 31 + i));
    }
    return bytes.array();
  }

  /** Answers so many datagrams, as fast as it can. */
  private static final class Echo implements Task<Void, IOException> {
    private final UdpSocket socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_507);
    private Task<?, IOException> awaited;
    private SocketAddress sender;
    private int left;

    Echo(UdpSocket socket, int times) {
      this.socket = socket;
      this.left = times;
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
      while (left > 0) {
        if (awaited == null) {
          awaited =
              sender == null
                  ? socket.receiveFrom(buffer.clear())
                  : socket.sendTo(buffer.flip(), sender);
        }
        Poll<?> poll = awaited.poll(cx);
        if (poll.isPending()) {
          return Poll.pending();
        }
        awaited = null;
        if (sender == null) {
          sender = (SocketAddress) poll.get();
        } else {
          sender = null;
          left--;
        }
      }
      return Poll.ready(null);
    }

    @Override
    public boolean withdraw() {
      return awaited == null || awaited.withdraw();
    }
  }

  @Test
  void batchesAreUsedWhereTheSystemAndTheJdkAllowIt() throws Exception {
    try (UdpSocket socket = bind()) {
      assertThat(socket.lane().toString()).contains(areAllowed() ? "LinuxLane" : "ChannelLane");
    }
  }

  @Test
  void aSocketWithLittleToDoGoesOneByOne() throws Exception {
    try (UdpSocket socket = executor.run(domain.bind());
        DatagramSocket peer = peer()) {
      Echo echo = new Echo(socket, 400);
      executor.spawner().spawn(echo);
      for (int i = 0; i < 400; i++) {
        executor.run(Task.sleep(Duration.ofNanos(1))); // it waits again
        send(peer, socket.localAddress(), datagram(i, 4));
        while (echo.left == 400 - i) { // a datagram may be late even here, on a busy machine
          executor.run(Task.sleep(Duration.ofMillis(1)));
        }
        assertThat(receive(peer)).isEqualTo(datagram(i, 4));
      }
      assertThat(socket.lane().toString()).contains("ChannelLane");
    }
  }

  @Test
  void aSocketThatIsBusyChangesToBatchesAndLosesNothing() throws Exception {
    try (UdpSocket socket = executor.run(domain.bind());
        DatagramSocket peer = peer()) {
      long start = System.nanoTime();
      int number = 0;
      do {
        int first = number;
        for (; number < first + 40; number++) {
          send(peer, socket.localAddress(), datagram(number, 50));
        }
        executor.run(new Echo(socket, 40));
        for (int i = first; i < number; i++) {
          assertThat(receive(peer)).isEqualTo(datagram(i, 50));
        }
      } while (number < 2_000
          || areAllowed()
              && !socket.lane().toString().contains("LinuxLane")
              && System.nanoTime() - start < 60_000_000_000L);
      assertThat(socket.lane().toString()).contains(areAllowed() ? "LinuxLane" : "ChannelLane");
    }
  }

  private static boolean areAllowed() throws ReflectiveOperationException {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
    String arch = System.getProperty("os.arch");
    return linux
        && (arch.equals("amd64") || arch.equals("aarch64"))
        && Runtime.version().feature() >= 22
        && (boolean)
            Module.class.getMethod("isNativeAccessEnabled").invoke(DatagramLane.class.getModule());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachPeerGetsItsAnswersWholeAndInOrder(long seed) throws Exception {
    Random random = new Random(seed);
    List<DatagramSocket> peers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      peers.add(peer());
    }
    try (UdpSocket socket = bind()) {
      for (int round = 0; round < 60; round++) {
        List<byte[]> sent = new ArrayList<>();
        List<DatagramSocket> senders = new ArrayList<>();
        int size = 4 + random.nextInt(1_400);
        int number = 1 + random.nextInt(60);
        for (int i = 0; i < number; i++) {
          // Often of one size, so that they can be one message, with shorter and longer ones
          // between.
          int differs = random.nextInt(8);
          int length =
              differs == 0
                  ? 4 + random.nextInt(size)
                  : differs == 1 && random.nextInt(8) == 0 ? 20_000 : size;
          sent.add(datagram(i, length));
          senders.add(peers.get(random.nextInt(peers.size())));
          send(senders.get(i), socket.localAddress(), sent.get(i));
        }
        executor.run(new Echo(socket, number));
        for (int i = 0; i < number; i++) {
          assertThat(receive(senders.get(i))).isEqualTo(sent.get(i));
        }
      }
    }
    peers.forEach(DatagramSocket::close);
  }

  @Test
  void whatTwoSocketsOfOursPassToEachOtherStaysCutAsItWas() throws Exception {
    try (UdpSocket one = bind();
        UdpSocket other = bind()) {
      int[] sizes = {100, 100, 100, 40, 100, 100, 7, 7, 7, 300, 100};
      for (int size : sizes) {
        executor.run(one.sendTo(ByteBuffer.wrap(datagram(size, size)), other.localAddress()));
      }
      JoinHandle<Void, IOException> echo =
          executor.spawner().spawn(new Echo(other, 3 * sizes.length));
      for (int turn = 0; turn < 3; turn++) {
        List<byte[]> answers = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(1_000);
        for (int size : sizes) {
          assertThat(executor.run(one.receive(buffer.clear()))).isEqualTo(size);
          assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(datagram(size, size)));
          byte[] bytes = new byte[size];
          buffer.get(bytes);
          answers.add(bytes);
        }
        if (turn < 2) {
          executor.run(new SendAll(one, answers, other.localAddress()));
        }
      }
      executor.run(echo);
    }
  }

  /** In one poll, if the system has room. */
  private static final class SendAll implements Task<Void, IOException> {
    private final UdpSocket socket;
    private final List<byte[]> datagrams;
    private final SocketAddress target;
    private Task<Void, IOException> awaited;
    private int sent;

    SendAll(UdpSocket socket, List<byte[]> datagrams, SocketAddress target) {
      this.socket = socket;
      this.datagrams = datagrams;
      this.target = target;
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
      for (; sent < datagrams.size(); sent++) {
        if (awaited == null) {
          awaited = socket.sendTo(ByteBuffer.wrap(datagrams.get(sent)), target);
        }
        if (awaited.poll(cx).isPending()) {
          return Poll.pending();
        }
        awaited = null;
      }
      return Poll.ready(null);
    }
  }

  @Test
  void whatWasSentIsOnItsWayWhenThePollIsOver() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      for (int i = 0; i < 10; i++) {
        send(peer, socket.localAddress(), (byte) i);
      }
      // Nothing of ours runs between the turns, nor after the last one.
      for (int i = 0; i < 10; i++) {
        executor.run(new Echo(socket, 1));
        assertThat(receive(peer)).containsExactly(i);
      }
    }
  }

  @Test
  void whatWasSentIsOnItsWayWhenThePollThrows() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      for (int i = 0; i < 10; i++) {
        send(peer, socket.localAddress(), (byte) i);
      }
      Echo echo = new Echo(socket, 9);
      Task<Void, IOException> failing =
          cx -> {
            echo.poll(cx);
            throw new IOException("expected");
          };
      assertThatThrownBy(() -> executor.run(failing)).hasMessage("expected");
      for (int i = 0; i < 9; i++) {
        assertThat(receive(peer)).containsExactly(i);
      }
    }
  }

  @Test
  void aReceiverThatWaitsGetsWhatAnotherOneHasTakenFromTheSystem() throws Exception {
    try (Executor elsewhere = new Executor();
        UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      ByteBuffer theirs = ByteBuffer.allocate(4);
      JoinHandle<InetSocketAddress, IOException> waiting =
          elsewhere.spawner().spawn(socket.receiveFrom(theirs));
      settle(elsewhere);
      send(peer, socket.localAddress(), (byte) 1);
      send(peer, socket.localAddress(), (byte) 2);
      ByteBuffer mine = ByteBuffer.allocate(4);
      executor.run(socket.receiveFrom(mine));
      elsewhere.run(waiting);
      assertThat(List.of(mine.get(0), theirs.get(0))).containsExactlyInAnyOrder((byte) 1, (byte) 2);
    }
  }

  @Test
  void receiversOfOneExecutorShareABatch() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      for (int round = 0; round < 50; round++) {
        List<JoinHandle<InetSocketAddress, IOException>> receivers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          receivers.add(executor.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1))));
          if (i == round % 8) {
            step(executor);
          }
        }
        for (int i = 0; i < 8; i++) {
          send(peer, socket.localAddress(), (byte) i);
          if (i == round % 5) {
            step(executor);
          }
        }
        for (JoinHandle<InetSocketAddress, IOException> each : receivers) {
          assertThat(executor.run(each)).isEqualTo(peer.getLocalSocketAddress());
        }
      }
    }
  }

  @Test
  void aCancelledReceiverLosesNothingOfABatch() throws Exception {
    Random random = new Random(7);
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      int received = 0;
      for (int i = 0; i < 400; i++) {
        if (i % 8 == 0) {
          for (int k = i; k < i + 8; k++) {
            send(peer, socket.localAddress(), datagram(k, 4));
          }
        }
        ByteBuffer buffer = ByteBuffer.allocate(4);
        JoinHandle<InetSocketAddress, IOException> receiving =
            executor.spawner().spawn(socket.receiveFrom(buffer));
        if (random.nextBoolean()) {
          receiving.cancel();
        }
        executor.run(receiving); // there is one, so it is not lost to the cancellation
        assertThat(buffer.getInt(0)).isEqualTo(received++);
      }
    }
  }

  @Test
  void connectingForgetsWhatOthersHadSent() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket stranger = peer();
        DatagramSocket friend = peer()) {
      ByteBuffer buffer = ByteBuffer.allocate(1);
      for (int i = 0; i < 3; i++) {
        send(stranger, socket.localAddress(), (byte) i);
      }
      executor.run(socket.receive(buffer));
      executor.run(socket.connect(friend.getLocalSocketAddress()));
      send(friend, socket.localAddress(), (byte) 9);
      assertThat(executor.run(socket.receive(buffer.clear()))).isEqualTo(1);
      assertThat(buffer.get(0)).isEqualTo((byte) 9);
    }
  }

  @Test
  void aConnectedSocketAnswersInBatchesToo() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      executor.run(socket.connect(peer.getLocalSocketAddress()));
      ByteBuffer buffer = ByteBuffer.allocate(1);
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 20; i++) {
          send(peer, socket.localAddress(), (byte) i);
        }
        for (int i = 0; i < 20; i++) {
          executor.run(socket.receive(buffer.clear()));
          executor.run(socket.send(buffer.flip()));
        }
        for (int i = 0; i < 20; i++) {
          assertThat(receive(peer)).containsExactly(i);
        }
      }
      peer.setSoTimeout(1);
      assertThatThrownBy(() -> receive(peer)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void anUnreachablePeerIsReportedToTheNextOperation() throws Exception {
    try (UdpSocket socket = bind()) {
      DatagramSocket gone = peer();
      SocketAddress nobody = gone.getLocalSocketAddress();
      executor.run(socket.connect(nobody));
      gone.close();
      executor.run(socket.send(ByteBuffer.wrap(new byte[1])));
      assertThatThrownBy(() -> executor.run(socket.send(ByteBuffer.wrap(new byte[1]))))
          .isInstanceOf(PortUnreachableException.class);
      executor.run(socket.send(ByteBuffer.wrap(new byte[1])));
    }
  }

  @Test
  void aDatagramThatIsTooLargeIsRefusedWhereItIsSent() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      int largest = domain == Domain.IPV6 ? 65_527 : 65_507; // its length includes IPv4's header
      ByteBuffer large = ByteBuffer.allocate(largest + 1);
      assertThatThrownBy(() -> executor.run(socket.sendTo(large, peer.getLocalSocketAddress())))
          .isInstanceOf(IOException.class);
      assertThat(large.position()).isZero();
    }
  }

  @Test
  void aReadOnlyBufferIsRefusedAndTheDatagramKept() throws Exception {
    try (UdpSocket socket = bind();
        DatagramSocket peer = peer()) {
      send(peer, socket.localAddress(), (byte) 5);
      ByteBuffer readOnly = ByteBuffer.allocate(4).asReadOnlyBuffer();
      assertThatThrownBy(() -> executor.run(socket.receive(readOnly)))
          .isInstanceOf(IllegalArgumentException.class);
      ByteBuffer buffer = ByteBuffer.allocate(4);
      executor.run(socket.receive(buffer));
      assertThat(buffer.get(0)).isEqualTo((byte) 5);
    }
  }

  @Test
  void closingEndsTheWaitAndFreesWhatTheSystemHas() throws Exception {
    File descriptors = new File("/proc/self/fd");
    assumeTrue(descriptors.isDirectory());
    executor.run(Task.yieldNow());
    bind().close();
    int before = descriptors.list().length;
    for (int i = 0; i < 100; i++) {
      UdpSocket socket = bind();
      JoinHandle<Integer, IOException> waiting =
          executor.spawner().spawn(socket.receive(ByteBuffer.allocate(1)));
      settle(executor);
      socket.close();
      assertThatThrownBy(() -> executor.run(waiting)).isInstanceOf(ClosedChannelException.class);
    }
    assertThat(descriptors.list().length).isLessThan(before + 50);
  }
}
