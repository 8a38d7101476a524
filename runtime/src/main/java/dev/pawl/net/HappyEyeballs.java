package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.LateCloser;
import dev.pawl.protocol.PolledAgain;
import dev.pawl.time.Sleep;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Connects to a host that may have several addresses, some of which may not answer (RFC 8305): the
 * next one is tried as soon as one has failed, and anyhow a while after the last, and the first
 * connection wins. The families take turns, beginning with the one that the system prefers.
 */
final class HappyEyeballs implements Task<TcpStream, IOException> {
  /** RFC 8305, section 5: the recommended connection attempt delay. */
  static final Duration DELAY = Duration.ofMillis(250);

  private final String name;
  private final int port;
  private final Function<InetSocketAddress, Task<TcpStream, IOException>> connect;
  private final Deque<InetAddress> untried = new ArrayDeque<>();
  private final List<Task<TcpStream, IOException>> attempts = new ArrayList<>();

  /** Until it is done. */
  private Task<List<InetAddress>, UnknownHostException> lookup;

  /** Until the next address is tried, though none has failed; or null. */
  private Task<Void, RuntimeException> delay;

  private IOException failure;
  private Waker awaiter;
  private boolean completed;

  /**
   * @param name the host's, for messages
   */
  HappyEyeballs(
      String name,
      Task<List<InetAddress>, UnknownHostException> lookup,
      int port,
      Function<InetSocketAddress, Task<TcpStream, IOException>> connect) {
    this.name = name;
    this.lookup = lookup;
    this.port = port;
    this.connect = connect;
  }

  @Override
  public Poll<TcpStream> poll(Context cx) throws IOException {
    if (completed) {
      throw PolledAgain.by(this);
    }
    awaiter = Awaiter.replace(this, awaiter, cx.waker());
    completed = true; // an exception completes it too
    try {
      Poll<TcpStream> poll = looksUp(cx) ? Poll.pending() : race(cx);
      completed = poll.isReady();
      return poll;
    } finally {
      if (completed) {
        endDelay();
        for (Throwable each : withdrawAttempts()) { // of losers, which take nothing from the winner
          LateCloser.of(cx).tell(this, each);
        }
      }
    }
  }

  private boolean looksUp(Context cx) throws UnknownHostException {
    if (lookup == null) {
      return false;
    }
    Poll<List<InetAddress>> addresses = lookup.poll(cx);
    if (addresses.isPending()) {
      return true;
    }
    lookup = null;
    untried.addAll(inTurns(addresses.get()));
    return false;
  }

  private Poll<TcpStream> race(Context cx) throws IOException {
    while (true) {
      Poll<TcpStream> first = first(cx);
      if (first.isReady()) {
        return first;
      }
      if (delay != null && delay.poll(cx).isReady()) {
        delay = null;
      }
      if (delay == null && !untried.isEmpty()) {
        attempts.add(connect.apply(new InetSocketAddress(untried.remove(), port)));
        delay = untried.isEmpty() ? null : Sleep.of(DELAY);
      } else if (attempts.isEmpty()) {
        throw failure;
      } else {
        return Poll.pending();
      }
    }
  }

  /** The first attempt that has succeeded; those that have failed are forgotten. */
  private Poll<TcpStream> first(Context cx) {
    for (Iterator<Task<TcpStream, IOException>> each = attempts.iterator(); each.hasNext(); ) {
      try {
        Poll<TcpStream> poll = each.next().poll(cx);
        if (poll.isReady()) {
          each.remove();
          return poll;
        }
      } catch (IOException e) {
        each.remove();
        note(e);
        endDelay();
      }
    }
    return Poll.pending();
  }

  private void note(IOException e) {
    if (failure == null) {
      failure = e;
    } else {
      failure.addSuppressed(e);
    }
  }

  private void endDelay() {
    if (delay != null) {
      delay.withdraw();
      delay = null;
    }
  }

  /**
   * Withdraws them all, whatever one of them throws.
   *
   * @return what they threw
   */
  private List<RuntimeException> withdrawAttempts() {
    List<RuntimeException> thrown = new ArrayList<>();
    for (Task<TcpStream, IOException> each : attempts) {
      try {
        each.withdraw();
      } catch (RuntimeException e) {
        thrown.add(e);
      }
    }
    attempts.clear();
    return thrown;
  }

  @Override
  public boolean withdraw() {
    if (lookup != null && !lookup.withdraw()) {
      return false;
    }
    awaiter = null;
    endDelay();
    List<RuntimeException> thrown = withdrawAttempts();
    if (!thrown.isEmpty()) {
      RuntimeException first = thrown.remove(0);
      thrown.forEach(first::addSuppressed);
      throw first;
    }
    return true;
  }

  /** Section 4: one of each family after the other, in the order that they had. */
  static List<InetAddress> inTurns(List<InetAddress> addresses) {
    boolean first6 = addresses.get(0) instanceof Inet6Address;
    Deque<InetAddress> first = new ArrayDeque<>();
    Deque<InetAddress> second = new ArrayDeque<>();
    for (InetAddress each : addresses) {
      (each instanceof Inet6Address == first6 ? first : second).add(each);
    }
    List<InetAddress> turns = new ArrayList<>();
    while (!first.isEmpty() || !second.isEmpty()) {
      if (!first.isEmpty()) {
        turns.add(first.remove());
      }
      if (!second.isEmpty()) {
        turns.add(second.remove());
      }
    }
    return turns;
  }

  @Override
  public String toString() {
    return "connect to " + name + ":" + port;
  }
}
