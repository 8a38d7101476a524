package dev.pawl.testing;

import dev.pawl.Executor;
import dev.pawl.net.Lanes;
import dev.pawl.net.UdpSocket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Sockets on the loopback interface, and a peer that is not Pawl. */
public final class Loopback {
  private Loopback() {}

  /** An address for a port of the system's choice. */
  public static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** A socket on a port of the system's choice, with datagrams in batches where that can be had. */
  public static UdpSocket bind(Executor executor) throws IOException {
    return Lanes.change(executor.run(UdpSocket.bind(anyPort())));
  }

  /** Sends one datagram with a JDK socket. */
  public static void send(InetSocketAddress target, byte... bytes) throws IOException {
    try (DatagramSocket peer = new DatagramSocket(anyPort())) {
      peer.send(new DatagramPacket(bytes, bytes.length, target));
    }
  }

  /**
   * Connects to a listener that nobody accepts from until its backlog is full; from then on, Linux
   * lets a connect wait.
   *
   * @return the connections, to be closed
   */
  public static List<Socket> fillBacklog(InetSocketAddress listener) throws IOException {
    List<Socket> connected = new ArrayList<>();
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(listener, 300); // on one machine, it takes no time if there is room
        connected.add(socket);
      } catch (SocketTimeoutException full) {
        socket.close();
        return connected;
      }
    }
  }
}
