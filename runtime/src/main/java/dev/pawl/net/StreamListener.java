package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.time.Sleep;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Accepts connections: {@link TcpListener} or {@link UnixListener}.
 *
 * <p>Any number of tasks may wait to accept; each connection goes to one of them. A listener may be
 * used from several executors. Connections that nobody accepts wait in the system's backlog; what
 * that has no room for is refused or has to try again.
 *
 * @param <S> the connections
 */
public abstract sealed class StreamListener<S extends StreamSocket> implements AutoCloseable
    permits TcpListener, UnixListener {
  /** What the system's own limit cuts down to what it allows; the JDK's default of 50 is little. */
  static final int BACKLOG = 1024;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final ServerSocketChannel channel;
  private final Registrations registrations;

  /** Who waits to try again; closing wakes them. */
  private final Map<Accept, Waker> paused = new ConcurrentHashMap<>();

  /** Whether the system has refused connections since the backlog was empty. */
  private final AtomicBoolean refused = new AtomicBoolean();

  StreamListener(ServerSocketChannel channel) {
    this.channel = channel;
    this.registrations = new Registrations(this, channel);
  }

  /** A channel that listens. */
  static ServerSocketChannel listening(
      ServerSocketChannel channel, SocketAddress local, SocketOptions options, int backlog)
      throws IOException {
    try {
      channel.configureBlocking(false);
      options.apply(channel);
      prepareForExhaustion(); // first: a Unix-domain socket that is bound leaves a file behind
      channel.bind(local, backlog);
      return channel;
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  /**
   * The class with which the JDK closes sockets takes descriptors itself, when it is initialised by
   * the first close. If there are none by then it is broken for good, and nothing can be closed.
   */
  private static void prepareForExhaustion() throws IOException {
    SocketChannel.open().close();
  }

  static int checked(int backlog) {
    if (backlog < 1) {
      throw new IllegalArgumentException("The backlog must be 1 or more, not " + backlog + ".");
    }
    return backlog;
  }

  abstract S connection(SocketChannel channel);

  /**
   * Accepts the next connection.
   *
   * <p>Cancel-safe: when it is cancelled, the connection goes to the next one who accepts.
   *
   * <p>When the system refuses, as a rule because the process has no file descriptor left, it tries
   * again, every 5 ms at first and every second in the end. The executor's handler for uncaught
   * exceptions is told once, until the backlog has been empty.
   *
   * @return a task for the connection; it throws {@link ClosedChannelException} if the listener is
   *     closed before or while it waits
   */
  public final Task<S, IOException> accept() {
    return new Accept();
  }

  /**
   * Sets an option of the listener.
   *
   * @throws UnsupportedOperationException if it has no such option
   * @see ServerSocketChannel#setOption
   */
  public final <V> void setOption(SocketOption<V> option, V value) throws IOException {
    channel.setOption(Objects.requireNonNull(option, "option"), value);
  }

  /**
   * The value of an option of the listener.
   *
   * @see ServerSocketChannel#getOption
   */
  public final <V> V getOption(SocketOption<V> option) throws IOException {
    return channel.getOption(Objects.requireNonNull(option, "option"));
  }

  /**
   * Where it listens.
   *
   * @throws ClosedChannelException if the listener is closed
   */
  public SocketAddress localAddress() throws IOException {
    return channel.getLocalAddress();
  }

  /** Whether {@link #close} has yet to be called. */
  public final boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Listens no more; any thread. Whoever waits to accept gets {@link ClosedChannelException}; what
   * waits in the backlog is refused. Connections that were accepted stay open. On return the
   * address is free. Does nothing if it is closed already.
   */
  @Override
  public void close() throws IOException {
    registrations.close();
    paused.values().forEach(Waker::wake);
  }

  /** Such as {@code TcpListener(127.0.0.1:8080)}. */
  @Override
  public final String toString() {
    try {
      return getClass().getSimpleName() + "(" + SocketNames.of(channel.getLocalAddress()) + ")";
    } catch (IOException e) {
      return getClass().getSimpleName() + "(closed)";
    }
  }

  /**
   * One that the system refuses goes on after a pause. Without it, the connection that waits would
   * have the selector return at once for ever.
   */
  private final class Accept implements Task<S, IOException> {
    private Attempt attempt = new Attempt();
    private Duration pause = FIRST_PAUSE;

    /** Until the next attempt, or null. */
    private Task<Void, RuntimeException> pausing;

    @Override
    public Poll<S> poll(Context cx) throws IOException {
      while (!pauses(cx)) {
        Poll<S> poll = attempt.poll(cx);
        IOException refusal = attempt.refusal;
        if (refusal == null) {
          return poll;
        }
        tellOnce(refusal, cx);
        attempt = new Attempt();
        pausing = Sleep.of(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
      return Poll.pending();
    }

    private boolean pauses(Context cx) {
      if (pausing == null) {
        return false;
      }
      paused.put(this, cx.waker()); // before it looks whether the listener is closed
      if (channel.isOpen() && pausing.poll(cx).isPending()) {
        return true;
      }
      endPause();
      return false;
    }

    private void endPause() {
      if (pausing != null) {
        pausing.withdraw();
        pausing = null;
        paused.remove(this);
      }
    }

    @Override
    public boolean withdraw() {
      endPause();
      return attempt.withdraw();
    }

    @Override
    public String toString() {
      return attempt.toString();
    }
  }

  private final class Attempt extends Reading<S> {
    /** Why the system refuses, though the listener is open: it has no descriptor left. */
    private IOException refusal;

    Attempt() {
      super(registrations);
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        refusal = e;
        return true;
      }
      if (accepted == null) {
        refused.set(false);
        return false;
      }
      try {
        accepted.configureBlocking(false);
      } catch (Throwable t) {
        accepted.close();
        throw t;
      }
      result = connection(accepted);
      return true;
    }

    @Override
    String name() {
      return "accept";
    }
  }

  private void tellOnce(IOException refusal, Context cx) {
    if (!refused.getAndSet(true)) {
      cx.uncaughtExceptionHandler()
          .uncaught(
              "accept on " + this,
              new IOException(
                  this
                      + " can't accept: "
                      + refusal.getMessage()
                      + ". Connections wait in its backlog while it tries again, up to every"
                      + " second. This is told once, until they have all been accepted.",
                  refusal));
    }
  }
}
