package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import dev.pawl.net.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * {@code EchoServer.serve} as a task, made from EchoServer.java:13.
 *
 * <pre>
 * state  where               awaits                              next
 *     0  EchoServer.java:13                                      1
 *     1  EchoServer.java:14  UdpSocket.bind(address)             2
 *     2  EchoServer.java:15                                      3
 *     3  EchoServer.java:17                                      4
 *     4  EchoServer.java:17  socket.receiveFrom(buffer.clear())  5
 *     5  EchoServer.java:18  socket.sendTo(buffer.flip(), peer)  3
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class EchoServer_serve extends StateMachine<Void, IOException> {
  private SocketAddress address;
  private UdpSocket socket;
  private ByteBuffer buffer;

  EchoServer_serve(SocketAddress address) {
    this.address = address;
  }

  @Override
  protected boolean advance(Context cx) throws IOException {
    int state = resume(cx);
    SocketAddress address = this.address;
    Task<UdpSocket, IOException> bind = null;
    UdpSocket socket = null;
    ByteBuffer buffer = null;
    Task<InetSocketAddress, IOException> receiveFrom = null;
    Task<Void, IOException> sendTo = null;
    switch (state) {
      case 1 -> bind = (Task<UdpSocket, IOException>) awaited();
      case 4 -> {
        receiveFrom = (Task<InetSocketAddress, IOException>) awaited();
        socket = this.socket;
        buffer = this.buffer;
      }
      case 5 -> {
        sendTo = (Task<Void, IOException>) awaited();
        socket = this.socket;
        buffer = this.buffer;
      }
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    for (;;) {
      switch (state) {
        case 0:
          bind = UdpSocket.bind(address);
        case 1: // bind, EchoServer.java:14
          var bindPoll = bind.poll(cx);
          if (bindPoll.isPending()) {
            suspend(1, bind, cx);
            this.address = null;
            return false;
          }
          socket = bindPoll.get();
          state = 2;
        case 2, 3, 4, 5:
          try {
            body:
            for (;;) {
              switch (state) {
                case 2:
                  buffer = ByteBuffer.allocateDirect(65_507);
                case 3:
                  receiveFrom = socket.receiveFrom(buffer.clear());
                case 4: { // receiveFrom, EchoServer.java:17
                  var receiveFromPoll = receiveFrom.poll(cx);
                  if (receiveFromPoll.isPending()) {
                    suspend(4, receiveFrom, cx);
                    this.socket = socket;
                    this.buffer = buffer;
                    this.address = null;
                    return false;
                  }
                  SocketAddress peer = receiveFromPoll.get();
                  sendTo = socket.sendTo(buffer.flip(), peer);
                }
                case 5: // sendTo, EchoServer.java:18
                  if (sendTo.poll(cx).isPending()) {
                    suspend(5, sendTo, cx);
                    this.socket = socket;
                    this.buffer = buffer;
                    this.address = null;
                    return false;
                  }
                  state = 3;
                  continue body;
              }
            }
          } catch (Throwable thrown) {
            closeAfter(socket, thrown);
            throw rethrow(thrown);
          }
      }
    }
  }

  @Override
  protected Void result() {
    return null;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 1 -> "EchoServer.serve awaiting bind (EchoServer.java:14)";
      case 4 -> "EchoServer.serve awaiting receiveFrom (EchoServer.java:17)";
      case 5 -> "EchoServer.serve awaiting sendTo (EchoServer.java:18)";
      default -> "EchoServer.serve (EchoServer.java:13)";
    };
  }
}
