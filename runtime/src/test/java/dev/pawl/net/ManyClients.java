package dev.pawl.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The process that {@link TenThousandConnectionsTest} starts: connects as often as it is told, then
 * has every connection answer, twice, and waits for a line before it ends.
 */
public final class ManyClients {
  private ManyClients() {}

  /** Arguments: the port, how many connections. */
  public static void main(String[] args) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    SocketChannel[] clients = new SocketChannel[Integer.parseInt(args[1])];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = SocketChannel.open(server);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(4);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < clients.length; i++) {
        clients[i].write(buffer.clear().putInt(round + i).flip());
      }
      for (int i = 0; i < clients.length; i++) {
        buffer.clear();
        while (buffer.hasRemaining()) {
          if (clients[i].read(buffer) < 0) {
            throw new IOException("connection " + i + " was closed");
          }
        }
        if (buffer.flip().getInt() != round + i) {
          throw new IOException("connection " + i + " got what is another one's");
        }
      }
    }
    System.out.println("all answered");
    System.in.read();
  }
}
