package dev.pawl.demo.http;

import static dev.pawl.Task.await;
import static dev.pawl.Task.timeout;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.demo.HangUpAsync;
import dev.pawl.io.ByteWriter;
import dev.pawl.net.Server;
import dev.pawl.net.TcpStream;
import dev.pawl.time.Clock;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpStatus;

/**
 * One connection: a request, its answer, the next request. Answers to requests that came together
 * leave together.
 */
final class HttpConnection {
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final TcpStream stream;
  private final HttpServer http;
  private final Server<TcpStream> server;
  private final RequestParser parser;
  private final ByteWriter out;
  private final ByteBuffer in = ByteBuffer.allocate(4_096).flip();

  /** Whether it was idle when it waited last, and since when it is, or reads a request. */
  private boolean idle;

  private long since;

  /** Whether there has been an answer since: what is waited for next has a time of its own. */
  private boolean answered = true;

  HttpConnection(TcpStream stream, HttpServer http, Server<TcpStream> server) {
    this.stream = stream;
    this.http = http;
    this.server = server;
    this.parser = new RequestParser(http.limits());
    this.out = new ByteWriter(stream);
  }

  /**
   * Until the client has left, has had its time, or is told to leave; closing is the caller's.
   *
   * @throws TimedOutException if the client does not take its answers
   */
  @Async
  void serve() throws IOException {
    while (await(HttpConnectionAsync.answerNext(this))) {}
  }

  /**
   * @return whether the connection goes on
   */
  @Async
  boolean answerNext() throws IOException {
    while (true) {
      switch (parser.parse(in)) {
        case REQUEST -> {
          Request request = parser.request();
          parser.next();
          answered = true;
          return await(HttpConnectionAsync.answer(this, request));
        }
        case REFUSED -> {
          await(HttpConnectionAsync.refuse(this, parser.refusal()));
          return false;
        }
        case HEADERS -> await(timeout(http.limits().request(), out.write(Response.CONTINUE)));
        case MORE -> {
          if (!await(HttpConnectionAsync.receive(this))) {
            return false;
          }
        }
      }
    }
  }

  @Async
  boolean answer(Request request) throws IOException {
    boolean keepAlive = request.keepAlive() && !server.isStopping();
    Response response = http.handler().answer(request);
    byte[] body = request.method().equals("HEAD") ? new byte[0] : response.body();
    byte[] head = response.head(http.date(), afterwards(request, keepAlive));
    await(timeout(http.limits().request(), out.write(head, body))); // it may not read the others
    if (!keepAlive) {
      await(timeout(http.limits().request(), out.flush()));
      await(HangUpAsync.politely(stream, LINGER));
    }
    return keepAlive;
  }

  private static Afterwards afterwards(Request request, boolean keepAlive) {
    if (!keepAlive) {
      return Afterwards.CLOSES;
    }
    return request.isHttp10() ? Afterwards.STAYS_AS_ASKED : Afterwards.STAYS;
  }

  /**
   * Sends the answers that there are, and waits for more bytes: idly for those of a new request,
   * and those of one that has begun. Either has its time, whether or not some come meanwhile: empty
   * lines before a request are none.
   *
   * @return false at the end, when the time is over, or if it is idle and the server is stopped
   */
  @Async
  boolean receive() throws IOException {
    if (out.buffered() > 0) {
      await(timeout(http.limits().request(), out.flush()));
    }
    Duration limit = timeLeft(parser.isBetweenRequests());
    Task<Integer, IOException> reading = stream.read(in.clear());
    try {
      int count = await(timeout(limit, idle ? server.unlessStopped(reading, -1) : reading));
      in.flip();
      return count >= 0;
    } catch (TimedOutException e) {
      if (!idle) {
        await(HttpConnectionAsync.refuse(this, HttpStatus.REQUEST_TIMEOUT_408));
      }
      return false;
    }
  }

  private Duration timeLeft(boolean isIdle) {
    long now = Clock.current().nanoTime();
    if (answered || idle != isIdle) {
      answered = false;
      idle = isIdle;
      since = now;
    }
    Limits limits = http.limits();
    Duration left = (idle ? limits.idle() : limits.request()).minusNanos(now - since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Async
  void refuse(int status) throws IOException {
    Response response = Response.of(status);
    byte[] head = response.head(http.date(), Afterwards.CLOSES);
    await(timeout(LINGER, out.write(head, response.body())));
    await(timeout(LINGER, out.flush()));
    await(HangUpAsync.politely(stream, LINGER));
  }

  @Override
  public String toString() {
    return stream.toString();
  }
}
