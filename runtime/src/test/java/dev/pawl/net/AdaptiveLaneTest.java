package dev.pawl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pawl.Context;
import dev.pawl.testing.LastThread;
import dev.pawl.testing.Loopback;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A socket that becomes busy, with lanes that are none. */
final class AdaptiveLaneTest {
  private static final InetSocketAddress SENDER = Loopback.anyPort();

  /** Has a datagram at once, and says which lane it was. */
  private static class Lane extends DatagramLane {
    private final byte name;

    Lane(int name) {
      this.name = (byte) name;
    }

    @Override
    InetSocketAddress receive(ByteBuffer buffer) {
      buffer.put(name);
      return SENDER;
    }

    @Override
    boolean send(ByteBuffer buffer, SocketAddress target, Context cx) {
      return true;
    }
  }

  /** What opening comes to. */
  private interface Opening {
    DatagramLane open() throws IOException;
  }

  private static AdaptiveLane lane(Opening opening) {
    DatagramLane.Provider provider =
        new DatagramLane.Provider() {
          @Override
          public boolean isUsable() {
            return true;
          }

          @Override
          public boolean prepare() {
            return true;
          }

          @Override
          public DatagramLane open(
              DatagramChannel channel, Registrations registrations, DatagramLane plain)
              throws IOException {
            return opening.open();
          }
        };
    return new AdaptiveLane(provider, null, null, new Lane(1));
  }

  /** The lanes of so many datagrams, more than make it busy. */
  private static List<Byte> receiveMany(AdaptiveLane lane) throws Exception {
    List<Byte> lanes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      lanes.add(receive(lane));
    }
    return lanes;
  }

  private static byte receive(AdaptiveLane lane) throws Exception {
    ByteBuffer buffer = ByteBuffer.allocate(1);
    assertThat(lane.receive(buffer)).isSameAs(SENDER);
    return buffer.get(0);
  }

  /** As in a process that had a busy socket before. */
  private static void prepare() {
    lane(() -> null).changeNow();
  }

  /** As in a process whose first busy socket is to come. */
  private static void forgetPreparation() throws Exception {
    Field prepared =
        Class.forName("dev.pawl.net.AdaptiveLane$Preparation").getDeclaredField("result");
    prepared.setAccessible(true);
    prepared.set(null, null);
  }

  @Test
  void aBusySocketChanges() throws Exception {
    prepare();
    List<Byte> lanes = receiveMany(lane(() -> new Lane(2)));
    assertThat(lanes.indexOf((byte) 2)).isEqualTo(257);
    assertThat(lanes.subList(257, lanes.size())).containsOnly((byte) 2);
  }

  @Test
  void theFirstOneChangesOnceThatIsPrepared() throws Exception {
    forgetPreparation();
    requireChange();
  }

  /** However long the preparing takes, which is another thread's work. */
  private static void requireChange() throws Exception {
    AdaptiveLane lane = lane(() -> new Lane(2));
    for (long end = System.nanoTime() + 20_000_000_000L; receive(lane) == 1; ) {
      assertThat(System.nanoTime()).as("has not changed for 20 s").isLessThan(end);
    }
    assertThat(receiveMany(lane)).containsOnly((byte) 2);
  }

  @Test
  void whatCanNotBeOpenedCostsNoDatagram() throws Exception {
    prepare();
    assertThat(
            receiveMany(
                lane(
                    () -> {
                      throw new IOException("Too many open files");
                    })))
        .containsOnly((byte) 1);
    assertThat(
            receiveMany(
                lane(
                    () -> {
                      throw new IllegalStateException("A system call could not be made.");
                    })))
        .containsOnly((byte) 1);
    assertThat(receiveMany(lane(() -> null))).containsOnly((byte) 1);
  }

  @Test
  void aThreadThatIsRefusedCostsNoDatagramAndTheNextSocketTriesAgain() throws Exception {
    forgetPreparation();
    List<Byte> lanes = new ArrayList<>();
    Throwable[] thrown = {null};
    Thread last =
        new LastThread(
            () ->
                thrown[0] =
                    catchThrowable(() -> lanes.addAll(receiveMany(lane(() -> new Lane(2))))));
    last.start();
    last.join();
    assertThat(thrown[0]).isNull();
    assertThat(lanes).hasSize(1_000).containsOnly((byte) 1);
    requireChange();
  }

  /** To find its descriptor, a change tries values of an option, and puts back what was there. */
  @Test
  void noChangeBeginsWhileAnOptionIsSet() throws Exception {
    AtomicBoolean opened = new AtomicBoolean();
    AdaptiveLane lane =
        lane(
            () -> {
              opened.set(true);
              return new Lane(2);
            });
    Thread changing = new Thread(lane::changeNow);
    lane.withOptions(
        () -> {
          changing.start();
          while (changing.isAlive() && changing.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
          assertThat(opened).isFalse();
          return null;
        });
    changing.join();
    assertThat(opened).isTrue();
  }

  @Test
  void aSocketThatIsClosedMeanwhileOpensNothing() throws Exception {
    prepare();
    AdaptiveLane lane = lane(() -> new Lane(2));
    lane.close();
    assertThat(receiveMany(lane)).containsOnly((byte) 1);
  }
}
