package dev.pawl.demo.http;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.demo.AddressOptions;
import dev.pawl.net.Server;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.time.Clock;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Accepts connections, as many as it may have at once, and answers their requests. Stopped, it
 * closes the connections that wait for a request, and lets the others give their answer.
 */
public final class HttpServer {
  /** RFC 9110, 5.6.7. The JDK's own has days of one digit. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Handler handler;
  private final Limits limits;
  private final Consumer<String> log;

  /** The date of the second in which it was asked for last. */
  private long dateSecond = Long.MIN_VALUE;

  private String date;

  HttpServer(Handler handler, Limits limits, Consumer<String> log) {
    this.handler = handler;
    this.limits = limits;
    this.log = log;
  }

  /** Listens; the server has yet to serve. */
  @Async
  Server<TcpStream> listen(InetSocketAddress address) throws IOException {
    TcpListener listener = await(TcpListener.bind(address));
    log.accept("listening on " + AddressOptions.asTyped(listener.localAddress()));
    return new Server<>(
        listener,
        limits.connections(),
        (stream, server) -> HttpServerAsync.attend(this, stream, server));
  }

  @Async
  void attend(TcpStream stream, Server<TcpStream> server) {
    try {
      stream.setOption(StandardSocketOptions.TCP_NODELAY, true);
      await(HttpConnectionAsync.serve(new HttpConnection(stream, this, server)));
    } catch (IOException | TimedOutException e) {
      log.accept("lost a connection: " + e.getMessage());
    }
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
      date = DATE.format(now);
    }
    return date;
  }

  public static void main(String[] args) {
    System.exit(HttpCommand.run(args));
  }
}
