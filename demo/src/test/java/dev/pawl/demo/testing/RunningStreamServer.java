package dev.pawl.demo.testing;

import dev.pawl.Executor;
import dev.pawl.Task;
import dev.pawl.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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

  private static final String LISTENING = "listening on 127.0.0.1:";

  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Executor executor;

  private RunningStreamServer(Executor executor) {
    this.executor = executor;
  }

  /**
   * @param server given the log, the first line of which is to tell the port
   */
  public static RunningStreamServer start(
      Clock clock, Function<Consumer<String>, Task<Void, IOException>> server) {
    RunningStreamServer running = new RunningStreamServer(Executor.builder().clock(clock).build());
    Thread thread = new Thread(() -> running.run(server.apply(running::log)), "server");
    thread.start();
    return running;
  }

  private void run(Task<Void, IOException> server) {
    try {
      executor.run(server);
      end.complete(null);
    } catch (CancellationException closed) {
      end.complete(null);
    } catch (Throwable t) {
      port.completeExceptionally(t);
      end.completeExceptionally(t);
    }
  }

  private void log(String line) {
    log.add(line);
    if (line.startsWith(LISTENING)) {
      port.complete(Integer.parseInt(line.substring(LISTENING.length())));
    }
  }

  public int port() {
    return port.join();
  }

  public List<String> log() {
    return log;
  }

  public Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  /** Waits until the server has ended by itself. */
  public void awaitEnd() {
    end.join();
  }

  @Override
  public void close() {
    executor.close();
    end.join();
  }
}
