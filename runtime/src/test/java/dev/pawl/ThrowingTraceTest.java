package dev.pawl;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Loopback.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import dev.pawl.testing.Threads;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A trace that throws, in any of its methods: {@code run} throws it on, and no task, wake or
 * outcome is lost by it.
 */
@Timeout(60)
final class ThrowingTraceTest {
  /** Known by its message: of two at once, one is suppressed. */
  private static final String RUDE = "from the trace";

  private static final int TIMES = 3;

  static Stream<Arguments> callbacks() {
    return Arrays.stream(Trace.class.getMethods())
        .map(Method::getName)
        .sorted()
        .flatMap(name -> Stream.of(Arguments.of(name, 1), Arguments.of(name, 3)));
  }

  /** Throws the first times that the method is called. */
  private static Trace throwingIn(String method, AtomicInteger thrown) {
    Trace quiet = new Trace() {};
    return (Trace)
        Proxy.newProxyInstance(
            Trace.class.getClassLoader(),
            new Class<?>[] {Trace.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method) && thrown.get() < TIMES) {
                thrown.incrementAndGet();
                throw new IllegalStateException(RUDE);
              }
              try {
                return called.invoke(quiet, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Runs until no run ends by the trace. */
  private static int runToTheEnd(Executor executor) {
    for (int ended = 0; ; ended++) {
      try {
        executor.run();
        return ended;
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage(RUDE);
      }
    }
  }

  @ParameterizedTest(name = "{0}, threads = {1}")
  @MethodSource("callbacks")
  void nothingIsLost(String method, int threads) throws Exception {
    AtomicInteger thrown = new AtomicInteger();
    Recorder uncaught = new Recorder();
    try (UdpSocket socket = Executor.blockOn(UdpSocket.bind(anyPort()));
        Executor executor =
            Executor.builder()
                .threads(threads)
                .trace(throwingIn(method, thrown))
                .uncaughtExceptionHandler(uncaught)
                .build()) {
      InetSocketAddress address = socket.localAddress();
      List<JoinHandle<?, ?>> handles = new ArrayList<>();
      Probe<Void> woken = new Probe<>();
      handles.add(executor.spawner().spawn(woken));
      for (int i = 0; i < 3; i++) {
        handles.add(executor.spawner().spawn(Task.yieldNow()));
        handles.add(executor.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1))));
      }
      CompletableFuture<JoinHandle<?, ?>> inner = new CompletableFuture<>();
      executor.spawner().spawn(Steps.of(() -> inner.complete(Task.spawn(Task.yieldNow()))));
      CompletableFuture<Void> elsewhere =
          Threads.start(
              () -> {
                inner.get();
                for (int i = 0; i < 3; i++) {
                  send(address, (byte) i);
                  Thread.sleep(5);
                }
                woken.complete(null);
              });
      int ended = runToTheEnd(executor);
      Threads.join(elsewhere);
      handles.add(inner.get());
      assertThat(handles).allMatch(JoinHandle::isDone);
      assertThat(executor.metrics().live()).isZero();
      assertThat(executor.metrics().failed()).isZero();
      assertThat(ended).as("runs that threw").isEqualTo(Math.min(ended, thrown.get()));
      if (thrown.get() > 0) {
        assertThat(ended).isPositive();
      }
      if (!method.equals("interestDropped")) {
        assertThat(thrown.get()).isPositive();
      }
    }
    assertThat(uncaught.failures()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, threads = {1}")
  @MethodSource("callbacks")
  void closingGoesOn(String method, int threads) {
    AtomicInteger thrown = new AtomicInteger(TIMES);
    Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((thread, t) -> {});
    List<Probe<Void>> probes = new ArrayList<>();
    try (Executor executor =
        Executor.builder().threads(threads).trace(throwingIn(method, thrown)).build()) {
      for (int i = 0; i < 10; i++) {
        probes.add(new Probe<>());
        executor.spawner().spawn(probes.get(i));
      }
      Steps.settle(executor);
      thrown.set(0);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(before);
    }
    assertThat(probes).allMatch(probe -> probe.cancelledAtPoll().equals(List.of(false, true)));
  }

  @ParameterizedTest(name = "{0}, threads = {1}")
  @MethodSource("callbacks")
  void aReactorOfItsOwnThreadGoesOn(String method, int threads) throws Exception {
    AtomicInteger thrown = new AtomicInteger();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, t) -> {});
    try (Reactor reactor = Reactor.start(throwingIn(method, thrown));
        Executor executor = Executor.builder().threads(threads).reactor(reactor).build();
        UdpSocket socket = executor.run(UdpSocket.bind(anyPort()))) {
      for (int i = 0; i < 5; i++) {
        JoinHandle<InetSocketAddress, ?> receiving =
            executor.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
        Steps.settle(executor);
        send(socket.localAddress(), (byte) i);
        executor.run(Task.race(List.of(done(receiving))));
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static Task<Boolean, RuntimeException> done(JoinHandle<?, ?> handle) {
    return cx -> {
      try {
        return handle.poll(cx).isReady() ? Poll.ready(true) : Poll.pending();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    };
  }

  @Test
  void aFailureBeforeTheFirstRunIsThrownByThat() {
    AtomicInteger thrown = new AtomicInteger(TIMES - 1);
    Executor executor = Executor.builder().trace(throwingIn("executorMade", thrown)).build();
    assertThatThrownBy(executor::run).hasMessage(RUDE);
    assertThat(executor.run(Task.ready(7))).isEqualTo(7);
    executor.close();
  }
}
