package dev.pawl.bench.echo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** A thread for each connection, or for the UDP socket, which blocks. */
final class ThreadEcho {
  private ThreadEcho() {}

  static int udp() throws IOException {
    return udp(Rival::startThread);
  }

  static int udp(Consumer<Runnable> starter) throws IOException {
    DatagramSocket socket = new DatagramSocket(SelectorEcho.anyPort());
    starter.accept(() -> echo(socket));
    return socket.getLocalPort();
  }

  private static void echo(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[SelectorEcho.SIZE], SelectorEcho.SIZE);
    try {
      while (true) {
        packet.setLength(SelectorEcho.SIZE);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int tcp(Consumer<Runnable> starter) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(SelectorEcho.anyPort(), 1_024);
    Rival.startThread(
        () -> {
          try {
            while (true) {
              Socket socket = listener.accept();
              socket.setTcpNoDelay(true);
              starter.accept(() -> echo(socket));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return listener.getLocalPort();
  }

  private static void echo(Socket socket) {
    byte[] buffer = new byte[SelectorEcho.SIZE];
    try (socket;
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
    } catch (IOException reset) {
      // The load generator closes its connections so.
    }
  }
}
