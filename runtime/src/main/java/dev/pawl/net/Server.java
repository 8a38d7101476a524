package dev.pawl.net;

import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.sync.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * A listener and its connections, which end in order: accepts, and has each connection attended to
 * by a task of its own, until it is stopped.
 *
 * <pre>{@code
 * try (TcpListener listener = await(TcpListener.bind(address))) {
 *   Server<TcpStream> server = new Server<>(listener, EchoAsync::answer); // (stream, server)
 *   onCtrlC(() -> server.stop(ofSeconds(5)));
 *   await(server.serve());
 * }
 * }</pre>
 *
 * <p><b>Stopping.</b> {@link #stop} closes the listener. Connections go on, for as long as it says;
 * those that know a good moment for their end, as between two requests, wait for the next request
 * {@linkplain #unlessStopped unless the server is stopped}. What is left when the time is over is
 * cancelled, and its cleanup awaited. Cancelling the task of {@link #serve} does all of that at
 * once.
 *
 * <p><b>Failures.</b> What a connection's task throws ends that connection and no other; the {@link
 * dev.pawl.UncaughtExceptionHandler} is told. A connection is closed when its task is at its end,
 * however it ends.
 *
 * <p>All methods may be called from any thread.
 *
 * @param <S> the connections
 */
public final class Server<S extends StreamSocket> {
  final StreamListener<S> listener;
  final Handler<S> handler;
  final int limit;

  /** Closed when the server is stopped. */
  private final Channel<Void> stopping = Channel.rendezvous();

  /** These are guarded by this. */
  private int connections;

  private Stop stop;
  private Waker waker;
  private boolean serves;

  /** One call of {@link #stop(Duration)}, told from others by identity. */
  record Stop(Duration grace) {}

  /**
   * What is done with a connection.
   *
   * @param <S> the connections
   */
  @FunctionalInterface
  public interface Handler<S extends StreamSocket> {
    /**
     * Called once for each connection, in the first poll of its task.
     *
     * @param stream closed when the task is at its end
     * @return what attends to it, polled in place
     */
    Task<?, ?> attend(S stream, Server<S> server);
  }

  /**
   * A server that has any number of connections at once.
   *
   * @param listener closed when the server is stopped or at its end
   */
  public Server(StreamListener<S> listener, Handler<S> handler) {
    this(listener, Integer.MAX_VALUE, handler);
  }

  /**
   * Like {@link #Server(StreamListener, Handler)}.
   *
   * @param limit how many connections it has at once, at most; the others wait in the backlog
   * @throws IllegalArgumentException if the limit is not positive
   */
  public Server(StreamListener<S> listener, int limit, Handler<S> handler) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "A server has to have room for a connection, not for " + limit + ".");
    }
    this.listener = Objects.requireNonNull(listener, "listener");
    this.handler = Objects.requireNonNull(handler, "handler");
    this.limit = limit;
  }

  /**
   * Accepts connections until the server is stopped, then waits for their end. To be called once.
   *
   * <p>Not cancel-safe: cancelling it ends the server and its connections. It waits for their
   * cleanup then.
   *
   * @return a task for the number of connections that had to be cancelled. It throws {@link
   *     java.nio.channels.ClosedChannelException} if the listener is closed other than by {@link
   *     #stop}, and what else accepting may throw; the connections are cancelled before
   * @throws IllegalStateException if it was called before
   */
  public Task<Integer, IOException> serve() {
    synchronized (this) {
      if (serves) {
        throw new IllegalStateException(
            "Server.serve was called twice. A server serves once; make another one.");
      }
      serves = true;
    }
    return new Serving<>(this);
  }

  /**
   * Accepts no more connections, and ends {@link #serve} when those that there are have ended.
   * Called again, the later limit holds, from then on.
   *
   * @param grace how long they may take; with zero, they are cancelled at once
   * @throws IllegalArgumentException if it is negative
   */
  public void stop(Duration grace) {
    if (Objects.requireNonNull(grace, "grace").isNegative()) {
      throw new IllegalArgumentException(
          "Connections can't be given " + grace + " to end: that is negative.");
    }
    Waker woken;
    synchronized (this) {
      this.stop = new Stop(grace);
      woken = waker;
    }
    stopping.close();
    try {
      closeListener();
    } finally {
      if (woken != null) {
        woken.wake();
      }
    }
  }

  void closeListener() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it was stopped. */
  public boolean isStopping() {
    return stopping.isClosed();
  }

  /**
   * Waits until the server is stopped. Cancel-safe; any number of tasks may wait.
   *
   * @return a task that is complete then, at once if it is so already
   */
  public Task<Void, RuntimeException> stopping() {
    return stopping.receive(); // null, as it is closed
  }

  /**
   * A task that a connection waits for at a moment at which it may as well end.
   *
   * <pre>{@code
   * while (await(server.unlessStopped(stream.read(buffer.clear()), -1)) >= 0) {
   * }</pre>
   *
   * <p>Polled in place; cancel-safe if {@code task} is.
   *
   * @return a task for the same value; or for {@code otherwise}, if it has none by the time the
   *     server is stopped. It is withdrawn then, as by {@link Task#race}
   */
  public <T, X extends Throwable> Task<T, X> unlessStopped(Task<T, X> task, T otherwise) {
    return Task.race(
        Objects.requireNonNull(task, "task"), Task.widen(stopping().map(stopped -> otherwise)));
  }

  /**
   * Where it listens: with the port that the system chose, if it was asked to.
   *
   * @throws java.nio.channels.ClosedChannelException if the server is stopped or at its end
   */
  public SocketAddress localAddress() throws IOException {
    return listener.localAddress();
  }

  /** How many connections there are. */
  public synchronized int connections() {
    return connections;
  }

  /** The latest, from which on its time counts; null if the server goes on. */
  synchronized Stop stopped() {
    return stop;
  }

  /** Has {@link #serve} woken when the server is stopped or a connection ends. */
  synchronized void setWaker(Waker waker) {
    this.waker = waker;
  }

  synchronized void begins() {
    connections++;
  }

  void ended() {
    Waker woken;
    synchronized (this) {
      connections--;
      woken = waker;
    }
    if (woken != null) {
      woken.wake();
    }
  }

  /** Such as {@code Server(TcpListener(127.0.0.1:8080))}. */
  @Override
  public String toString() {
    return "Server(" + listener + ")";
  }
}
