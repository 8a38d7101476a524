package dev.pawl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.net.FakeSystem.Message;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the system may say to a batch, most of which it says too seldom to wait for it. */
final class SendBatchTest {
  private static final int ENOBUFS = 105;
  private static final int EPERM = 1;

  private final LaneMemory memory = LaneMemory.map(-1, SendBatch.SIZE);
  private final Peers peers = new Peers(Libc.AF_INET);
  private final Peer one = peers.of(new InetSocketAddress("127.0.0.1", 1));
  private final Peer other = peers.of(new InetSocketAddress("127.0.0.1", 2));

  @BeforeAll
  static void needsNativeAccess() {
    assumeTrue(SendBatch.class.getModule().isNativeAccessEnabled());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private FakeSystem system(Integer... answers) {
    Queue<Integer> left = new ArrayDeque<>(List.of(answers));
    return new FakeSystem(memory, messages -> left.isEmpty() ? messages.size() : left.remove());
  }

  private SendBatch batch(FakeSystem system) {
    return new SendBatch(memory, 0, true, system);
  }

  private static ByteBuffer datagram(int number, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining()) {
      bytes.put((byte) (number + bytes.position()));
    }
    return bytes.flip();
  }

  private static List<ByteBuffer> arrived(FakeSystem system) {
    return system.taken.stream().flatMap(message -> message.datagrams().stream()).toList();
  }

  @Test
  void withoutRoomTheRestStaysAndIsSentNextTime() {
    FakeSystem system = system(1, -Libc.EAGAIN, -Libc.EAGAIN);
    SendBatch batch = batch(system);
    batch.add(datagram(1, 5), one);
    batch.add(datagram(2, 6), other);
    assertThat(batch.flush()).isFalse();
    assertThat(batch.hasRoomFor(1)).as("the system may have read it half").isFalse();
    assertThat(batch.flush()).isFalse();
    assertThat(batch.flush()).isTrue();
    assertThat(arrived(system)).containsExactly(datagram(1, 5), datagram(2, 6));
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void anInterruptedCallIsMadeAgain() {
    FakeSystem system = system(-Libc.EINTR, 1, -Libc.EINTR, -Libc.EINTR);
    SendBatch batch = batch(system);
    batch.add(datagram(1, 5), one);
    batch.add(datagram(2, 6), other);
    assertThat(batch.flush()).isTrue();
    assertThat(arrived(system)).containsExactly(datagram(1, 5), datagram(2, 6));
    assertThat(one.failure).isNull();
  }

  @Test
  void anInterruptedCallForOneIsMadeAgain() {
    FakeSystem system = system(-Libc.EINTR);
    ByteBuffer datagram = datagram(1, 5);
    assertThat(batch(system).sendNow(datagram, one)).isZero();
    assertThat(datagram.hasRemaining()).isFalse();
    assertThat(arrived(system)).containsExactly(datagram(1, 5));
  }

  @Test
  void oneThatTheSystemHasNoRoomForIsLeftToTheCaller() {
    ByteBuffer datagram = datagram(1, 5);
    SendBatch batch = batch(system(-Libc.EAGAIN));
    assertThat(batch.sendNow(datagram, one)).isEqualTo(Libc.EAGAIN);
    assertThat(datagram).isEqualTo(datagram(1, 5));
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void whatIsRefusedIsDroppedAndItsPeerKeepsTheReason() {
    FakeSystem system = system(1, -ENOBUFS);
    SendBatch batch = batch(system);
    batch.add(datagram(1, 5), one);
    batch.add(datagram(2, 6), other);
    one.reached = true;
    other.reached = true;
    assertThat(batch.flush()).isTrue();
    assertThat(arrived(system)).containsExactly(datagram(1, 5));
    assertThat(one.failure).isNull();
    assertThat(one.reached).isTrue();
    assertThat(other.failure).hasMessage("No buffer space available");
    assertThat(other.reached).isFalse();
  }

  @Test
  void whatAnEarlierDatagramCameToIsNotTakenForThisOnes() {
    FakeSystem system = system(-Libc.ECONNREFUSED);
    SendBatch batch = batch(system);
    batch.add(datagram(1, 5), one);
    assertThat(batch.flush()).isTrue();
    assertThat(arrived(system)).containsExactly(datagram(1, 5));
    assertThat(one.failure).isInstanceOf(PortUnreachableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {Libc.EINVAL, Libc.EMSGSIZE, Libc.EIO, Libc.EOPNOTSUPP})
  void whereNothingIsCutUpDatagramsGoOneByOneInTheirOrder(int errno) {
    FakeSystem system = new FakeSystem(memory, messages -> firstIsCut(messages) ? -errno : 1);
    SendBatch batch = batch(system);
    for (int round = 0; round < 2; round++) {
      system.taken.clear();
      for (int i = 0; i < 4; i++) {
        batch.add(datagram(i, 9), one);
        batch.add(datagram(10 + i, 9), other);
      }
      system.calls = 0;
      assertThat(batch.flush()).isTrue();
      assertThat(of(one, system)).containsExactlyElementsOf(numbered(0, 4));
      assertThat(of(other, system)).containsExactlyElementsOf(numbered(10, 4));
    }
    assertThat(system.calls).as("it remembers").isEqualTo(8);
  }

  private static List<ByteBuffer> numbered(int first, int count) {
    List<ByteBuffer> datagrams = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      datagrams.add(datagram(i, 9));
    }
    return datagrams;
  }

  @Test
  void wherePathsTakeSmallerOnesOnlyTheseAreStillCutUpBySystem() {
    FakeSystem system =
        new FakeSystem(
            memory,
            messages ->
                firstIsCut(messages) && messages.get(0).datagrams().get(0).remaining() > 100
                    ? -Libc.EMSGSIZE
                    : 1);
    SendBatch batch = batch(system);
    for (int i = 0; i < 3; i++) {
      batch.add(datagram(i, 101), one);
      batch.add(datagram(i, 100), other);
    }
    assertThat(batch.flush()).isTrue();
    assertThat(system.taken)
        .extracting(message -> message.datagrams().size())
        .containsExactlyInAnyOrder(1, 1, 1, 3);
  }

  private static boolean firstIsCut(List<Message> messages) {
    return messages.get(0).datagrams().size() > 1;
  }

  private static List<ByteBuffer> of(Peer peer, FakeSystem system) {
    return system.taken.stream()
        .filter(message -> message.name().equals(name(peer)))
        .flatMap(message -> message.datagrams().stream())
        .toList();
  }

  private static ByteBuffer name(Peer peer) {
    ByteBuffer name = ByteBuffer.allocate(Peer.SIZE).order(java.nio.ByteOrder.nativeOrder());
    int length = peer.write(name, 0);
    return name.slice(0, length);
  }

  /**
   * Whatever the system says and in whichever order: each peer gets what was sent to it, in order;
   * and of what it does not get, it has been told.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLostUntoldAndTheOrderIsKept(long seed) {
    Random random = new Random(seed);
    List<Message> dropped = new ArrayList<>();
    FakeSystem system = new FakeSystem(memory, moods(random, dropped));
    SendBatch batch = batch(system);
    List<Peer> all =
        List.of(one, other, peers.of(new InetSocketAddress("127.0.0.1", 3)), Peer.connected());
    int[] sizes = {1, 20, 20, 20, 21, 1_400, 1_400, 20_000};
    for (int round = 0; round < 300; round++) {
      List<List<ByteBuffer>> sent =
          all.stream().<List<ByteBuffer>>map(peer -> new ArrayList<>()).toList();
      system.taken.clear();
      dropped.clear();
      int count = random.nextInt(70);
      for (int i = 0; i < count; i++) {
        int to = random.nextInt(all.size());
        ByteBuffer datagram = datagram(i, sizes[random.nextInt(sizes.length)]);
        if (!batch.hasRoomFor(datagram.remaining()) && !batch.flush()) {
          continue; // the caller waits
        }
        sent.get(to).add(datagram.duplicate());
        batch.add(datagram, all.get(to));
      }
      while (!batch.flush()) {
        assertThat(batch.isEmpty()).isFalse();
      }
      for (int i = 0; i < all.size(); i++) {
        Peer peer = all.get(i);
        List<ByteBuffer> lost =
            dropped.stream()
                .filter(message -> message.name().equals(name(peer)))
                .flatMap(message -> message.datagrams().stream())
                .toList();
        assertThat(peer.failure != null).isEqualTo(!lost.isEmpty());
        peer.failure = null;
        List<ByteBuffer> rest = new ArrayList<>(sent.get(i));
        lost.forEach(rest::remove);
        assertThat(of(peer, system)).containsExactlyElementsOf(rest);
      }
    }
  }

  /** A system that has no room, is interrupted, cuts up nothing at times, and refuses at times. */
  private static ToIntFunction<List<Message>> moods(Random random, List<Message> dropped) {
    return messages -> {
      boolean cut = firstIsCut(messages);
      switch (random.nextInt(12)) {
        case 0:
          return -Libc.EAGAIN;
        case 1:
          return -Libc.EINTR;
        case 2:
          if (cut && random.nextInt(20) == 0) {
            return -Libc.EMSGSIZE;
          }
          return messages.size();
        case 3:
          if (!cut || random.nextBoolean()) {
            dropped.add(messages.get(0));
            return random.nextBoolean() ? -ENOBUFS : -EPERM;
          }
          return 1;
        default:
          return 1 + random.nextInt(messages.size());
      }
    };
  }
}
