package dev.pawl.demo.testing;

import dev.pawl.Executor;
import dev.pawl.Task;
import dev.pawl.net.Server;
import dev.pawl.net.TcpStream;
import dev.pawl.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A server for connections on a free port of the loopback address, on a thread of this JVM. */
public final class RunningStreamServer implements AutoCloseable {
  /** A free port. */
  public static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final CompletableFuture<Server<TcpStream>> server = new CompletableFuture<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Executor executor;

  private RunningStreamServer(Executor executor) {
    this.executor = executor;
  }

  /**
   * @param listen given the log
   */
  public static RunningStreamServer start(
      Clock clock, Function<Consumer<String>, Task<Server<TcpStream>, IOException>> listen) {
    RunningStreamServer running = new RunningStreamServer(Executor.builder().clock(clock).build());
    Thread thread = new Thread(() -> running.run(listen.apply(running.log::add)), "server");
    thread.start();
    return running;
  }

  private void run(Task<Server<TcpStream>, IOException> listen) {
    try {
      server.complete(executor.run(listen));
      end.complete(executor.run(server.join().serve()));
    } catch (CancellationException closed) {
      end.complete(0);
    } catch (Throwable t) {
      server.completeExceptionally(t);
      end.completeExceptionally(t);
    }
  }

  public int port() throws IOException {
    return ((InetSocketAddress) server.join().localAddress()).getPort();
  }

  public List<String> log() {
    return log;
  }

  public Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  /** Stops the server, once it listens. */
  public void stop(Duration grace) {
    server.join().stop(grace);
  }

  /**
   * Waits until the server has ended by itself.
   *
   * @return how many connections did not finish
   */
  public int awaitEnd() {
    return end.join();
  }

  /** Whether {@link #awaitEnd} would not wait. */
  public boolean hasEnded() {
    return end.isDone();
  }

  @Override
  public void close() {
    executor.close();
    end.join();
  }
}
