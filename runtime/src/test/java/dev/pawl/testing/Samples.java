package dev.pawl.testing;

import dev.pawl.AsyncBlock;
import dev.pawl.AsyncCloseable;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.JoinSet;
import dev.pawl.Poll;
import dev.pawl.Scope;
import dev.pawl.Spawner;
import dev.pawl.Task;
import dev.pawl.TaskLocal;
import dev.pawl.Trace;
import dev.pawl.UncaughtExceptionHandler;
import dev.pawl.Waker;
import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.BlockingPool;
import dev.pawl.blocking.OnCancel;
import dev.pawl.combine.Retry;
import dev.pawl.interop.FlowItems;
import dev.pawl.interop.Flows;
import dev.pawl.io.AsyncFile;
import dev.pawl.io.AsyncReader;
import dev.pawl.io.AsyncWriter;
import dev.pawl.io.ByteReader;
import dev.pawl.io.ByteWriter;
import dev.pawl.io.FrameFormat;
import dev.pawl.io.FrameReader;
import dev.pawl.io.FrameWriter;
import dev.pawl.net.Halves;
import dev.pawl.net.Server;
import dev.pawl.net.SocketOptions;
import dev.pawl.net.StreamListener;
import dev.pawl.net.StreamSocket;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.net.UdpSocket;
import dev.pawl.net.UnixListener;
import dev.pawl.net.UnixStream;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Reactor;
import dev.pawl.reactor.Registration;
import dev.pawl.reactor.Waiter;
import dev.pawl.sync.Barrier;
import dev.pawl.sync.Broadcast;
import dev.pawl.sync.Channel;
import dev.pawl.sync.Mutex;
import dev.pawl.sync.Notify;
import dev.pawl.sync.Once;
import dev.pawl.sync.Oneshot;
import dev.pawl.sync.Receiver;
import dev.pawl.sync.RwLock;
import dev.pawl.sync.Semaphore;
import dev.pawl.sync.Sender;
import dev.pawl.sync.Watch;
import dev.pawl.time.Clock;
import dev.pawl.time.Interval;
import dev.pawl.time.ManualClock;
import dev.pawl.time.MissedTicks;
import dev.pawl.time.Timers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * An object of each type that something public takes or is called on, in a state in which each
 * operation can be completed: there is an item to receive, a peer that has written, a lock that is
 * free.
 */
public final class Samples implements AutoCloseable {
  /** What making one may throw. */
  @FunctionalInterface
  private interface Maker {
    Object make() throws Exception;
  }

  /** Bytes that have a line in them, and begin with an empty frame. */
  private static final byte[] BYTES = {0, 0, 0, 0, '\n', 1, 2, 3, 4, 5, 6, 7};

  private final Path folder;
  private final Executor executor =
      Executor.builder().uncaughtExceptionHandler(new Recorder()).build();
  private final Map<Class<?>, Maker> makers = new HashMap<>();
  private final Map<Class<?>, Object> made = new HashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private int files;

  public Samples(Path folder) {
    this.folder = folder;
    values();
    core();
    sync();
    bytes();
    sockets();
  }

  /** Where tasks run that are completed. */
  public Executor executor() {
    return executor;
  }

  /** The one object of this type; of an array type, an array of that one. */
  public Object of(Class<?> type) throws Exception {
    if (type.isArray() && type != byte[].class) {
      Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
      java.lang.reflect.Array.set(array, 0, of(type.getComponentType()));
      return array;
    }
    Object present = made.get(type);
    if (present == null) {
      Maker maker = makers.get(type);
      if (maker == null) {
        throw new AssertionError("Samples has no " + type.getName() + ". Add one.");
      }
      present = maker.make();
      made.put(type, present);
    }
    return present;
  }

  private <T> T get(Class<T> type) throws Exception {
    return type.cast(of(type));
  }

  private <T extends AutoCloseable> T closing(T resource) {
    open.push(resource);
    return resource;
  }

  private void values() {
    makers.put(int.class, () -> 4);
    makers.put(long.class, () -> 1L);
    makers.put(double.class, () -> 0.5);
    makers.put(boolean.class, () -> true);
    makers.put(byte.class, () -> (byte) '\n');
    makers.put(Object.class, () -> 4096);
    makers.put(String.class, () -> "localhost");
    makers.put(Class.class, () -> IOException.class);
    makers.put(Duration.class, () -> Duration.ofMillis(1));
    makers.put(Instant.class, () -> Instant.EPOCH);
    makers.put(Runnable.class, () -> (Runnable) () -> {});
    makers.put(Consumer.class, () -> (Consumer<Object>) x -> {});
    makers.put(Predicate.class, () -> (Predicate<Object>) x -> true);
    makers.put(Function.class, () -> (Function<Object, Object>) x -> Task.ready("v"));
    makers.put(UnaryOperator.class, () -> (UnaryOperator<Object>) x -> "updated");
    makers.put(Supplier.class, () -> (Supplier<Object>) () -> Task.ready("v"));
    makers.put(RandomGenerator.class, () -> new Random(1));
    makers.put(ThreadFactory.class, () -> (ThreadFactory) Thread::new);
    makers.put(CompletionStage.class, () -> CompletableFuture.completedFuture("v"));
    makers.put(Flow.Publisher.class, () -> (Flow.Publisher<Object>) subscriber -> {});
    makers.put(Throwable.class, IOException::new);
  }

  private void core() {
    makers.put(Task.class, () -> Task.ready("v"));
    makers.put(Collection.class, () -> List.of(Task.ready("v")));
    makers.put(List.class, () -> List.of(Task.ready("v")));
    makers.put(AsyncBlock.class, () -> (AsyncBlock<Object, RuntimeException>) () -> "v");
    makers.put(AsyncBlock.Action.class, () -> (AsyncBlock.Action<RuntimeException>) () -> {});
    makers.put(
        AsyncCloseable.class,
        () -> (AsyncCloseable<IOException>) () -> Task.failed(new IOException()));
    makers.put(Waker.class, CountingWaker::new);
    makers.put(Context.class, () -> Context.of(new CountingWaker()));
    makers.put(UncaughtExceptionHandler.class, Recorder::new);
    makers.put(Trace.class, () -> new Trace() {});
    makers.put(Executor.class, () -> executor);
    makers.put(Executor.Builder.class, Executor::builder);
    makers.put(Spawner.class, executor::spawner);
    makers.put(Scope.class, Scope::new);
    makers.put(TaskLocal.class, () -> TaskLocal.create("local"));
    makers.put(
        JoinSet.class,
        () -> {
          JoinSet<Object, RuntimeException> set = new JoinSet<>();
          executor.run(Steps.of(() -> set.spawn(Task.ready("v"))));
          return set;
        });
    makers.put(JoinHandle.class, () -> executor.spawner().spawn(Task.ready("v")));
    makers.put(Retry.class, () -> Retry.attempts(1));
    makers.put(Reactor.class, () -> closing(Reactor.start()));
    makers.put(SelectableChannel.class, this::nonBlocking);
    makers.put(Registration.class, () -> get(Reactor.class).register(nonBlocking()));
    makers.put(Direction.class, () -> get(Registration.class).reading());
    makers.put(Waiter.class, () -> new Waiter() {});
    makers.put(BlockingPool.class, () -> closing(BlockingPool.create(1)));
    makers.put(OnCancel.class, () -> OnCancel.INTERRUPT);
    makers.put(Blocking.Call.class, () -> (Blocking.Call<Object, RuntimeException>) () -> "v");
    makers.put(Blocking.Action.class, () -> (Blocking.Action<RuntimeException>) () -> {});
    makers.put(Clock.class, Clock::system);
    makers.put(ManualClock.class, ManualClock::new);
    makers.put(Timers.class, () -> new Timers(Clock.system(), () -> {}));
    makers.put(MissedTicks.class, () -> MissedTicks.SKIP);
    makers.put(Interval.class, () -> Interval.every(Duration.ofMillis(1)));
    makers.put(FlowItems.class, () -> Flows.<Object>items(Samples::publishNothing, 1));
  }

  private static void publishNothing(Flow.Subscriber<? super Object> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {}

          @Override
          public void cancel() {}
        });
    subscriber.onComplete();
  }

  private SelectableChannel nonBlocking() throws IOException {
    return closing(DatagramChannel.open()).configureBlocking(false);
  }

  private void sync() {
    makers.put(Barrier.class, () -> new Barrier(1));
    makers.put(Semaphore.class, () -> new Semaphore(8));
    makers.put(Mutex.class, () -> new Mutex<>("v"));
    makers.put(Mutex.Guard.class, () -> new Mutex<>("v").tryLock());
    makers.put(RwLock.class, () -> new RwLock<>("v"));
    makers.put(RwLock.ReadGuard.class, () -> new RwLock<>("v").tryRead());
    makers.put(RwLock.WriteGuard.class, () -> new RwLock<>("v").tryWrite());
    makers.put(Semaphore.Permit.class, () -> new Semaphore(8).tryAcquire());
    makers.put(Once.class, () -> new Once<>(() -> Task.ready("v")));
    makers.put(Watch.class, () -> new Watch<>("v"));
    makers.put(Broadcast.class, () -> new Broadcast<>(1));
    makers.put(Sender.class, () -> Channel.bounded(1));
    makers.put(Receiver.class, this::channel);
    makers.put(Channel.class, this::channel);
    makers.put(
        Notify.class,
        () -> {
          Notify notify = new Notify();
          notify.notifyOne();
          return notify;
        });
    makers.put(
        Oneshot.class,
        () -> {
          Oneshot<Object> oneshot = new Oneshot<>();
          oneshot.send("v");
          return oneshot;
        });
    makers.put(
        Watch.Observer.class,
        () -> {
          Watch<Object> watch = new Watch<>("v");
          Watch.Observer<Object> observer = watch.observe();
          watch.set("w");
          return observer;
        });
    makers.put(
        Broadcast.Subscription.class,
        () -> {
          Broadcast<Object> broadcast = new Broadcast<>(1);
          Broadcast.Subscription<Object> subscription = broadcast.subscribe();
          broadcast.send("v");
          return subscription;
        });
  }

  private Channel<Object> channel() {
    Channel<Object> channel = Channel.bounded(2);
    channel.trySend("v");
    return channel;
  }

  private void bytes() {
    makers.put(byte[].class, () -> new byte[4]);
    makers.put(ByteBuffer.class, () -> ByteBuffer.allocate(4));
    makers.put(Charset.class, () -> StandardCharsets.UTF_8);
    makers.put(FrameFormat.class, () -> FrameFormat.INT);
    makers.put(AsyncReader.class, Samples::reader);
    makers.put(AsyncWriter.class, () -> (AsyncWriter) Samples::takeAll);
    makers.put(ByteReader.class, () -> new ByteReader(get(AsyncReader.class)));
    makers.put(ByteWriter.class, () -> new ByteWriter(get(AsyncWriter.class)));
    makers.put(FrameReader.class, () -> new FrameReader(get(ByteReader.class), 16));
    makers.put(FrameWriter.class, () -> new FrameWriter(get(ByteWriter.class), 16));
    makers.put(OpenOption.class, () -> StandardOpenOption.READ);
    makers.put(Path.class, () -> Files.write(newPath(), BYTES));
    makers.put(
        AsyncFile.class,
        () ->
            closing(
                executor.run(
                    AsyncFile.open(
                        get(Path.class), StandardOpenOption.READ, StandardOpenOption.WRITE))));
  }

  private Path newPath() {
    return folder.resolve("sample" + files++);
  }

  private static AsyncReader reader() {
    ByteBuffer left = ByteBuffer.wrap(BYTES);
    return buffer ->
        cx -> {
          int count = Math.min(left.remaining(), buffer.remaining());
          while (left.hasRemaining() && buffer.hasRemaining()) {
            buffer.put(left.get());
          }
          return Poll.ready(count == 0 ? -1 : count);
        };
  }

  private static Task<Integer, IOException> takeAll(ByteBuffer buffer) {
    return cx -> {
      int count = buffer.remaining();
      buffer.position(buffer.limit());
      return Poll.ready(count);
    };
  }

  private void sockets() {
    makers.put(InetAddress.class, () -> InetAddress.getByName("224.0.0.251"));
    makers.put(
        NetworkInterface.class, () -> NetworkInterface.networkInterfaces().findFirst().get());
    makers.put(ProtocolFamily.class, () -> StandardProtocolFamily.INET);
    makers.put(SocketOption.class, () -> StandardSocketOptions.SO_RCVBUF);
    makers.put(SocketOptions.class, SocketOptions::none);
    makers.put(InetSocketAddress.class, Loopback::anyPort);
    makers.put(SocketAddress.class, Loopback::anyPort);
    makers.put(
        Server.Handler.class, () -> (Server.Handler<?>) (stream, server) -> Task.ready(null));
    makers.put(StreamListener.class, () -> get(TcpListener.class));
    makers.put(StreamSocket.class, () -> get(TcpStream.class));
    makers.put(Halves.class, () -> get(TcpStream.class).split());
    makers.put(Halves.Reader.class, () -> get(Halves.class).reader());
    makers.put(Halves.Writer.class, () -> get(Halves.class).writer());
    makers.put(
        Server.class,
        () -> {
          Server<TcpStream> server =
              new Server<>(get(TcpListener.class), (stream, of) -> Task.ready(null));
          server.stop(Duration.ZERO);
          return server;
        });
    makers.put(
        TcpListener.class,
        () -> {
          TcpListener listener = closing(executor.run(TcpListener.bind(Loopback.anyPort())));
          InetSocketAddress address = listener.localAddress();
          closing(new Socket(address.getAddress(), address.getPort()));
          return listener;
        });
    makers.put(
        TcpStream.class,
        () -> {
          TcpListener listener = closing(executor.run(TcpListener.bind(Loopback.anyPort())));
          InetSocketAddress address = listener.localAddress();
          Socket peer = closing(new Socket(address.getAddress(), address.getPort()));
          peer.getOutputStream().write(BYTES);
          return closing(executor.run(listener.accept()));
        });
    makers.put(
        UnixListener.class,
        () -> {
          Path path = newPath();
          UnixListener listener = closing(executor.run(UnixListener.bind(path)));
          closing(SocketChannel.open(UnixDomainSocketAddress.of(path)));
          return listener;
        });
    makers.put(UnixStream.class, () -> closing(executor.run(get(UnixListener.class).accept())));
    makers.put(
        UdpSocket.class,
        () -> {
          UdpSocket socket = closing(executor.run(UdpSocket.bind(Loopback.anyPort())));
          executor.run(socket.connect(socket.localAddress())); // to itself
          executor.run(socket.send(ByteBuffer.wrap(BYTES)));
          return socket;
        });
  }

  /** Makes the operations with such a parameter possible: a peer to connect to, a free path. */
  public void adapt(String operation) throws Exception {
    if (operation.startsWith("TcpStream.connect")) {
      made.put(InetSocketAddress.class, get(TcpListener.class).localAddress());
      made.put(int.class, get(TcpListener.class).localAddress().getPort());
    } else if (operation.startsWith("UnixStream.connect")) {
      made.put(Path.class, get(UnixListener.class).localAddress().getPath());
    } else if (operation.startsWith("UnixListener.bind")) {
      made.put(Path.class, newPath());
    } else if (operation.startsWith("UdpSocket.sendTo")
        || operation.startsWith("UdpSocket.connect")) {
      made.put(SocketAddress.class, get(UdpSocket.class).localAddress());
    } else if (operation.startsWith("UdpSocket.receive")) {
      executor.run(get(UdpSocket.class).send(ByteBuffer.wrap(BYTES)));
    }
    if (operation.startsWith("UdpSocket.connect")) {
      executor.run(get(UdpSocket.class).disconnect());
    }
  }

  /** The arguments for a parameter list. */
  public Object[] of(Class<?>... types) throws Exception {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = of(types[i]);
    }
    return arguments;
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (RuntimeException | IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    executor.close();
  }

  @Override
  public String toString() {
    return "Samples" + Arrays.toString(made.keySet().toArray());
  }
}
