package dev.pawl.demo.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A program of its own, without a line of Pawl: sends datagrams to an echo server from several
 * blocking sockets and requires each to come back on the same socket, unchanged.
 *
 * <p>The loop is closed, and what is under way at one time fits into a default socket buffer, so
 * that a datagram which doesn't come back was lost by the server and not by the kernel.
 */
public final class EchoPeer {
  private static final int LARGEST = 65_507;
  private static final int SOCKETS = 5;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Random random;
  private final List<DatagramSocket> sockets = new ArrayList<>();

  private EchoPeer(long seed, InetSocketAddress server) throws IOException {
    random = new Random(seed);
    for (int i = 0; i < SOCKETS; i++) {
      DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(server);
      sockets.add(socket);
    }
  }

  /** Arguments: the server's port on the loopback address, how many datagrams, a seed. */
  public static void main(String[] args) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    int datagrams = Integer.parseInt(args[1]);
    long bytes = new EchoPeer(Long.parseLong(args[2]), server).exchange(datagrams);
    System.out.println(datagrams + " datagrams, " + bytes + " bytes came back unchanged");
  }

  private long exchange(int datagrams) throws IOException {
    long bytes = exchangeRound(List.of(LARGEST)) + exchangeRound(List.of(1, 1, 1, 1, 1));
    int sent = 1 + SOCKETS;
    while (sent < datagrams) {
      List<Integer> sizes = sizes(Math.min(SOCKETS, datagrams - sent));
      bytes += exchangeRound(sizes);
      sent += sizes.size();
    }
    return bytes;
  }

  /** Up to {@code most} sizes, as many small as large ones, together no more than the largest. */
  private List<Integer> sizes(int most) {
    List<Integer> sizes = new ArrayList<>();
    int room = LARGEST;
    while (sizes.size() < most) {
      int size = (int) Math.pow(LARGEST, random.nextDouble());
      if (size > room) {
        break;
      }
      sizes.add(size);
      room -= size;
    }
    return sizes;
  }

  private long exchangeRound(List<Integer> sizes) throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      byte[] payload = new byte[sizes.get(i)];
      random.nextBytes(payload);
      payloads.add(payload);
      sockets.get(i).send(new DatagramPacket(payload, payload.length));
    }
    long bytes = 0;
    for (int i = 0; i < sizes.size(); i++) {
      requireEcho(sockets.get(i), payloads.get(i));
      bytes += sizes.get(i);
    }
    return bytes;
  }

  private static void requireEcho(DatagramSocket socket, byte[] payload) throws IOException {
    DatagramPacket echo = new DatagramPacket(new byte[LARGEST], LARGEST);
    socket.receive(echo);
    if (!Arrays.equals(payload, 0, payload.length, echo.getData(), 0, echo.getLength())) {
      throw new IOException(payload.length + " bytes came back as " + echo.getLength() + " others");
    }
  }
}
