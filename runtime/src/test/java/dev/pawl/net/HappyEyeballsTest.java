package dev.pawl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Loopback;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts with several addresses; Linux answers on all of 127.0.0.0/8. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class HappyEyeballsTest {
  private final ManualClock clock = new ManualClock();
  private final Recorder uncaught = new Recorder();
  private final Executor executor;
  private final List<AutoCloseable> open = new ArrayList<>();
  private TcpListener listener;
  private int port;

  HappyEyeballsTest(int threads) {
    executor =
        Executor.builder().clock(clock).uncaughtExceptionHandler(uncaught).threads(threads).build();
  }

  @BeforeEach
  void bind() throws Exception {
    listener = opened(executor.run(TcpListener.bind(new InetSocketAddress("127.0.0.1", 0))));
    port = listener.localAddress().getPort();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    executor.close();
  }

  @Test
  void theAddressThatAnswersIsFoundAfterThoseThatRefuse() throws Exception {
    TcpStream stream =
        opened(executor.run(connect("127.0.0.2", "127.0.0.3", "127.0.0.1", "127.0.0.4")));
    assertThat(stream.remoteAddress()).isEqualTo(listener.localAddress());
  }

  @Test
  void ifAllRefuseTheFirstFailureIsThrownWithTheOthers() {
    assertThatThrownBy(() -> executor.run(connect("127.0.0.2", "127.0.0.3")))
        .isInstanceOf(ConnectException.class)
        .hasMessage("Connection refused: 127.0.0.2:" + port)
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .extracting(Throwable::getMessage)
                    .isEqualTo("Connection refused: 127.0.0.3:" + port));
  }

  @Test
  void anAddressThatDoesNotAnswerHoldsUpTheNextOneForAWhileOnly() throws Exception {
    fillBacklog("127.0.0.2");
    int before = registered();
    JoinHandle<TcpStream, IOException> connecting = start(connect("127.0.0.2", "127.0.0.1"));
    assertThat(connecting.isDone()).isFalse();
    clock.advance(HappyEyeballs.DELAY.minusNanos(1));
    Steps.settle(executor);
    assertThat(connecting.isDone()).isFalse();
    clock.advance(HappyEyeballs.DELAY);
    TcpStream stream = opened(executor.run(connecting));
    assertThat(stream.remoteAddress()).isEqualTo(listener.localAddress());
    assertThat(registered()).as("the other attempt is closed").isLessThanOrEqualTo(before + 1);
  }

  @Test
  void whenItIsCancelledEveryAttemptIsClosed() throws Exception {
    fillBacklog("127.0.0.2");
    int before = registered();
    JoinHandle<TcpStream, IOException> connecting = start(connect("127.0.0.2", "127.0.0.1"));
    assertThat(registered()).isEqualTo(before + 1);
    connecting.cancel();
    Steps.settle(executor);
    assertThat(connecting.isDone()).isTrue();
    assertThat(registered()).isEqualTo(before);
  }

  @Test
  void anAttemptThatCanNotBeGivenUpTakesNothingFromTheWinner() throws Exception {
    Faulty faulty = new Faulty();
    List<InetAddress> found = addresses("127.0.0.2", "127.0.0.1");
    JoinHandle<TcpStream, IOException> connecting =
        start(
            new HappyEyeballs(
                "host",
                cx -> Poll.ready(found),
                port,
                remote ->
                    remote.getAddress().equals(found.get(0)) ? faulty : TcpStream.connect(remote)));
    clock.advance(HappyEyeballs.DELAY);
    TcpStream stream = opened(executor.run(connecting));
    assertThat(stream.isOpen()).isTrue();
    assertThat(uncaught.failures()).containsExactly(faulty.failure);
  }

  @Test
  void whenItIsCancelledEveryAttemptIsGivenUpThoughOneThrows() throws Exception {
    List<Faulty> attempts = new ArrayList<>();
    List<InetAddress> found = addresses("127.0.0.2", "127.0.0.3");
    JoinHandle<TcpStream, IOException> connecting =
        start(
            new HappyEyeballs(
                "host",
                cx -> Poll.ready(found),
                port,
                remote -> {
                  attempts.add(new Faulty());
                  return attempts.get(attempts.size() - 1);
                }));
    clock.advance(HappyEyeballs.DELAY);
    Steps.settle(executor);
    connecting.cancel();
    assertThatThrownBy(() -> executor.run(connecting))
        .isSameAs(attempts.get(0).failure)
        .hasSuppressedException(attempts.get(1).failure);
  }

  /** Waits for ever. */
  private static final class Faulty implements Task<TcpStream, IOException> {
    private final IllegalStateException failure = new IllegalStateException("withdraw");

    @Override
    public Poll<TcpStream> poll(Context cx) {
      return Poll.pending();
    }

    @Override
    public boolean withdraw() {
      throw failure;
    }
  }

  @Test
  void aLookupThatFailsIsTheFailure() {
    Task<List<InetAddress>, UnknownHostException> lookup =
        Task.failed(new UnknownHostException("nowhere"));
    assertThatThrownBy(
            () -> executor.run(new HappyEyeballs("nowhere", lookup, port, TcpStream::connect)))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("nowhere");
  }

  @Test
  void theFamiliesTakeTurns() throws Exception {
    assertThat(HappyEyeballs.inTurns(addresses("::1", "::2", "::3", "127.0.0.1", "127.0.0.2")))
        .isEqualTo(addresses("::1", "127.0.0.1", "::2", "127.0.0.2", "::3"));
    assertThat(HappyEyeballs.inTurns(addresses("127.0.0.1", "127.0.0.2", "::1")))
        .isEqualTo(addresses("127.0.0.1", "::1", "127.0.0.2"));
  }

  @Test
  void aNameIsLookedUpOffTheExecutorsThread() throws Exception {
    TcpStream stream = opened(executor.run(TcpStream.connect("localhost", port)));
    assertThat(stream.remoteAddress()).isEqualTo(listener.localAddress());
    assertThat(executor.run(Dns.lookup("127.0.0.1")))
        .containsExactly(InetAddress.getByName("127.0.0.1"));
    assertThatThrownBy(() -> executor.run(Dns.lookup("no such host.invalid")))
        .isInstanceOf(UnknownHostException.class);
    assertThatThrownBy(() -> TcpStream.connect("localhost", 65_536))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TcpStream.connect("example.org", 80)).hasToString("connect to example.org:80");
  }

  private Task<TcpStream, IOException> connect(String... addresses) throws IOException {
    List<InetAddress> found = addresses(addresses);
    return new HappyEyeballs("host", cx -> Poll.ready(found), port, TcpStream::connect);
  }

  private static List<InetAddress> addresses(String... addresses) {
    return Arrays.stream(addresses).map(HappyEyeballsTest::address).toList();
  }

  private static InetAddress address(String numbers) {
    try {
      return InetAddress.getByName(numbers);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /** Listens there too, but doesn't answer. */
  private void fillBacklog(String address) throws Exception {
    InetSocketAddress full = new InetSocketAddress(address, port);
    opened(executor.run(TcpListener.bind(full, SocketOptions.none(), 1)));
    Loopback.fillBacklog(full).forEach(this::opened);
  }

  private JoinHandle<TcpStream, IOException> start(Task<TcpStream, IOException> task) {
    JoinHandle<TcpStream, IOException> handle = executor.spawner().spawn(task);
    Steps.settle(executor);
    return handle;
  }

  private int registered() {
    Reactor reactor = executor.run(cx -> Poll.ready(cx.reactor()));
    return reactor.registered();
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(0, resource);
    return resource;
  }
}
