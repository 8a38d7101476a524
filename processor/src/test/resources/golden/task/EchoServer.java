package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.net.UdpSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

public final class EchoServer {
  @Async
  static void serve(SocketAddress address) throws IOException {
    try (UdpSocket socket = await(UdpSocket.bind(address))) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(65_507);
      while (true) {
        SocketAddress peer = await(socket.receiveFrom(buffer.clear()));
        await(socket.sendTo(buffer.flip(), peer));
      }
    }
  }
}
