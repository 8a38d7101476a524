package dev.pawl.testing;

import dev.pawl.Executor;
import dev.pawl.net.UdpSocket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Sockets on the loopback interface, and a peer that is not Pawl. */
public final class Loopback {
  private Loopback() {}

  /** An address for a port of the system's choice. */
  public static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** A socket on a port of the system's choice. */
  public static UdpSocket bind(Executor executor) throws IOException {
    return executor.run(UdpSocket.bind(anyPort()));
  }

  /** Sends one datagram with a JDK socket. */
  public static void send(InetSocketAddress target, byte... bytes) throws IOException {
    try (DatagramSocket peer = new DatagramSocket(anyPort())) {
      peer.send(new DatagramPacket(bytes, bytes.length, target));
    }
  }
}
