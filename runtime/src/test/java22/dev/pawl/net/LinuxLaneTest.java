package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.blocking.Blocking;
import dev.pawl.reactor.Waiter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Answers that the system has no room for, or refuses. Loopback takes everything, so that this is
 * what a test says in its place; the rest is real. What does not depend on it: DatagramLaneTest.
 */
final class LinuxLaneTest {
  private static final int EHOSTUNREACH = 113;
  private static final int SO_NO_CHECK = 11;
  private static final int ENOMEM = 12;

  private final Executor executor = new Executor();
  private DatagramChannel channel;
  private Registrations registrations;
  private LinuxLane lane;
  private DatagramSocket peer;

  /** How many of the next calls fail, with which errno, and what happens meanwhile. */
  private int failing;

  private int errno;
  private Runnable duringCall = () -> {};

  /** How many calls have really failed. */
  private int refused;

  /** The lane's. */
  private int descriptor;

  @BeforeAll
  static void needsNativeAccess() {
    assumeTrue(LinuxLane.class.getModule().isNativeAccessEnabled());
    assumeTrue(new LinuxLanes().isUsable() && new LinuxLanes().prepare());
  }

  @BeforeEach
  void open() throws IOException {
    channel = DatagramChannel.open().bind(anyPort());
    channel.configureBlocking(false);
    registrations = new Registrations("socket", channel);
    lane =
        LinuxLanes.open(
            channel, registrations, new ChannelLane(channel), this::send, this::receive);
    peer = new DatagramSocket(anyPort());
    peer.setSoTimeout(20_000);
  }

  @AfterEach
  void close() throws IOException {
    lane.close();
    registrations.close();
    peer.close();
    executor.close();
  }

  private int send(MemorySegment state, int fd, long headers, int count, int flags) {
    descriptor = fd;
    duringCall.run();
    if (failing > 0) {
      failing--;
      return FakeSystem.failing(state, errno);
    }
    int sent = Libc.sendmmsg(state, fd, headers, count, flags);
    if (sent < 0) {
      refused++;
    }
    return sent;
  }

  /** As for {@link #failing}, of the calls that receive. */
  private int failingToReceive;

  private int receive(MemorySegment state, int fd, long headers, int count, int flags) {
    if (failingToReceive > 0) {
      failingToReceive--;
      return FakeSystem.failing(state, errno);
    }
    return Libc.recvmmsg(state, fd, headers, count, flags);
  }

  private byte received() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1);
    assertThat(lane.receive(buffer)).isEqualTo(peer.getLocalSocketAddress());
    return buffer.get(0);
  }

  @Test
  void aReceiveThatIsInterruptedIsMadeAgain() throws IOException {
    askedBy(peer, 1, 2);
    errno = Libc.EINTR;
    failingToReceive = 2;
    assertThat(received()).isEqualTo((byte) 1);
    assertThat(received()).isEqualTo((byte) 2);
    assertThat(failingToReceive).isZero();
  }

  @Test
  void aReceiveThatWouldBlockHasNothing() throws IOException {
    askedBy(peer, 1, 1);
    errno = Libc.EAGAIN;
    failingToReceive = 1;
    assertThat(lane.receive(ByteBuffer.allocate(1))).isNull();
    assertThat(lane.holdsReceived()).isFalse();
    assertThat(received()).isEqualTo((byte) 1);
  }

  @Test
  void whatAReceiveFailsWithIsThrownAndCostsNoDatagram() throws IOException {
    askedBy(peer, 1, 1);
    errno = Libc.ECONNREFUSED;
    failingToReceive = 1;
    assertThatThrownBy(this::received).isInstanceOf(PortUnreachableException.class);
    errno = ENOMEM;
    failingToReceive = 1;
    assertThatThrownBy(this::received)
        .isExactlyInstanceOf(SocketException.class)
        .hasMessage("Cannot allocate memory");
    assertThat(lane.holdsReceived()).isFalse();
    assertThat(received()).isEqualTo((byte) 1);
  }

  @Test
  void whatIsLeftOfABatchIsGivenOutBeforeTheSystemIsAskedAgain() throws IOException {
    askedBy(peer, 1, 3);
    assertThat(received()).isEqualTo((byte) 1);
    errno = ENOMEM;
    failingToReceive = 1;
    assertThat(received()).isEqualTo((byte) 2);
    assertThat(received()).isEqualTo((byte) 3);
    assertThatThrownBy(this::received).isInstanceOf(SocketException.class);
  }

  private void askedBy(DatagramSocket peer, int first, int count) throws IOException {
    for (int i = first; i < first + count; i++) {
      peer.send(new DatagramPacket(new byte[] {(byte) i}, 1, channel.getLocalAddress()));
    }
  }

  /** Answers in one poll, as many as there are. */
  private Task<Void, IOException> answers() {
    return cx -> {
      answer(cx);
      return Poll.ready(null);
    };
  }

  private void answer(Context cx) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1);
    InetSocketAddress sender = lane.receive(buffer);
    while (sender != null) {
      assertThat(lane.send(buffer.flip(), sender, cx)).isTrue();
      sender = lane.holdsReceived() ? lane.receive(buffer.clear()) : null;
    }
  }

  /** From now on the peer is known, so that answers to it are put off. */
  private void becomeAcquainted() throws IOException {
    askedBy(peer, 0, 1);
    executor.run(answers());
    assertReceived(0, 1);
  }

  /** While the executor runs, which waits for nothing else. */
  private void assertReceived(int first, int count) throws IOException {
    for (int i = first; i < first + count; i++) {
      byte expected = (byte) i;
      executor.run(
          Blocking.run(
              () -> {
                DatagramPacket packet = new DatagramPacket(new byte[2], 2);
                peer.receive(packet);
                assertThat(packet.getLength()).isEqualTo(1);
                assertThat(packet.getData()[0]).isEqualTo(expected);
              }));
    }
  }

  @Test
  void withoutRoomAtTheEndOfAPollItGoesOutWhenThereIsSome() throws Exception {
    becomeAcquainted();
    for (int times = 1; times < 8; times++) {
      askedBy(peer, 1, 3);
      failing = times;
      errno = Libc.EAGAIN;
      executor.run(answers());
      assertReceived(1, 3);
      assertThat(failing).isZero();
      assertThat(registrations.areAwaited()).isFalse();
    }
  }

  @Test
  void roomThatComesAndGoesWhileItBeginsToWaitIsNotTakenForTheLast() throws Exception {
    becomeAcquainted();
    askedBy(peer, 1, 3);
    executor.run(
        cx -> {
          answer(cx);
          failing = 2;
          errno = Libc.EAGAIN;
          duringCall = () -> anotherWaitsAndIsTold(cx);
          return Poll.ready(null);
        });
    duringCall = () -> {};
    assertReceived(1, 3);
    assertThat(registrations.areAwaited()).isFalse();
  }

  private void anotherWaitsAndIsTold(Context cx) {
    try {
      Waiter another = new Waiter() {};
      while (registrations.writing(cx).poll(another, () -> {})) {}
      cx.reactor().react(0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutRoomAndWithoutReactorItGoesOutWithTheNextOperation() throws Exception {
    becomeAcquainted();
    askedBy(peer, 1, 3);
    failing = 1;
    errno = Libc.EAGAIN;
    Executor ending = new Executor();
    ending.run(answers());
    assertThat(failing).isZero();
    ending.close();
    assertThat(lane.receive(ByteBuffer.allocate(1))).isNull();
    assertReceived(1, 3);
  }

  @Test
  void whatIsRefusedAtTheEndOfAPollIsToldToTheNextSend() throws Exception {
    becomeAcquainted();
    askedBy(peer, 1, 3);
    failing = 1;
    errno = EHOSTUNREACH;
    executor.run(answers());
    ByteBuffer datagram = ByteBuffer.wrap(new byte[] {9});
    Task<Boolean, IOException> sending =
        cx -> Poll.ready(lane.send(datagram, peer.getLocalSocketAddress(), cx));
    assertThatThrownBy(() -> executor.run(sending))
        .isInstanceOf(SocketException.class)
        .hasMessage("No route to host");
    assertThat(datagram.hasRemaining()).isTrue();
    assertThat(executor.run(sending)).isTrue();
    assertReceived(9, 1);
  }

  @Test
  void closingHandsOverWhatWaitsAndEndsTheWait() throws Exception {
    becomeAcquainted();
    askedBy(peer, 1, 3);
    failing = 1;
    errno = Libc.EAGAIN;
    executor.run(answers());
    lane.close();
    assertReceived(1, 3);
    registrations.close();
    executor.run(Task.yieldNow());
    assertThat(registrations.areAwaited()).isFalse();
  }

  /** A real refusal: Linux cuts up no messages of a socket whose datagrams have no checksum. */
  @Test
  void whereTheSystemCutsUpNothingEachGoesByItself() throws Exception {
    becomeAcquainted();
    assertThat(Descriptors.switchOn(descriptor, Libc.SOL_SOCKET, SO_NO_CHECK)).isTrue();
    for (int round = 0; round < 3; round++) {
      askedBy(peer, 1, 20);
      executor.run(answers());
      assertReceived(1, 20);
    }
    assertThat(refused).as("it remembers").isOne();
  }
}
