package dev.pawl.demo;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.net.Server;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Sends back whatever a connection sends, each connection in a task of its own. */
public final class TcpEchoServer {
  private TcpEchoServer() {}

  /** Listens; the server has yet to serve. */
  @Async
  static Server<TcpStream> listen(InetSocketAddress address, Consumer<String> log)
      throws IOException {
    TcpListener listener = await(TcpListener.bind(address));
    log.accept("listening on " + AddressOptions.asTyped(listener.localAddress()));
    return new Server<>(
        listener, (stream, server) -> TcpEchoServerAsync.answer(stream, server, log));
  }

  @Async
  static void answer(TcpStream stream, Server<TcpStream> server, Consumer<String> log) {
    try {
      ByteBuffer buffer = ByteBuffer.allocateDirect(16_384);
      while (await(server.unlessStopped(stream.read(buffer.clear()), -1)) >= 0) {
        await(stream.writeAll(buffer.flip()));
      }
    } catch (IOException e) {
      log.accept("lost a connection: " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    System.exit(TcpEchoCommand.run(args));
  }
}
