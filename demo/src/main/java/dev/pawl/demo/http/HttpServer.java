package dev.pawl.demo.http;

import static dev.pawl.Task.await;
import static dev.pawl.Task.spawn;
import static dev.pawl.Task.timeout;

import dev.pawl.Async;
import dev.pawl.demo.AddressOptions;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.sync.Semaphore;
import dev.pawl.time.Clock;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Accepts connections, as many as it may have at once, and answers their requests. {@link #stop}
 * ends it in order: it accepts no more, closes the connections that wait for a request, lets the
 * others give their answer, and after a while closes those as well.
 */
public final class HttpServer {
  private final Handler handler;
  private final Limits limits;
  private final Consumer<String> log;
  private final Semaphore places;
  private final Set<HttpConnection> connections = new LinkedHashSet<>();

  private volatile boolean stopping;

  /** Null until it listens. */
  private volatile TcpListener listener;

  /** The date of the second in which it was asked for last. */
  private long dateSecond = Long.MIN_VALUE;

  private String date;

  HttpServer(Handler handler, Limits limits, Consumer<String> log) {
    this.handler = handler;
    this.limits = limits;
    this.log = log;
    this.places = new Semaphore(limits.connections());
  }

  /**
   * @param grace how long, once it is stopped, the requests under way may take
   */
  @Async
  void serve(InetSocketAddress address, Duration grace) throws IOException {
    try (TcpListener opened = await(TcpListener.bind(address))) {
      listener = opened;
      log.accept("listening on " + AddressOptions.asTyped(opened.localAddress()));
      await(HttpServerAsync.acceptAll(this, opened));
    } catch (ClosedChannelException e) {
      if (!stopping) {
        throw e;
      }
    }
    for (HttpConnection each : Set.copyOf(connections)) {
      each.closeIfIdle();
    }
    try {
      await(timeout(grace, places.acquire(limits.connections()))); // all of them are free
    } catch (TimedOutException e) {
      log.accept(connections.size() + " connections did not finish");
    }
  }

  @Async
  void acceptAll(TcpListener opened) throws IOException {
    while (true) {
      Semaphore.Permit place = await(places.acquire());
      try {
        TcpStream stream = await(opened.accept());
        spawn(HttpServerAsync.attend(this, stream, place));
        place = null;
      } finally {
        if (place != null) {
          place.close();
        }
      }
    }
  }

  @Async
  void attend(TcpStream stream, Semaphore.Permit place) {
    try (place) {
      stream.setOption(StandardSocketOptions.TCP_NODELAY, true);
      HttpConnection connection = new HttpConnection(stream, this);
      connections.add(connection);
      try {
        await(HttpConnectionAsync.serve(connection));
      } finally {
        connections.remove(connection);
      }
    } catch (ClosedChannelException e) {
      // Closed by this side: it was idle when the server was stopped.
    } catch (IOException | TimedOutException e) {
      log.accept("lost a connection: " + e.getMessage());
    }
  }

  /** Ends the server in order; any thread. */
  void stop() {
    stopping = true;
    TcpListener opened = listener;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  boolean isStopping() {
    return stopping;
  }

  Handler handler() {
    return handler;
  }

  Limits limits() {
    return limits;
  }

  /** Now, as HTTP writes it. */
  String date() {
    var now = Clock.current().instant();
    if (now.getEpochSecond() != dateSecond) {
      dateSecond = now.getEpochSecond();
      date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    }
    return date;
  }

  public static void main(String[] args) {
    System.exit(HttpCommand.run(args));
  }
}
