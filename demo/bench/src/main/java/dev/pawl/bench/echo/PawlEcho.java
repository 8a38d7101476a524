package dev.pawl.bench.echo;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.net.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;

/** Pawl's: as the README writes them, on one thread. */
final class PawlEcho {
  private PawlEcho() {}

  static int udp() throws IOException {
    Executor executor = new Executor();
    UdpSocket socket = executor.run(UdpSocket.bind(SelectorEcho.anyPort()));
    executor.spawner().spawn(PawlEchoAsync.echo(socket));
    Rival.startThread(executor::run);
    return socket.localAddress().getPort();
  }

  @Async
  static void echo(UdpSocket socket) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(SelectorEcho.SIZE);
    while (true) {
      InetSocketAddress peer = await(socket.receiveFrom(buffer.clear()));
      await(socket.sendTo(buffer.flip(), peer));
    }
  }

  static int tcp() throws IOException {
    Executor executor = new Executor();
    TcpListener listener = executor.run(TcpListener.bind(SelectorEcho.anyPort()));
    executor.spawner().spawn(PawlEchoAsync.accept(listener));
    Rival.startThread(executor::run);
    return listener.localAddress().getPort();
  }

  @Async
  static void accept(TcpListener listener) throws IOException {
    while (true) {
      TcpStream stream = await(listener.accept());
      stream.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Task.spawn(PawlEchoAsync.answer(stream));
    }
  }

  @Async
  static void answer(TcpStream stream) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(SelectorEcho.SIZE);
    try (stream) {
      while (await(stream.read(buffer.clear())) >= 0) {
        await(stream.writeAll(buffer.flip()));
      }
    } catch (IOException reset) {
      // The load generator closes its connections so.
    }
  }
}
