package dev.pawl.bench.echo;

import com.google.gson.JsonArray;
import dev.pawl.bench.Heap;
import dev.pawl.bench.Samples;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks echo servers side by side: 64 bytes there and back, over UDP with several datagrams in
 * flight, over TCP with several connections. {@code UdpVolley} is {@code UdpEcho} from a client
 * that sends and receives in batches.
 *
 * <p>Of each turn is noted, per echo: the time, the server's CPU time (the whole process, so that
 * no thread hides anything), the bytes that its threads allocated; and the round trip's median and
 * 99th percentile where only one is under way.
 */
public final class EchoComparison {
  /** In echoes, not seconds: on a busy machine the compiler has to come to its turn as well. */
  private static final int WARM_UP = 400_000;

  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx1g", Heap.TOUCHED);

  private static final long TURN = 250_000_000L;
  private static final int TURNS = 12;

  private final Protocol protocol;
  private final Start start;
  private final Samples samples;
  private final int size;

  /** Makes a load of some size. */
  @FunctionalInterface
  private interface Start {
    Load load(InetSocketAddress server, int size) throws IOException;
  }

  private EchoComparison(String name, Protocol protocol, Start start, String parameter, int size) {
    this.protocol = protocol;
    this.start = start;
    this.size = size;
    this.samples = new Samples(name, parameter, String.valueOf(size));
  }

  /**
   * @param wanted asked with the benchmark's name, {@code UdpEcho}, {@code UdpVolley} or {@code
   *     TcpEcho}
   * @param results where they are added, as JMH writes them
   */
  public static void run(Predicate<String> wanted, JsonArray results) throws IOException {
    if (wanted.test("UdpEcho")) {
      for (int inFlight : new int[] {1, 16, 64}) {
        udp("UdpEcho", UdpLoad::new, inFlight).measure(results);
      }
    }
    if (Rival.hasForeignFunctions() && wanted.test("UdpVolley")) {
      for (int inFlight : new int[] {16, 64}) {
        udp("UdpVolley", Volley::new, inFlight).measure(results);
      }
    }
    if (wanted.test("TcpEcho")) {
      for (int connections : new int[] {1, 100, 1_000, 10_000}) {
        new EchoComparison("TcpEcho", Protocol.TCP, TcpLoad::new, "connections", connections)
            .measure(results);
      }
    }
  }

  private static EchoComparison udp(String name, Start start, int inFlight) {
    return new EchoComparison(name, Protocol.UDP, start, "in flight", inFlight);
  }

  private void measure(JsonArray results) throws IOException {
    System.out.println("# " + protocol + " echo, " + size);
    List<ServerProcess> servers = new ArrayList<>();
    try {
      for (Rival rival : Rival.available(protocol)) {
        servers.add(new ServerProcess(protocol, rival, HEAP));
      }
      for (ServerProcess server : servers) {
        try (Load load = start.load(server.address, size)) {
          for (long echoes = 0; echoes < WARM_UP; ) {
            echoes += load.run(TURN, null);
          }
        }
      }
      // Ten thousand connections take longer to be made than to be asked.
      int turns = size < 10_000 ? TURNS : TURNS / 2;
      for (int turn = 0; turn < turns; turn++) {
        for (ServerProcess server : servers) {
          try (Load load = start.load(server.address, size)) {
            load.run(TURN / 5, null); // caches that the one before has emptied
            measure(server, load);
          }
        }
      }
    } finally {
      servers.forEach(ServerProcess::close);
    }
    samples.writeTo(results);
  }

  private void measure(ServerProcess server, Load load) throws IOException {
    RoundTrips roundTrips = size == 1 ? new RoundTrips() : null;
    ServerProcess.Usage before = server.usage();
    long began = System.nanoTime();
    double echoes = load.run(TURN, roundTrips);
    long took = System.nanoTime() - began;
    ServerProcess.Usage after = server.usage();
    String rival = server.rival.name();
    samples.add("time", "ns/echo", rival, took / echoes);
    samples.add("server CPU", "ns/echo", rival, (after.cpu() - before.cpu()) / echoes);
    samples.add("allocated", "B/echo", rival, (after.bytes() - before.bytes()) / echoes);
    if (roundTrips != null) {
      samples.add("p50", "ns", rival, roundTrips.percentile(0.5));
      samples.add("p99", "ns", rival, roundTrips.percentile(0.99));
    }
  }
}
