package dev.pawl.net;

import dev.pawl.Task;
import dev.pawl.testing.WakeFlag;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * What a server shares between the task that serves, the threads on which connections end, and who
 * stops it.
 *
 * <p>The one that it is there for: the serving task has yet to look how many connections there are,
 * or whether the server was stopped; now that changes. It sees the change, or is woken.
 */
public final class ServerLincheckTest {
  private final Server<TcpStream> server =
      new Server<>(new TcpListener(new NoChannel()), (stream, of) -> Task.ready(null));

  /** The latest one; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private volatile int live;
  private volatile int seenConnections;
  private volatile Duration seenGrace;
  private volatile Duration latest;

  public ServerLincheckTest() {
    for (int i = 0; i < 3; i++) {
      server.begins();
      live++;
    }
    serve();
  }

  /** As {@link Serving} is polled. */
  @Operation(nonParallelGroup = "serving")
  public void serve() {
    waker = new WakeFlag();
    server.setWaker(waker);
    Server.Stop stop = server.stopped();
    seenGrace = stop == null ? null : stop.grace();
    seenConnections = server.connections();
  }

  @Operation(nonParallelGroup = "connections")
  public void end() {
    if (live > 0) {
      live--;
      server.ended();
    }
  }

  @Operation(nonParallelGroup = "stopping")
  public void stop() {
    latest = Duration.ofSeconds(latest == null ? 1 : latest.getSeconds() + 1);
    server.stop(latest);
  }

  @Validate
  public void whatChangedIsSeenOrTold() {
    if (server.connections() != live) {
      throw new IllegalStateException(server.connections() + " are counted, of " + live);
    }
    if (!waker.isWoken() && (seenConnections != live || seenGrace != latest)) {
      throw new IllegalStateException(
          "it has seen " + seenConnections + " and " + seenGrace + ", and nobody wakes it");
    }
  }

  /** It can be closed. */
  private static final class NoChannel extends ServerSocketChannel {
    NoChannel() {
      super(null);
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public ServerSocket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel accept() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void noChangeIsMissed() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(15)
        .invocationsPerIteration(500)
        .check(ServerLincheckTest.class);
  }
}
