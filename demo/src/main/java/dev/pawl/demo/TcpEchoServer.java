package dev.pawl.demo;

import static dev.pawl.Task.await;
import static dev.pawl.Task.timeout;

import dev.pawl.Async;
import dev.pawl.net.Server;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/** Sends back whatever a connection sends, each connection in a task of its own. */
public final class TcpEchoServer {
  /** Each costs a buffer; more wait in the listener's backlog. */
  private static final int CONNECTIONS = 1_000;

  /** How long a client may be silent, and how long leave unread what it has sent. */
  static final Duration IDLE = Duration.ofSeconds(60);

  private TcpEchoServer() {}

  /** Listens; the server has yet to serve. */
  @Async
  static Server<TcpStream> listen(InetSocketAddress address, Consumer<String> log)
      throws IOException {
    TcpListener listener = await(TcpListener.bind(address));
    log.accept("listening on " + AddressOptions.asTyped(listener.localAddress()));
    return new Server<>(
        listener, CONNECTIONS, (stream, server) -> TcpEchoServerAsync.answer(stream, server, log));
  }

  @Async
  static void answer(TcpStream stream, Server<TcpStream> server, Consumer<String> log) {
    try {
      ByteBuffer buffer = ByteBuffer.allocateDirect(16_384);
      while (await(timeout(IDLE, server.unlessStopped(stream.read(buffer.clear()), -1))) >= 0) {
        await(timeout(IDLE, stream.writeAll(buffer.flip())));
      }
    } catch (IOException | TimedOutException e) {
      log.accept("lost a connection: " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    System.exit(TcpEchoCommand.run(args));
  }
}
