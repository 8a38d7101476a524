package dev.pawl.demo;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.net.UdpSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Sends every datagram back to where it came from. */
public final class EchoServer {
  @Async
  static void serve(SocketAddress address, EchoLog log) throws IOException {
    try (UdpSocket socket = await(UdpSocket.bind(address))) {
      log.listening(socket.localAddress());
      ByteBuffer buffer = ByteBuffer.allocateDirect(65_527);
      while (true) {
        SocketAddress peer = await(socket.receiveFrom(buffer.clear()));
        await(EchoServerAsync.answer(socket, buffer.flip(), peer, log));
      }
    }
  }

  @Async
  static void answer(UdpSocket socket, ByteBuffer datagram, SocketAddress peer, EchoLog log) {
    try {
      await(socket.sendTo(datagram, peer));
      log.echoed(datagram.limit(), peer);
    } catch (IOException e) {
      log.lost(peer, e); // the others are answered all the same
    }
  }

  public static void main(String[] args) {
    // Adds options, and a clean end on Ctrl-C, to Executor.blockOn(EchoServerAsync.serve(…)).
    System.exit(EchoCommand.run(args));
  }
}
