package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.blocking.Blocking;
import dev.pawl.combine.Retry;
import dev.pawl.generated.StateMachine;
import dev.pawl.interop.Flows;
import dev.pawl.interop.Futures;
import dev.pawl.io.ByteReader;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.net.UdpSocket;
import dev.pawl.sync.Barrier;
import dev.pawl.sync.Broadcast;
import dev.pawl.sync.Channel;
import dev.pawl.sync.Notify;
import dev.pawl.sync.Once;
import dev.pawl.sync.Oneshot;
import dev.pawl.sync.Watch;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Loopback;
import dev.pawl.testing.Recorder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A task that is pending knows one waker. Whoever polls it with another one is refused, at whatever
 * kind of task that is, and the first to wait is none the worse.
 */
@Timeout(60)
final class AwaitedByTwoTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Executor executor =
      Executor.builder().uncaughtExceptionHandler(new Recorder()).build();

  /** A pending task, and what it waits for. */
  private record Pending(Task<?, ?> task, Release release) {
    @FunctionalInterface
    interface Release {
      void run() throws Exception;
    }

    /** What waits for a notification, and may be anything around that. */
    static Maker around(Function<Notify, Task<?, ?>> around) {
      return executor -> {
        Notify gate = new Notify();
        return new Pending(around.apply(gate), gate::notifyOne);
      };
    }
  }

  /** {@code @Async} methods that await a task and nothing else, called {@code depth} deep. */
  private static final class Calls extends StateMachine<Object, Throwable> {
    private final Task<?, ?> awaited;
    private final int depth;
    private Object result;

    Calls(Task<?, ?> awaited, int depth) {
      this.awaited = awaited;
      this.depth = depth;
    }

    @Override
    protected boolean advance(Context cx) throws Throwable {
      int state = resume(cx);
      if (state == -1) {
        return true;
      }
      Task<?, ?> child = state == 0 ? first() : (Task<?, ?>) awaited();
      Poll<?> poll = child.poll(cx);
      if (poll.isPending()) {
        suspend(1, child, cx);
        return false;
      }
      result = poll.get();
      return true;
    }

    private Task<?, ?> first() {
      return depth == 1 ? awaited : new Calls(awaited, depth - 1);
    }

    @Override
    protected Object result() {
      return result;
    }

    @Override
    protected String describe(int state) {
      return state == 0 ? "Demo.call (Demo.java:1)" : "Demo.call awaiting that (Demo.java:2)";
    }
  }

  /** One kind of task each. */
  enum Kind {
    METHOD(Pending.around(gate -> new Calls(gate.notified(), 1))),
    METHODS(Pending.around(gate -> new Calls(gate.notified(), 5))),
    DEEP_CALL(Pending.around(gate -> new Calls(gate.notified(), 30))),
    HANDLE(
        executor -> {
          Notify gate = new Notify();
          return new Pending(executor.spawner().spawn(gate.notified()), gate::notifyOne);
        }),
    JOIN(Pending.around(gate -> Task.join(gate.notified(), Task.ready(1)))),
    RACE(Pending.around(gate -> Task.race(gate.notified(), Channel.<Void>rendezvous().receive()))),
    TIMEOUT(Pending.around(gate -> Task.timeout(LONG, gate.notified()))),
    RETRY(Pending.around(gate -> Retry.attempts(3).of(gate::notified))),
    SHIELDED(Pending.around(gate -> Task.shielded(gate.notified()))),
    BOUND(Pending.around(gate -> TaskLocal.<String>create("user").where("me", gate.notified()))),
    SCOPED_BODY(Pending.around(gate -> Scope.run(scope -> gate.notified()))),
    SCOPED_CHILD(
        Pending.around(
            gate ->
                Scope.run(
                    scope -> {
                      scope.spawn(gate.notified());
                      return Task.ready(1);
                    }))),
    JOIN_SET(
        executor -> {
          Notify gate = new Notify();
          JoinSet<Void, RuntimeException> set = new JoinSet<>();
          executor.run(cx -> Poll.ready(set.spawn(gate.notified())));
          return new Pending(set.next(), gate::notifyOne);
        }),
    SLEEP(executor -> new Pending(Task.sleep(Duration.ofMillis(50)), () -> {})),
    RECEIVE(
        executor -> {
          Channel<String> channel = Channel.bounded(1);
          return new Pending(channel.receive(), () -> channel.trySend("x"));
        }),
    BROADCAST(
        executor -> {
          Broadcast<String> broadcast = new Broadcast<>(1);
          return new Pending(broadcast.subscribe().receive(), () -> broadcast.send("x"));
        }),
    WATCH(
        executor -> {
          Watch<String> watch = new Watch<>("x");
          return new Pending(watch.observe().changed(), () -> watch.set("y"));
        }),
    ONESHOT(
        executor -> {
          Oneshot<String> oneshot = new Oneshot<>();
          return new Pending(oneshot.receive(), () -> oneshot.send("x"));
        }),
    BARRIER(
        executor -> {
          Barrier barrier = new Barrier(2);
          return new Pending(
              barrier.arrive(), () -> barrier.arrive().poll(Context.of(new CountingWaker())));
        }),
    ONCE(Pending.around(gate -> new Once<Void, RuntimeException>(gate::notified).get())),
    FUTURE(
        executor -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          return new Pending(Futures.task(future), () -> future.complete("x"));
        }),
    ITEM(
        executor -> {
          SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 8);
          return new Pending(Flows.items(publisher, 8).next(), () -> publisher.submit("x"));
        }),
    BLOCKING(
        executor -> {
          CountDownLatch latch = new CountDownLatch(1);
          return new Pending(Blocking.run(() -> latch.await()), latch::countDown);
        }),
    ACCEPT(
        executor -> {
          TcpListener listener = executor.run(TcpListener.bind(Loopback.anyPort()));
          return new Pending(
              listener.accept(),
              () -> executor.spawner().spawn(TcpStream.connect(listener.localAddress())));
        }),
    READ(
        executor -> {
          Connection both = new Connection(executor);
          return new Pending(both.accepted.read(ByteBuffer.allocate(8)), both::say);
        }),
    READ_LINE(
        executor -> {
          Connection both = new Connection(executor);
          return new Pending(new ByteReader(both.accepted).readLine(), both::say);
        }),
    RECEIVE_FROM(
        executor -> {
          UdpSocket socket = executor.run(UdpSocket.bind(Loopback.anyPort()));
          return new Pending(
              socket.receiveFrom(ByteBuffer.allocate(8)),
              () -> executor.run(socket.sendTo(ByteBuffer.allocate(1), socket.localAddress())));
        });

    private final Maker maker;

    Kind(Maker maker) {
      this.maker = maker;
    }

    Pending make(Executor executor) throws IOException {
      return maker.make(executor);
    }
  }

  @FunctionalInterface
  private interface Maker {
    Pending make(Executor executor) throws IOException;
  }

  private static final class Connection {
    private final TcpStream connected;
    final TcpStream accepted;
    private final Executor executor;

    Connection(Executor executor) throws IOException {
      this.executor = executor;
      TcpListener listener = executor.run(TcpListener.bind(Loopback.anyPort()));
      connected = executor.run(TcpStream.connect(listener.localAddress()));
      accepted = executor.run(listener.accept());
    }

    void say() throws IOException {
      executor.run(connected.writeAll(ByteBuffer.wrap(new byte[] {'x', '\n'})));
    }
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @ParameterizedTest
  @EnumSource
  void spawnedTwice(Kind kind) throws Throwable {
    Pending pending = kind.make(executor);
    JoinHandle<?, ?> first = executor.spawner().spawn(pending.task);
    isRefused(pending.task);
    assertThat(first.isDone()).isFalse();
    pending.release.run();
    end(first);
  }

  @ParameterizedTest
  @EnumSource
  void awaitedByTwoMethods(Kind kind) throws Throwable {
    Pending pending = kind.make(executor);
    JoinHandle<?, ?> first = executor.spawner().spawn(new Calls(pending.task, 2));
    isRefused(new Calls(pending.task, 20));
    pending.release.run();
    end(first);
  }

  @ParameterizedTest
  @EnumSource
  void awaitedInACombinatorAndByAnotherTask(Kind kind) throws Throwable {
    Pending pending = kind.make(executor);
    JoinHandle<?, ?> first = executor.spawner().spawn(limited(pending.task));
    settle(executor);
    isRefused(pending.task);
    isRefused(joined(pending.task));
    pending.release.run();
    end(first);
  }

  @ParameterizedTest
  @EnumSource
  void awaitedTwiceInOneCombinator(Kind kind) throws Throwable {
    Pending pending = kind.make(executor);
    JoinHandle<?, ?> join = executor.spawner().spawn(joined(pending.task));
    settle(executor);
    if (!join.isDone()) { // one of the two had cleanup to run, or a thread to wait for
      pending.release.run();
    }
    assertThatThrownBy(() -> end(join))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is awaited");
  }

  @ParameterizedTest
  @EnumSource
  void takenFromAPollByHandToACombinator(Kind kind) throws Throwable {
    Pending pending = kind.make(executor);
    Task<?, ?> limited = limited(pending.task);
    boolean[] begun = {false};
    JoinHandle<?, ?> eager =
        executor
            .spawner()
            .spawn(
                cx -> {
                  if (!begun[0]) {
                    begun[0] = true;
                    assertThat(pending.task.poll(cx).isPending()).isTrue();
                  }
                  return limited.poll(cx).isPending() ? Poll.pending() : Poll.ready(1);
                });
    settle(executor);
    pending.release.run();
    assertThat(end(eager)).as("its wakes still reach the task").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void handedOnByATaskThatHasEnded(Kind kind) throws Throwable {
    Pending pending = kind.make(executor);
    executor.run(cx -> Poll.ready(pending.task.poll(cx).isPending()));
    JoinHandle<?, ?> next = executor.spawner().spawn(pending.task);
    settle(executor);
    pending.release.run();
    end(next);
  }

  /** Before either is polled, as two threads might poll both at the same moment. */
  @ParameterizedTest
  @EnumSource
  void aMethodThatIsSpawnedIsNotSpawnedAgain(Spawning how) throws Throwable {
    Notify gate = new Notify();
    Calls call = new Calls(gate.notified(), 1);
    JoinHandle<?, ?>[] first = {null};
    executor.run(
        cx -> {
          first[0] = executor.spawner().spawn(call);
          assertThatThrownBy(() -> how.spawn(call))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("Demo.call (Demo.java:1) is awaited already. It can be");
          return Poll.ready(null);
        });
    settle(executor);
    gate.notifyOne();
    end(first[0]);
  }

  /** Ways to spawn. */
  enum Spawning {
    PLAIN {
      @Override
      void spawn(Task<Object, ?> task) {
        Task.spawn(task);
      }
    },
    BY_NAME {
      @Override
      void spawn(Task<Object, ?> task) {
        Task.spawn("second", task);
      }
    },
    WITH_A_VALUE {
      @Override
      void spawn(Task<Object, ?> task) {
        Task.spawn(TaskLocal.<String>create("user").where("me", task));
      }
    },
    IN_A_SCOPE {
      @Override
      @SuppressWarnings("unchecked") // it throws nothing here
      void spawn(Task<Object, ?> task) {
        Scope<RuntimeException> scope = new Scope<>();
        try {
          scope.spawn((Task<Object, RuntimeException>) task);
        } finally {
          Task.spawn(scope.join()); // which waits for nothing
        }
      }
    },
    IN_A_SET {
      @Override
      @SuppressWarnings("unchecked") // it throws nothing here
      void spawn(Task<Object, ?> task) {
        JoinSet<Object, RuntimeException> set = new JoinSet<>();
        try {
          set.spawn((Task<Object, RuntimeException>) task);
        } finally {
          assertThat(set.isEmpty()).isTrue();
        }
      }
    };

    abstract void spawn(Task<Object, ?> task);
  }

  @Test
  void aMethodThatAClosedExecutorRefusedCanBeSpawnedOnAnother() throws Throwable {
    Calls call = new Calls(Task.ready("done"), 1);
    Executor closed = new Executor();
    closed.close();
    assertThatThrownBy(() -> closed.spawner().spawn("it", call)).hasMessageContaining("is closed");
    assertThat(end(executor.spawner().spawn(call))).isEqualTo("done");
  }

  @Test
  void aMethodThatIsSpawnedIsNotAwaitedByAnother() throws Throwable {
    Notify gate = new Notify();
    Calls call = new Calls(gate.notified(), 1);
    JoinHandle<?, ?>[] first = {null};
    executor.run(
        cx -> {
          first[0] = executor.spawner().spawn(call);
          assertThatThrownBy(() -> call.poll(cx)).hasMessageContaining("is awaited already");
          return Poll.ready(null);
        });
    gate.notifyOne();
    end(first[0]);
  }

  @Test
  void theMessageNamesTheTaskAndTheOneThatAwaits() throws Throwable {
    Pending pending = Kind.METHOD.make(executor);
    executor.spawner().spawn(Task.join(List.of(pending.task, Task.ready(1))));
    settle(executor);
    assertThatThrownBy(() -> executor.run(pending.task))
        .hasMessage(
            "Demo.call awaiting that (Demo.java:2) is awaited by Task.join(Demo.call awaiting that"
                + " (Demo.java:2)) already. It can be awaited by one task at a time; a value that"
                + " several need is made by a Once.");
  }

  /** Fails, rather than wait, if the task does not end. */
  private Object end(JoinHandle<?, ?> handle) throws Throwable {
    for (int i = 0; i < 4_000 && !handle.isDone(); i++) {
      executor.run(Task.sleep(Duration.ofMillis(5)));
    }
    assertThat(handle.isDone()).as(handle.toString()).isTrue();
    return executor.run(handle);
  }

  /** When it is spawned, if that can tell; otherwise when it is polled. */
  private void isRefused(Task<?, ?> second) {
    assertThatThrownBy(() -> end(executor.spawner().spawn(second)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is awaited")
        .hasMessageContaining("already. It can be awaited by one task at a time");
  }

  @SuppressWarnings("unchecked") // nothing is read from it
  private static Task<Object, Throwable> limited(Task<?, ?> task) {
    return Task.timeout(LONG, (Task<Object, Throwable>) task);
  }

  @SuppressWarnings("unchecked") // nothing is read from it
  private static Task<?, Throwable> joined(Task<?, ?> task) {
    return Task.join((Task<Object, Throwable>) task, (Task<Object, Throwable>) task);
  }
}
