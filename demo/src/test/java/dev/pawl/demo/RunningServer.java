package dev.pawl.demo;

import dev.pawl.Executor;
import dev.pawl.Trace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** An {@link EchoServer} on a free port of the loopback address, on a thread of this JVM. */
final class RunningServer implements AutoCloseable {
  private final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
  private final CompletableFuture<IOException> lost = new CompletableFuture<>();
  private final String host;
  private final Executor executor;
  private final Thread thread;

  private RunningServer(Arrangement arrangement, Trace trace, String host) {
    this.host = host;
    executor = arrangement.executor(Optional.of(trace));
    thread = new Thread(this::serve, "server");
    thread.start();
  }

  static RunningServer start(Arrangement arrangement, Trace trace) {
    return new RunningServer(arrangement, trace, "127.0.0.1");
  }

  /** One that listens elsewhere. */
  static RunningServer startOn(String host) {
    return new RunningServer(Arrangement.EXECUTOR, new CountingTrace(), host);
  }

  /** Why the first datagram that was not sent back was not. */
  IOException lost() {
    return lost.join();
  }

  InetSocketAddress address() {
    return address.join();
  }

  long threadId() {
    return thread.getId();
  }

  @Override
  public void close() {
    executor.close();
  }

  private void serve() {
    try {
      executor.run(EchoServerAsync.serve(new InetSocketAddress(host, 0), new Told()));
    } catch (CancellationException closed) {
      // That is how a server ends.
    } catch (Throwable t) {
      address.completeExceptionally(t);
    }
  }

  private final class Told implements EchoLog {
    @Override
    public void listening(SocketAddress local) {
      address.complete((InetSocketAddress) local);
    }

    @Override
    public void echoed(int bytes, SocketAddress peer) {}

    @Override
    public void lost(SocketAddress peer, IOException reason) {
      lost.complete(reason);
    }
  }
}
