package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.ChildProcess;
import dev.pawl.testing.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread holds them; the clients are another process, as each end is a descriptor. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TenThousandConnectionsTest {
  private static final int CONNECTIONS = 10_000;

  @Test
  void oneThreadHoldsAndServesThem() throws Exception {
    assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            && unix.getMaxFileDescriptorCount() > CONNECTIONS + 500,
        "the limit of file descriptors is too low");
    AtomicInteger accepted = new AtomicInteger();
    Executor.Builder quiet = Executor.builder().uncaughtExceptionHandler((task, failure) -> {});
    try (Executor executor = quiet.build()) {
      TcpListener listener = executor.run(TcpListener.bind(anyPort()));
      Reactor reactor = executor.run(cx -> Poll.ready(cx.reactor()));
      JoinHandle<Void, IOException> accepting =
          executor.spawner().spawn(new EchoTask.AcceptAll(listener, accepted));
      CompletableFuture<Void> running = Threads.start(executor::run);
      String port = Integer.toString(listener.localAddress().getPort());
      try (ChildProcess clients =
          ChildProcess.java(ManyClients.class, port, Integer.toString(CONNECTIONS))) {
        assertThat(clients.readLine()).isEqualTo("all answered");
        assertThat(accepted).hasValue(CONNECTIONS);
        assertThat(reactor.registered()).isEqualTo(CONNECTIONS + 1);
      }
      listener.close();
      Threads.join(running); // every connection has come to its end, so no task is left
      assertThat(reactor.registered()).isZero();
      assertThatThrownBy(() -> executor.run(accepting)).isInstanceOf(ClosedChannelException.class);
    }
  }
}
