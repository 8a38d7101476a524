package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Threads.elsewhere;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.testing.Rig;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Real connections, in every arrangement of threads and reactor. */
@ParameterizedClass
@EnumSource
final class TcpStreamTest {
  /** More than the buffers of both ends have room for. */
  private static final int MUCH = 16 << 20;

  private final Rig rig;
  private final ByteBuffer buffer = ByteBuffer.allocate(64);
  private TcpListener listener;
  private TcpStream client;
  private TcpStream server;

  TcpStreamTest(Rig.Arrangement arrangement) {
    rig = new Rig(arrangement);
  }

  @BeforeEach
  void connect() throws Exception {
    listener = rig.run(TcpListener.bind(anyPort()));
    client = rig.run(TcpStream.connect(listener.localAddress()));
    server = rig.run(listener.accept());
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
    listener.close();
    rig.close();
  }

  @Test
  void whatIsWrittenAtOneEndIsReadAtTheOther() throws Exception {
    assertThat(rig.run(client.write(bytes("ping")))).isEqualTo(4);
    assertThat(rig.run(server.read(buffer))).isEqualTo(4);
    rig.run(server.writeAll(bytes("pong!")));
    assertThat(rig.run(client.read(buffer))).isEqualTo(5);
    assertThat(read()).isEqualTo("pingpong!");
  }

  @Test
  void bytesThatArriveLaterAreWaitedFor() throws Exception {
    for (int i = 0; i < 3; i++) { // the first wait registers, the second one knows it is drained
      JoinHandle<Integer, IOException> reading = rig.start(server.read(buffer));
      assertThat(reading.isDone()).isFalse();
      rig.run(client.write(bytes("ab")));
      assertThat(rig.run(reading)).isEqualTo(2);
    }
    assertThat(read()).isEqualTo("ababab");
  }

  @Test
  void bytesThatAreThereWhenTheLastReadWasShortAreRead() throws Exception {
    rig.run(client.write(bytes("one")));
    rig.run(server.read(buffer));
    rig.run(client.write(bytes("two")));
    rig.run(server.read(buffer));
    assertThat(read()).isEqualTo("onetwo");
  }

  @Test
  void bytesThatAreThereAreNotLostToCancellation() throws Exception {
    rig.run(client.write(bytes("x")));
    rig.run(server.read(buffer)); // short, so the next one doesn't expect anything
    rig.run(client.write(bytes("y")));
    JoinHandle<Integer, IOException> reading = rig.executor().spawner().spawn(server.read(buffer));
    reading.cancel();
    assertThat(rig.run(reading)).isEqualTo(1);
  }

  @Test
  void aReadWithoutRoomIsCompleteAtOnce() throws Exception {
    assertThat(rig.run(server.read(ByteBuffer.allocate(0)))).isZero();
    assertThat(rig.run(server.read(new ByteBuffer[] {ByteBuffer.allocate(0)}))).isZero();
    assertThat(rig.run(server.read(new ByteBuffer[0]))).isZero();
  }

  @Test
  void aWriteOfNothingIsCompleteAtOnce() throws Exception {
    fill();
    assertThat(rig.run(client.write(bytes("")))).isZero();
    rig.run(client.writeAll(bytes("")));
    rig.run(client.writeAll(new ByteBuffer[] {bytes(""), bytes("")}));
  }

  @Test
  void theEndIsMinusOneForEver() throws Exception {
    rig.run(client.writeAll(bytes("last")));
    client.close();
    assertThat(rig.run(server.read(buffer))).isEqualTo(4);
    assertThat(rig.run(server.read(buffer))).isEqualTo(-1);
    assertThat(rig.run(server.read(buffer))).isEqualTo(-1);
    assertThat(rig.run(server.read(new ByteBuffer[] {buffer}))).isEqualTo(-1);
  }

  @Test
  void whoWaitsToReadLearnsOfTheEnd() throws Exception {
    JoinHandle<Integer, IOException> reading = rig.start(server.read(buffer));
    client.close();
    assertThat(rig.run(reading)).isEqualTo(-1);
  }

  @Test
  void afterHalfTheConnectionIsClosedTheOtherHalfGoesOn() throws Exception {
    rig.run(client.writeAll(bytes("question")));
    rig.run(client.shutdownOutput());
    rig.run(server.read(buffer));
    assertThat(rig.run(server.read(buffer))).isEqualTo(-1);
    rig.run(server.writeAll(bytes("answer")));
    rig.run(client.read(buffer.clear()));
    assertThat(read()).isEqualTo("answer");
    assertThatThrownBy(() -> rig.run(client.write(bytes("more"))))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void whoWaitsToReadLearnsThatItsOwnInputIsShutDown() throws Exception {
    JoinHandle<Integer, IOException> reading = rig.start(server.read(buffer));
    rig.run(server.shutdownInput());
    assertThat(rig.run(reading)).isEqualTo(-1);
    assertThat(rig.run(server.read(buffer))).isEqualTo(-1);
  }

  @Test
  void whoWaitsToWriteLearnsThatItsOwnOutputIsShutDown() throws Exception {
    JoinHandle<Void, IOException> writing = rig.start(client.writeAll(ByteBuffer.allocate(MUCH)));
    rig.run(client.shutdownOutput());
    assertThatThrownBy(() -> rig.run(writing)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void buffersAreGatheredAndScattered() throws Exception {
    ByteBuffer[] sent = {bytes("GET "), bytes("/"), bytes(""), bytes(" HTTP")};
    assertThat(rig.run(client.write(sent))).isEqualTo(10);
    ByteBuffer[] received = {ByteBuffer.allocate(3), ByteBuffer.allocate(5), buffer};
    assertThat(rig.run(server.read(received))).isEqualTo(10);
    assertThat(text(received[0]) + "|" + text(received[1]) + "|" + text(received[2]))
        .isEqualTo("GET| / HT|TP");
    JoinHandle<Long, IOException> scattering =
        rig.start(server.read(new ByteBuffer[] {buffer.clear()}));
    rig.run(client.writeAll(new ByteBuffer[] {bytes("a"), bytes("bc")}));
    assertThat(rig.run(scattering)).isEqualTo(3);
    assertThat(read()).isEqualTo("abc");
  }

  @Test
  void aWriterWaitsForASlowReaderAndEveryByteArrives() throws Exception {
    byte[] sent = new byte[MUCH];
    new Random(1).nextBytes(sent);
    for (ByteBuffer whole : new ByteBuffer[] {ByteBuffer.wrap(sent), direct(sent)}) {
      JoinHandle<Void, IOException> writing = rig.start(client.writeAll(whole));
      assertThat(writing.isDone()).isFalse();
      assertThat(readFully(sent.length)).isEqualTo(ByteBuffer.wrap(sent));
      rig.run(writing);
      assertThat(whole.hasRemaining()).isFalse();
    }
  }

  @Test
  void gatheredBuffersAreWrittenToTheLast() throws Exception {
    byte[] sent = new byte[MUCH];
    new Random(2).nextBytes(sent);
    ByteBuffer[] parts = {
      ByteBuffer.wrap(sent, 0, 1),
      ByteBuffer.wrap(sent, 1, MUCH - 2),
      direct(sent).position(MUCH - 1)
    };
    JoinHandle<Void, IOException> writing = rig.start(client.writeAll(parts));
    assertThat(writing.isDone()).isFalse();
    assertThat(readFully(sent.length)).isEqualTo(ByteBuffer.wrap(sent));
    rig.run(writing);
  }

  @Test
  void aCancelledWriteAllSaysHowFarItCame() throws Exception {
    ByteBuffer much = ByteBuffer.allocate(MUCH);
    JoinHandle<Void, IOException> writing = rig.start(client.writeAll(much));
    rig.cancel(writing);
    int written = much.position();
    assertThat(written).isPositive().isLessThan(MUCH);
    rig.run(client.shutdownOutput());
    assertThat(readFully(MUCH).remaining()).isEqualTo(written);
  }

  @Test
  void twoTasksUseTheHalvesAtOnce() throws Exception {
    Halves halves = server.split();
    JoinHandle<Integer, IOException> reading = rig.start(halves.reader().read(buffer));
    ByteBuffer much = ByteBuffer.allocate(MUCH);
    JoinHandle<Void, IOException> writing = rig.start(halves.writer().writeAll(much));
    assertThat(reading.isDone() || writing.isDone()).isFalse();
    rig.run(client.write(bytes("in between")));
    assertThat(rig.run(reading)).isEqualTo(10);
    assertThat(writing.isDone()).isFalse();
    ByteBuffer received = ByteBuffer.allocate(MUCH);
    while (received.hasRemaining()) {
      rig.run(client.read(received));
    }
    rig.run(writing);
  }

  @Test
  void theHalvesMayBeUsedByExecutorsOfTheirOwn() throws Exception {
    Halves halves = server.split();
    JoinHandle<Integer, IOException> reading = rig.start(halves.reader().read(buffer));
    elsewhere(() -> Executor.blockOn(halves.writer().writeAll(bytes("from elsewhere"))));
    rig.run(client.read(ByteBuffer.allocate(20)));
    rig.run(client.write(bytes("hello")));
    assertThat(rig.run(reading)).isEqualTo(5);
  }

  @Test
  void closingBothHalvesClosesTheSocketAndOneItsDirection() throws Exception {
    Halves halves = server.split();
    halves.writer().close();
    halves.writer().close();
    assertThat(server.isOpen()).isTrue();
    assertThat(rig.run(client.read(buffer))).isEqualTo(-1);
    rig.run(client.write(bytes("still")));
    assertThat(rig.run(halves.reader().read(buffer))).isEqualTo(5);
    halves.reader().close();
    assertThat(server.isOpen()).isFalse();
    halves.reader().close();
  }

  @Test
  void aClosedReadingHalfReadsTheEnd() throws Exception {
    Halves halves = server.split();
    JoinHandle<Integer, IOException> reading = rig.start(halves.reader().read(buffer));
    halves.reader().close();
    assertThat(rig.run(reading)).isEqualTo(-1);
    rig.run(halves.writer().writeAll(bytes("still")));
    assertThat(rig.run(client.read(buffer))).isEqualTo(5);
    server.close();
    halves.writer().close();
  }

  @Test
  void closingWakesWhoReadsAndWhoWrites() throws Exception {
    JoinHandle<Integer, IOException> reading = rig.start(client.read(buffer));
    JoinHandle<Void, IOException> writing = rig.start(client.writeAll(ByteBuffer.allocate(MUCH)));
    client.close();
    client.close();
    assertThatThrownBy(() -> rig.run(reading)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> rig.run(writing)).isInstanceOf(ClosedChannelException.class);
    assertThat(client.isOpen()).isFalse();
    assertThat(client.toString()).isEqualTo("TcpStream(closed)");
    assertThatThrownBy(() -> rig.run(client.read(buffer)))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> rig.run(client.write(bytes("x"))))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(client::localAddress).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(client::remoteAddress).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void closingOnAnotherThreadWakesWhoReads() throws Exception {
    JoinHandle<Integer, IOException> reading = rig.start(client.read(buffer));
    elsewhere(client::close);
    assertThatThrownBy(() -> rig.run(reading)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void cancellationLeavesNoWaiterBehind() throws Exception {
    rig.cancel(rig.start(client.read(buffer)));
    rig.cancel(rig.start(client.read(new ByteBuffer[] {buffer})));
    cancelWaiting(() -> client.write(bytes("x")));
    cancelWaiting(() -> client.write(new ByteBuffer[] {bytes("x")}));
    cancelWaiting(() -> client.writeAll(bytes("x")));
    cancelWaiting(() -> client.writeAll(new ByteBuffer[] {bytes("x")}));
    assertThat(client.registrations.areAwaited()).isFalse();
  }

  @Test
  void aReaderThatIsCancelledLeavesTheBytesToTheNext() throws Exception {
    JoinHandle<Integer, IOException> cancelled = rig.start(server.read(ByteBuffer.allocate(9)));
    JoinHandle<Integer, IOException> other = rig.start(server.read(buffer));
    rig.cancel(cancelled);
    rig.run(client.write(bytes("for the other")));
    assertThat(rig.run(other)).isEqualTo(13);
    assertThatThrownBy(() -> rig.run(cancelled)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aResetByThePeerIsAnIoException() throws Exception {
    JoinHandle<Integer, IOException> reading = rig.start(server.read(buffer));
    client.setOption(StandardSocketOptions.SO_LINGER, 0); // close sends a reset
    client.close();
    assertThatThrownBy(() -> rig.run(reading))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ClosedChannelException.class)
        .hasMessageContaining("reset");
    assertThat(server.isOpen()).isTrue();
  }

  @Test
  void aResetWhileSomebodyWaitsToWriteIsAnIoException() throws Exception {
    JoinHandle<Void, IOException> writing =
        rig.start(server.writeAll(ByteBuffer.allocateDirect(MUCH)));
    client.setOption(StandardSocketOptions.SO_LINGER, 0);
    client.close();
    assertThatThrownBy(() -> rig.run(writing))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ClosedChannelException.class);
  }

  @Test
  void aHalfOpenConnectionIsNoticedByTheWriter() throws Exception {
    client.close(); // for the server that is only an end of input, until it writes
    assertThat(rig.run(server.read(buffer))).isEqualTo(-1);
    assertThatThrownBy(
            () -> {
              while (true) {
                rig.run(server.writeAll(ByteBuffer.allocate(1 << 16)));
              }
            })
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ClosedChannelException.class);
  }

  @Test
  void nobodyListensIsAConnectExceptionWithTheAddress() throws Exception {
    InetSocketAddress nobody = listener.localAddress();
    listener.close();
    assertThatThrownBy(() -> rig.run(TcpStream.connect(nobody)))
        .isInstanceOf(ConnectException.class)
        .hasMessage("Connection refused: 127.0.0.1:" + nobody.getPort())
        .hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void anAddressThatIsOnlyANameIsRefused() {
    InetSocketAddress name = InetSocketAddress.createUnresolved("localhost", 1);
    assertThatThrownBy(() -> rig.run(TcpStream.connect(name)))
        .isInstanceOf(UnresolvedAddressException.class);
  }

  @Test
  void addressesAreThoseOfTheEnds() throws Exception {
    assertThat(client.remoteAddress()).isEqualTo(listener.localAddress());
    assertThat(server.localAddress()).isEqualTo(listener.localAddress());
    assertThat(server.remoteAddress()).isEqualTo(client.localAddress());
    assertThat(client.toString())
        .isEqualTo(
            "TcpStream(127.0.0.1:%d to 127.0.0.1:%d)"
                .formatted(client.localAddress().getPort(), listener.localAddress().getPort()));
  }

  @Test
  void optionsAreTheChannels() throws Exception {
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    assertThat(client.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
    SocketOptions options = SocketOptions.of(StandardSocketOptions.SO_KEEPALIVE, true);
    try (TcpStream other = rig.run(TcpStream.connect(listener.localAddress(), options))) {
      assertThat(other.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
      assertThat(client.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
    }
    SocketOptions strange = SocketOptions.of(StandardSocketOptions.IP_MULTICAST_LOOP, true);
    assertThatThrownBy(() -> rig.run(TcpStream.connect(listener.localAddress(), strange)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void tasksAreLazyAndSayWhatTheyDo() throws Exception {
    Task<TcpStream, IOException> connect = TcpStream.connect(listener.localAddress());
    assertThat(connect).hasToString("connect to 127.0.0.1:" + listener.localAddress().getPort());
    Task<Integer, IOException> read = server.read(buffer);
    assertThat(read).hasToString("read on " + server);
    server.writeAll(bytes("never"));
    JoinHandle<TcpStream, IOException> accepting = rig.start(listener.accept());
    assertThat(accepting.isDone()).isFalse();
    assertThat(accepting).hasToString("accept on " + listener);
    rig.cancel(accepting);
    JoinHandle<Integer, IOException> reading = rig.start(client.read(buffer));
    assertThat(reading.isDone()).isFalse();
    rig.cancel(reading);
  }

  @Test
  void anOperationIsUsedOnce() throws Exception {
    Task<Integer, IOException> write = client.write(bytes("x"));
    rig.run(write);
    assertThatThrownBy(() -> rig.run(write))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("write on TcpStream(")
        .hasMessageContaining("was polled after it completed");
  }

  @Test
  void anInterruptDoesNotCloseTheSocket() throws Exception {
    Thread.currentThread().interrupt();
    rig.run(client.write(bytes("x")));
    rig.run(server.read(buffer));
    TcpStream another = rig.run(TcpStream.connect(listener.localAddress()));
    rig.run(listener.accept()).close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.isOpen() && server.isOpen() && listener.isOpen()).isTrue();
    another.close();
  }

  /**
   * Cancels a write for which there is no room. The kernel may find some after all, and is asked
   * again.
   */
  private void cancelWaiting(Supplier<Task<?, IOException>> write) throws IOException {
    JoinHandle<?, IOException> writing;
    do {
      fill();
      writing = rig.start(write.get());
    } while (!writing.cancel());
    Steps.untilDone(rig.executor(), writing);
  }

  /** Writes until neither end has room for more. */
  private void fill() throws IOException {
    // Sizes that the kernel then leaves alone.
    client.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 16);
    server.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 16);
    for (int waits = 0; waits < 3; ) { // what is on its way to the other end makes room once more
      JoinHandle<Integer, IOException> writing =
          rig.start(client.write(ByteBuffer.allocateDirect(1 << 20)));
      waits = writing.isDone() ? 0 : waits + 1;
      writing.cancel();
      Steps.untilDone(rig.executor(), writing);
    }
  }

  /** What the server's end reads, up to {@code most} bytes or the end. */
  private ByteBuffer readFully(int most) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(most);
    while (all.hasRemaining() && rig.run(server.read(all)) >= 0) {}
    return all.flip();
  }

  private String read() {
    return text(buffer);
  }

  private static String text(ByteBuffer buffer) {
    return UTF_8.decode(buffer.flip()).toString();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
