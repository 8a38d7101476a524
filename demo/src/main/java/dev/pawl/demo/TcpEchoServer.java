package dev.pawl.demo;

import static dev.pawl.Task.await;
import static dev.pawl.Task.spawn;

import dev.pawl.Async;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Sends back whatever a connection sends, each connection in a task of its own. */
public final class TcpEchoServer {
  private TcpEchoServer() {}

  @Async
  static void serve(InetSocketAddress address, Consumer<String> log) throws IOException {
    try (TcpListener listener = await(TcpListener.bind(address))) {
      log.accept("listening on " + AddressOptions.asTyped(listener.localAddress()));
      while (true) {
        spawn(TcpEchoServerAsync.answer(await(listener.accept()), log));
      }
    }
  }

  @Async
  static void answer(TcpStream stream, Consumer<String> log) {
    try (stream) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(16_384);
      while (await(stream.read(buffer.clear())) >= 0) {
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
