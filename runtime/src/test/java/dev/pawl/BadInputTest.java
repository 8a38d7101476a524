package dev.pawl;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.BlockingPool;
import dev.pawl.combine.Retry;
import dev.pawl.interop.FlowItems;
import dev.pawl.interop.Flows;
import dev.pawl.interop.Futures;
import dev.pawl.io.AsyncFile;
import dev.pawl.io.AsyncReader;
import dev.pawl.io.AsyncWriter;
import dev.pawl.io.ByteReader;
import dev.pawl.io.ByteWriter;
import dev.pawl.io.FrameFormat;
import dev.pawl.io.FrameReader;
import dev.pawl.io.FrameWriter;
import dev.pawl.net.Dns;
import dev.pawl.net.Halves;
import dev.pawl.net.Server;
import dev.pawl.net.SocketOptions;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.net.UdpSocket;
import dev.pawl.net.UnixListener;
import dev.pawl.sync.Barrier;
import dev.pawl.sync.Broadcast;
import dev.pawl.sync.Channel;
import dev.pawl.sync.ClosedException;
import dev.pawl.sync.Mutex;
import dev.pawl.sync.Oneshot;
import dev.pawl.sync.RwLock;
import dev.pawl.sync.Semaphore;
import dev.pawl.sync.Watch;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Loopback;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Samples;
import dev.pawl.testing.Steps;
import dev.pawl.time.Clock;
import dev.pawl.time.Interval;
import dev.pawl.time.ManualClock;
import dev.pawl.time.MissedTicks;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What can't be, for everything public: negative durations, capacities of nothing, what is closed,
 * what needs an executor, and what only one task may await. Each is refused by an exception that
 * says what was wrong. (Nulls are in {@link NullArgumentTest}, tasks that are awaited twice in
 * {@link PolledAgainTest}.)
 */
@Timeout(60)
final class BadInputTest {
  private static final Duration NEGATIVE = Duration.ofNanos(-1);
  private static final Duration POSITIVE = Duration.ofSeconds(1);
  private static final ByteBuffer BUFFER = ByteBuffer.allocate(4);
  private static final Path PATH = Path.of("never made");
  private static final TaskLocal<Object> LOCAL = TaskLocal.create("user");

  @TempDir private Path folder;

  /** What is tried. */
  @FunctionalInterface
  private interface Action {
    void run(Samples samples) throws Throwable;
  }

  /** One misuse; {@code said} is a part of the message, null where the type says it all. */
  private record Misuse(String name, Class<? extends Throwable> type, String said, Action action) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Misuse argument(String name, String said, Action action) {
    return new Misuse(name, IllegalArgumentException.class, said, action);
  }

  private static Misuse state(String name, String said, Action action) {
    return new Misuse(name, IllegalStateException.class, said, action);
  }

  private static Misuse closed(String name, String said, Action action) {
    return new Misuse(name, ClosedException.class, said, action);
  }

  /** The JDK's own exception for a closed channel has no message. */
  private static Misuse closedChannel(String name, Action action) {
    return new Misuse(name, ClosedChannelException.class, null, action);
  }

  private static <T extends AutoCloseable> T shut(Samples samples, Class<T> type) throws Exception {
    T resource = type.cast(samples.of(type));
    resource.close();
    return resource;
  }

  private static Object run(Samples samples, Task<?, ?> task) throws Throwable {
    return samples.executor().run(task);
  }

  private static void inside(Samples samples, Runnable action) {
    samples.executor().run(Steps.of(action));
  }

  private static Poll<?> byHand(Task<?, ?> task) throws Throwable {
    return task.poll(Context.of(new CountingWaker()));
  }

  /** Has one spawned task wait, then another one. */
  private static void awaitTwice(Samples samples, Task<?, ?> one, Task<?, ?> other)
      throws Throwable {
    samples.executor().spawner().spawn(one);
    Steps.settle(samples.executor());
    run(samples, other);
  }

  static final List<Misuse> NUMBERS =
      List.of(
          argument("sleep", "sleep was given PT-0.000000001S", s -> Task.sleep(NEGATIVE)),
          argument("timeout", "timeout was given PT-", s -> Task.timeout(NEGATIVE, Task.ready(1))),
          argument(
              "timeout, checked",
              "timeout was given PT-",
              s -> Task.timeout(NEGATIVE, Task.ready(1), e -> e)),
          argument(
              "interval of nothing", "longer than nothing", s -> Interval.every(Duration.ZERO)),
          argument("negative interval", "can't be negative", s -> Interval.every(NEGATIVE)),
          argument(
              "interval with a negative delay",
              "can't be negative",
              s -> Interval.every(POSITIVE, MissedTicks.SKIP, NEGATIVE)),
          argument("clock", "advance was given PT-", s -> new ManualClock().advance(NEGATIVE)),
          argument("close limit", "PT-0.000000001S", s -> s.executor().close(NEGATIVE)),
          argument(
              "builder's close limit",
              "PT-0.000000001S",
              s -> Executor.builder().closeLimit(NEGATIVE)),
          argument("threads", "at least one thread, not 0", s -> Executor.builder().threads(0)),
          argument(
              "joining",
              "JoinHandle.join was given PT-",
              s -> s.executor().spawner().spawn(Task.ready(1)).join(NEGATIVE)),
          argument("attempts", "Retry.attempts was given 0", s -> Retry.attempts(0)),
          argument(
              "first pause",
              "Retry.backoff was given PT-",
              s -> Retry.attempts(1).backoff(NEGATIVE, POSITIVE)),
          argument(
              "longest pause",
              "Retry.backoff was given PT-",
              s -> Retry.attempts(1).backoff(POSITIVE, NEGATIVE)),
          argument(
              "jitter above all",
              "a share of 1.1",
              s -> Retry.attempts(1).jitter(1.1, new Random())),
          argument(
              "jitter below nothing",
              "a share of -0.1",
              s -> Retry.attempts(1).jitter(-0.1, new Random())),
          argument(
              "jitter that is no number",
              "a share of NaN",
              s -> Retry.attempts(1).jitter(Double.NaN, new Random())),
          argument("race of none", "race of no tasks", s -> Task.race()),
          argument("race of an empty list", "race of no tasks", s -> Task.race(List.of())),
          argument("select of none", "race of no tasks", s -> Task.select()),
          argument("select of an empty list", "race of no tasks", s -> Task.select(List.of())),
          argument("barrier", "1 task or more, not 0", s -> new Barrier(0)),
          argument("broadcast", "capacity of 1 or more, not 0", s -> new Broadcast<>(0)),
          argument("channel", "capacity of 1 or more, not 0", s -> Channel.bounded(0)),
          argument("semaphore", "permits, not 0", s -> new Semaphore(0)),
          argument("permits", "permits at once", s -> new Semaphore(2).acquire(0)),
          argument("too many permits", "only 1 to 2", s -> new Semaphore(2).acquire(3)),
          argument("permits now", "permits at once", s -> new Semaphore(2).tryAcquire(-1)),
          argument("items", "capacity of 0", s -> Flows.items(subscriber -> {}, 0)),
          argument("blocking pool", "one thread or more, not 0", s -> BlockingPool.create(0)),
          argument(
              "blocking pool of one's own",
              "one thread or more, not -1",
              s -> BlockingPool.create(-1, Thread::new)),
          argument(
              "reader's buffer",
              "one byte or more, not 0",
              s -> new ByteReader((AsyncReader) s.of(AsyncReader.class), 0)),
          argument(
              "writer's buffer",
              "one byte or more, not 0",
              s -> new ByteWriter((AsyncWriter) s.of(AsyncWriter.class), 0)),
          argument("line's limit", "-1 bytes", s -> reader(s).readLine(StandardCharsets.UTF_8, -1)),
          argument("line's charset", "In UTF-16", s -> reader(s).readLine(UTF_16, 1)),
          argument("delimited", "-1 bytes", s -> reader(s).readUntil((byte) 0, -1)),
          argument("exactly", "can't read -1 bytes", s -> reader(s).readExactly(-1)),
          argument("all", "-1 bytes", s -> reader(s).readAll(-1)),
          argument("look", "can't look at -1 bytes", s -> reader(s).peek(-1)),
          argument("consumed", "1 bytes of the 0", s -> reader(s).consume(1)),
          argument("frames read", "the limit can't be -1", s -> new FrameReader(reader(s), -1)),
          argument("frames written", "the limit can't be -1", s -> new FrameWriter(writer(s), -1)),
          argument(
              "frames longer than can be said",
              "between 0 and 255",
              s -> new FrameWriter(writer(s), FrameFormat.BYTE, 256)),
          argument(
              "frame over the limit",
              "longer than the limit of 3 bytes",
              s -> new FrameWriter(writer(s), 3).writeFrame(new byte[4])),
          argument("file read", "position or size -1", s -> file(s).read(BUFFER, -1)),
          argument("file written", "position or size -1", s -> file(s).write(BUFFER, -1)),
          argument("file truncated", "position or size -1", s -> file(s).truncate(-1)),
          argument("file's reader", "position or size -1", s -> file(s).readerAt(-1)),
          argument("file's writer", "position or size -1", s -> file(s).writerAt(-1)),
          argument(
              "file that appends",
              "has no positions to write at",
              s -> AsyncFile.open(PATH, StandardOpenOption.APPEND)),
          argument(
              "TCP backlog",
              "1 or more, not 0",
              s -> TcpListener.bind(Loopback.anyPort(), SocketOptions.none(), 0)),
          argument(
              "Unix backlog",
              "1 or more, not -1",
              s -> UnixListener.bind(PATH, SocketOptions.none(), -1)),
          argument("port", "no port -1", s -> TcpStream.connect("localhost", -1)),
          argument("high port", "no port 65536", s -> TcpStream.connect("localhost", 65_536)),
          argument(
              "server's limit",
              "not for 0",
              s -> new Server<>((TcpListener) s.of(TcpListener.class), 0, (a, b) -> Task.ready(1))),
          argument(
              "server's grace",
              "PT-0.000000001S",
              s -> ((Server<?>) s.of(Server.class)).stop(NEGATIVE)));

  @SuppressWarnings("unchecked") // of what type they are doesn't matter any more
  static final List<Misuse> CLOSED =
      List.of(
          state("executor's run", "executor that is closed", s -> shut(s, Executor.class).run()),
          state(
              "executor's spawner",
              "The executor is closed",
              s -> shut(s, Executor.class).spawner().spawn(Task.ready(1))),
          state(
              "future on it",
              "The executor is closed",
              s -> Futures.future(shut(s, Executor.class).spawner(), Task.ready(1))),
          new Misuse(
              "command on it",
              RejectedExecutionException.class, // as the contract of execute has it
              "The executor is closed",
              s -> Futures.executor(shut(s, Executor.class).spawner()).execute(() -> {})),
          state("scope", "The scope is closed", BadInputTest::spawnInClosedScope),
          state("join set", "The JoinSet is closed", BadInputTest::spawnInClosedSet),
          state("blocking pool", "pool for blocking work is closed", BadInputTest::useClosedPool),
          state("server", "serve was called twice", BadInputTest::serveTwice),
          state("mutex guard", "used after it was closed", s -> shut(s, Mutex.Guard.class).get()),
          state(
              "mutex guard, set",
              "used after it was closed",
              s -> shut(s, Mutex.Guard.class).set(null)),
          state(
              "read guard", "used after it was closed", s -> shut(s, RwLock.ReadGuard.class).get()),
          state(
              "write guard",
              "used after it was closed",
              s -> shut(s, RwLock.WriteGuard.class).set(null)),
          state(
              "write guard, downgraded",
              "used after it was closed",
              s -> shut(s, RwLock.WriteGuard.class).downgrade()),
          closed("semaphore", "closed", s -> run(s, shut(s, Semaphore.class).acquire())),
          closed("semaphore now", "closed", s -> shut(s, Semaphore.class).tryAcquire()),
          closed("channel", "closed", s -> run(s, shut(s, Channel.class).send("v"))),
          closed("channel now", "closed", s -> shut(s, Channel.class).trySend("v")),
          closed("broadcast", "closed", s -> shut(s, Broadcast.class).send("v")),
          closed("broadcast's news", "closed", s -> shut(s, Broadcast.class).subscribe()),
          closed("watch", "closed", s -> shut(s, Watch.class).set("v")),
          closed("watch, updated", "closed", s -> shut(s, Watch.class).update(v -> v)),
          closed("oneshot", "closed before a value was sent", BadInputTest::receiveFromClosed),
          closedChannel("file", s -> run(s, shut(s, AsyncFile.class).size())),
          closedChannel("file read", s -> run(s, shut(s, AsyncFile.class).read(BUFFER, 0))),
          closedChannel("listener", s -> run(s, shut(s, TcpListener.class).accept())),
          closedChannel("listener's address", s -> shut(s, TcpListener.class).localAddress()),
          closedChannel("stream read", s -> run(s, shut(s, TcpStream.class).read(BUFFER))),
          closedChannel("stream written", s -> run(s, shut(s, TcpStream.class).write(BUFFER))),
          closedChannel("stream's output", s -> run(s, shut(s, TcpStream.class).shutdownOutput())),
          closedChannel("stream's input", s -> run(s, shut(s, TcpStream.class).shutdownInput())),
          closedChannel("stream's address", s -> shut(s, TcpStream.class).remoteAddress()),
          closedChannel("half", s -> run(s, shut(s, Halves.Writer.class).write(BUFFER))),
          closedChannel("UDP received", s -> run(s, shut(s, UdpSocket.class).receiveFrom(BUFFER))),
          closedChannel("UDP sent", s -> run(s, shut(s, UdpSocket.class).send(BUFFER))),
          closedChannel(
              "UDP connected", s -> run(s, shut(s, UdpSocket.class).connect(Loopback.anyPort()))),
          closedChannel("UDP address", s -> shut(s, UdpSocket.class).localAddress()));

  static final List<Misuse> ELSEWHERE =
      List.of(
          state("current spawner", "No executor runs this code", s -> Spawner.current()),
          state("spawn", "No executor runs this code", s -> Task.spawn(Task.ready(1))),
          state("named spawn", "No executor runs this code", s -> Task.spawn("n", Task.ready(1))),
          state("scope", "No executor runs this code", s -> new Scope<>().spawn(Task.ready(1))),
          state(
              "join set", "No executor runs this code", s -> new JoinSet<>().spawn(Task.ready(1))),
          state("clock", "No executor runs this code", s -> Clock.current()),
          state("sleep by hand", "only a waker", s -> byHand(Task.sleep(POSITIVE))),
          state("moment by hand", "only a waker", s -> byHand(Task.sleepUntil(Instant.MAX))),
          state("tick by hand", "only a waker", s -> byHand(Interval.every(POSITIVE).tick())),
          state(
              "timeout by hand",
              "only a waker",
              s -> byHand(Task.timeout(POSITIVE, new Probe<Object>()))),
          state("blocking call by hand", "only a waker", s -> byHand(Blocking.run(() -> 1))),
          state("file by hand", "only a waker", s -> byHand(file(s).size())),
          state("look-up by hand", "only a waker", s -> byHand(Dns.lookup("localhost"))),
          state("bind by hand", "only a waker", s -> byHand(UdpSocket.bind(Loopback.anyPort()))),
          state(
              "connect by hand",
              "only a waker",
              s -> byHand(TcpStream.connect(Loopback.anyPort()))),
          new Misuse(
              "task-local", NoSuchElementException.class, "TaskLocal user", s -> LOCAL.get()),
          state("uncompiled await", "processor", s -> Task.await(Task.ready(1))),
          state("uncompiled block", "processor", s -> Task.async(() -> 1)),
          state(
              "blockOn inside",
              "inside an executor",
              s -> inside(s, () -> Executor.blockOn(Task.ready(1)))),
          state("run inside", "inside an executor", s -> inside(s, () -> s.executor().run())),
          state(
              "join inside",
              "inside an executor",
              s -> inside(s, () -> joinUnchecked(s.executor()))),
          state(
              "close inside another", "inside an executor", s -> inside(s, new Executor()::close)));

  static final List<Misuse> BY_TWO =
      List.of(
          state("pending poll", "pending", s -> Poll.pending().get()),
          state("oneshot sent", "a second value", BadInputTest::sendTwice),
          state("oneshot received", "received by two tasks", BadInputTest::receiveTwice),
          state("empty join set", "The JoinSet is empty", s -> run(s, new JoinSet<>().next())),
          state("join set", "awaited by one task at a time", BadInputTest::awaitSetTwice),
          state("scope", "awaited by one task at a time", BadInputTest::awaitScopeTwice),
          state("publisher's items", "awaited by one task at a time", BadInputTest::takeTwice),
          state("handle", "awaited by one task at a time", BadInputTest::awaitHandleTwice),
          state("operation", "awaited by one task at a time", BadInputTest::awaitOperationTwice),
          state("closed by call", "is closed by a task", s -> new Scope<>().close()));

  private static ByteReader reader(Samples samples) throws Exception {
    return (ByteReader) samples.of(ByteReader.class);
  }

  private static ByteWriter writer(Samples samples) throws Exception {
    return (ByteWriter) samples.of(ByteWriter.class);
  }

  private static AsyncFile file(Samples samples) throws Exception {
    return (AsyncFile) samples.of(AsyncFile.class);
  }

  private static void spawnInClosedScope(Samples samples) throws Throwable {
    Scope<Exception> scope = new Scope<>();
    run(samples, scope.closeAsync());
    inside(samples, () -> scope.spawn(Task.ready(1)));
  }

  private static void spawnInClosedSet(Samples samples) throws Throwable {
    JoinSet<Object, Exception> set = new JoinSet<>();
    run(samples, set.closeAsync());
    inside(samples, () -> set.spawn(Task.ready(1)));
  }

  private static void useClosedPool(Samples samples) throws Exception {
    BlockingPool pool = shut(samples, BlockingPool.class);
    try (Executor executor = Executor.builder().blocking(pool).build()) {
      executor.run(Blocking.run(() -> 1));
    }
  }

  private static void serveTwice(Samples samples) throws Throwable {
    Server<?> server = (Server<?>) samples.of(Server.class);
    run(samples, server.serve());
    server.serve();
  }

  private static void receiveFromClosed(Samples samples) throws Throwable {
    Oneshot<Object> oneshot = new Oneshot<>();
    oneshot.close();
    run(samples, oneshot.receive());
  }

  private static void joinUnchecked(Executor executor) {
    try {
      executor.spawner().spawn(Task.ready(1)).join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void sendTwice(Samples samples) {
    Oneshot<Object> oneshot = new Oneshot<>();
    oneshot.send(1);
    oneshot.send(2);
  }

  private static void receiveTwice(Samples samples) throws Throwable {
    Oneshot<Object> oneshot = new Oneshot<>();
    awaitTwice(samples, oneshot.receive(), oneshot.receive());
  }

  private static void awaitSetTwice(Samples samples) throws Throwable {
    JoinSet<Object, Exception> set = new JoinSet<>();
    inside(samples, () -> set.spawn(new Probe<>()));
    awaitTwice(samples, set.next(), set.next());
  }

  private static void awaitScopeTwice(Samples samples) throws Throwable {
    Scope<Exception> scope = new Scope<>();
    inside(samples, () -> scope.spawn(new Probe<>()));
    awaitTwice(samples, scope.join(), scope.join());
  }

  private static void takeTwice(Samples samples) throws Throwable {
    FlowItems<Object> items = Flows.items(subscriber -> {}, 1);
    awaitTwice(samples, items.next(), items.next());
  }

  private static void awaitHandleTwice(Samples samples) throws Throwable {
    JoinHandle<Object, Exception> handle = samples.executor().spawner().spawn(new Probe<>());
    awaitTwice(samples, cx -> handle.poll(cx), cx -> handle.poll(cx));
  }

  private static void awaitOperationTwice(Samples samples) throws Throwable {
    Task<Object, RuntimeException> receive = Channel.bounded(1).receive();
    awaitTwice(samples, receive, receive);
  }

  @ParameterizedTest
  @FieldSource({"NUMBERS", "CLOSED", "ELSEWHERE", "BY_TWO"})
  void itIsRefusedWithAReason(Misuse misuse) throws Exception {
    try (Samples samples = new Samples(folder)) {
      Throwable thrown = catchThrowable(() -> misuse.action.run(samples));
      assertThat(thrown).isInstanceOf(misuse.type);
      if (misuse.said != null) {
        assertThat(thrown).hasMessageContaining(misuse.said);
        assertThat(thrown.getMessage()).as("a sentence").matches("(?s).{20,}\\.");
      }
    }
  }
}
