package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Rig;
import dev.pawl.testing.Steps;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A server on real sockets, and how it ends. */
@Timeout(60)
@ParameterizedClass
@EnumSource
final class ServerTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Rig rig;
  private final List<TcpStream> clients = new ArrayList<>();

  /** What attends to each connection, in their order. */
  private final List<Probe<Object>> attending = new CopyOnWriteArrayList<>();

  private final List<TcpStream> attended = new CopyOnWriteArrayList<>();
  private TcpListener listener;
  private InetSocketAddress address;

  ServerTest(Rig.Arrangement arrangement) {
    rig = new Rig(arrangement);
  }

  @BeforeEach
  void listen() throws IOException {
    listener = rig.run(TcpListener.bind(anyPort()));
    address = listener.localAddress();
  }

  @AfterEach
  void close() throws IOException {
    for (TcpStream client : clients) {
      client.close();
    }
    listener.close();
    attending.forEach(probe -> probe.complete(null));
    rig.close();
  }

  private Server<TcpStream> server(int limit) {
    return new Server<>(
        listener,
        limit,
        (stream, server) -> {
          Probe<Object> probe = new Probe<>();
          attending.add(probe);
          attended.add(stream);
          return probe;
        });
  }

  private JoinHandle<Integer, IOException> start(Server<TcpStream> server) {
    return rig.start(server.serve());
  }

  private TcpStream connect() throws IOException {
    TcpStream client = rig.run(TcpStream.connect(address));
    clients.add(client);
    return client;
  }

  /** Until it has accepted that many. */
  private void await(int connections) {
    while (attending.size() < connections) {
      Steps.step(rig.executor());
    }
  }

  private int read(TcpStream client) throws IOException {
    return rig.run(client.read(ByteBuffer.allocate(1)));
  }

  @Test
  void connectionsAreAttendedToAndClosedAtTheEndOfTheirTask() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    start(server);
    TcpStream first = connect();
    TcpStream second = connect();
    await(2);
    assertThat(server.connections()).isEqualTo(2);
    attending.get(0).complete("done");
    assertThat(read(first)).isEqualTo(-1);
    attending.get(1).complete("done");
    assertThat(read(second)).isEqualTo(-1);
    Steps.settle(rig.executor());
    assertThat(server.connections()).isZero();
  }

  @Test
  void stoppedItAcceptsNoMoreAndWaitsForTheConnections() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    JoinHandle<Integer, IOException> serving = start(server);
    TcpStream client = connect();
    await(1);
    assertThat(server.isStopping()).isFalse();
    server.stop(LONG);
    assertThat(server.isStopping()).isTrue();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    Steps.settle(rig.executor());
    assertThat(serving.isDone()).isFalse();
    attending.get(0).complete(null);
    assertThat(rig.run(serving)).isZero();
    assertThat(attending.get(0).cancelledAtPoll()).doesNotContain(true);
    assertThat(read(client)).isEqualTo(-1);
  }

  @Test
  void whatDoesNotEndInTimeIsCancelledAndItsCleanupAwaited() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    JoinHandle<Integer, IOException> serving = start(server);
    connect();
    connect();
    await(2);
    attending.get(1).refusingToLetGo();
    server.stop(Duration.ofMillis(1));
    while (!attending.get(1).cancelledAtPoll().contains(true)) {
      Steps.step(rig.executor());
    }
    Steps.settle(rig.executor());
    assertThat(attended.get(0).isOpen()).isFalse();
    assertThat(attended.get(1).isOpen()).as("its cleanup may need it").isTrue();
    assertThat(serving.isDone()).isFalse();
    attending.get(1).fail(new IOException("cleanup"));
    assertThat(rig.run(serving)).isEqualTo(2);
    assertThat(attended.get(1).isOpen()).isFalse();
    assertThat(rig.uncaught().failures())
        .singleElement()
        .hasToString("java.io.IOException: cleanup");
  }

  @Test
  void aShorterLimitHoldsFromWhenItIsGiven() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    JoinHandle<Integer, IOException> serving = start(server);
    connect();
    await(1);
    server.stop(LONG);
    Steps.settle(rig.executor());
    server.stop(Duration.ZERO);
    assertThat(rig.run(serving)).isEqualTo(1);
  }

  @Test
  void theSameLimitGivenAgainHoldsFromThen() throws Exception {
    ManualClock clock = new ManualClock();
    Duration grace = Duration.ofSeconds(10);
    Server<TcpStream> server = server(1);
    server.begins(); // a connection that does not end
    try (Executor executor = Executor.builder().clock(clock).build()) {
      JoinHandle<Integer, IOException> serving = executor.spawner().spawn(server.serve());
      for (int i = 0; i < 2; i++) {
        server.stop(grace);
        Steps.settle(executor);
        clock.advance(Duration.ofSeconds(6));
        Steps.settle(executor);
      }
      assertThat(serving.isDone()).isFalse();
      clock.advance(Duration.ofSeconds(4));
      assertThat(executor.run(serving)).isEqualTo(1);
    }
  }

  @Test
  void itTellsItsAddressUntilItIsStopped() throws Exception {
    Server<TcpStream> server = server(1);
    assertThat(server.localAddress()).isEqualTo(address);
    server.stop(Duration.ZERO);
    assertThatThrownBy(server::localAddress).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void stoppedBeforeItServesItEndsAtOnce() throws Exception {
    Server<TcpStream> server = server(1);
    server.stop(LONG);
    assertThat(rig.run(server.serve())).isZero();
    assertThat(listener.isOpen()).isFalse();
  }

  @Test
  void cancelledItCancelsItsConnectionsAndWaitsForTheirCleanup() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    JoinHandle<Integer, IOException> serving = start(server);
    connect();
    await(1);
    attending.get(0).refusingToLetGo();
    serving.cancel();
    Steps.settle(rig.executor());
    assertThat(serving.isDone()).isFalse();
    attending.get(0).fail(new IllegalStateException("cleanup"));
    assertThatThrownBy(() -> rig.run(serving)).isInstanceOf(CancellationException.class);
    assertThat(listener.isOpen()).isFalse();
    assertThat(attended.get(0).isOpen()).isFalse();
  }

  @Test
  void aConnectionThatFailsIsToldOfAndEndsNoOther() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    JoinHandle<Integer, IOException> serving = start(server);
    TcpStream first = connect();
    connect();
    await(2);
    IOException failure = new IOException("lost");
    attending.get(0).fail(failure);
    assertThat(read(first)).isEqualTo(-1);
    assertThat(rig.uncaught().failures()).containsExactly(failure);
    assertThat(rig.executor().metrics().failed()).isEqualTo(1);
    assertThat(serving.isDone()).isFalse();
    assertThat(attending.get(1).cancelledAtPoll()).doesNotContain(true);
  }

  @Test
  void aHandlerThatThrowsEndsItsConnectionOnly() throws Exception {
    IllegalStateException failure = new IllegalStateException("no");
    Server<TcpStream> server =
        new Server<>(
            listener,
            (stream, self) -> {
              throw failure;
            });
    JoinHandle<Integer, IOException> serving = start(server);
    assertThat(read(connect())).isEqualTo(-1);
    assertThat(read(connect())).isEqualTo(-1);
    assertThat(serving.isDone()).isFalse();
    assertThat(rig.uncaught().failures()).containsExactly(failure, failure);
  }

  @Test
  void noMoreConnectionsThanItsLimitAreAcceptedAtOnce() throws Exception {
    Server<TcpStream> server = server(2);
    start(server);
    TcpStream first = connect();
    connect();
    connect(); // waits in the backlog
    await(2);
    Steps.settle(rig.executor());
    assertThat(attending).hasSize(2);
    attending.get(0).complete(null);
    assertThat(read(first)).isEqualTo(-1);
    await(3);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aConnectionMayEndAtAMomentOfItsOwnChoiceWhenTheServerIsStopped() throws Exception {
    Server<TcpStream> server = new Server<>(listener, (stream, self) -> new Echo(stream, self));
    JoinHandle<Integer, IOException> serving = start(server);
    TcpStream client = connect();
    rig.run(client.writeAll(ByteBuffer.wrap("ping".getBytes(UTF_8))));
    ByteBuffer back = ByteBuffer.allocate(8);
    rig.run(client.read(back));
    server.stop(LONG);
    assertThat(rig.run(serving)).isZero();
    assertThat(read(client)).isEqualTo(-1);
    assertThat(UTF_8.decode(back.flip()).toString()).isEqualTo("ping");
  }

  /** Sends back what comes. */
  private static final class Echo implements Task<Void, IOException> {
    private final TcpStream stream;
    private final Server<TcpStream> server;
    private final ByteBuffer buffer = ByteBuffer.allocate(64);
    private Task<Integer, IOException> reading;
    private Task<Void, IOException> writing;

    Echo(TcpStream stream, Server<TcpStream> server) {
      this.stream = stream;
      this.server = server;
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
      while (true) {
        if (writing == null) {
          if (reading == null) {
            reading = server.unlessStopped(stream.read(buffer.clear()), -1);
          }
          Poll<Integer> count = reading.poll(cx);
          if (count.isPending()) {
            return Poll.pending();
          }
          reading = null;
          if (count.get() < 0) {
            return Poll.ready(null);
          }
          writing = stream.writeAll(buffer.flip());
        }
        if (writing.poll(cx).isPending()) {
          return Poll.pending();
        }
        writing = null;
      }
    }
  }

  @Test
  void aListenerClosedByOthersEndsItWithThatFailure() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    JoinHandle<Integer, IOException> serving = start(server);
    connect();
    await(1);
    listener.close();
    assertThatThrownBy(() -> rig.run(serving)).isInstanceOf(ClosedChannelException.class);
    assertThat(attending.get(0).withdrawals()).isEqualTo(1);
    assertThat(attended.get(0).isOpen()).isFalse();
  }

  @Test
  void closingTheExecutorEndsIt() throws Exception {
    Server<TcpStream> server = server(Integer.MAX_VALUE);
    start(server);
    connect();
    await(1);
    rig.executor().close();
    assertThat(attended.get(0).isOpen()).isFalse();
    assertThat(listener.isOpen()).isFalse();
  }

  @Test
  void badArgumentsAreRefused() {
    assertThatThrownBy(() -> server(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A server has to have room for a connection, not for 0.");
    Server<TcpStream> server = server(1);
    assertThatThrownBy(() -> server.stop(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Connections can't be given PT-1S to end: that is negative.");
    server.serve();
    assertThatThrownBy(server::serve)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("serves once");
  }

  @Test
  void itMustNotBePolledAfterItCompleted() throws Exception {
    Server<TcpStream> server = server(1);
    server.stop(LONG);
    Task<Integer, IOException> serving = server.serve();
    rig.run(serving);
    assertThatThrownBy(() -> rig.run(serving))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it completed");
  }

  @Test
  void cancelledBeforeItHasBegunItLeavesTheListenerAlone() throws Exception {
    Task<Integer, IOException> serving = server(1).serve();
    assertThat(serving.withdraw()).isTrue();
    assertThat(listener.isOpen()).isTrue();
    assertThatThrownBy(() -> serving.poll(Context.ofCancelled(() -> {})))
        .isInstanceOf(Cancelled.class);
  }
}
