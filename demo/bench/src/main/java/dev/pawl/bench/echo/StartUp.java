package dev.pawl.bench.echo;

import com.google.gson.JsonArray;
import dev.pawl.bench.Samples;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** From the start of a process to the first datagram that it has sent back. */
public final class StartUp {
  private static final List<Rival> RIVALS = List.of(Rival.pawl, Rival.plain, Rival.nettyNio);
  private static final int TIMES = 15;

  private StartUp() {}

  /**
   * @param wanted asked with the benchmark's name, {@code StartUp}
   * @param results where they are added, as JMH writes them
   */
  public static void run(Predicate<String> wanted, JsonArray results) throws IOException {
    if (!wanted.test("StartUp")) {
      return;
    }
    Samples samples = new Samples("StartUp", "to", "first echo");
    for (int i = 0; i <= TIMES; i++) {
      for (Rival rival : RIVALS) {
        double millis = once(rival);
        if (i > 0) { // the first one finds nothing in the system's caches
          samples.add("time", "ms", rival.name(), millis);
        }
      }
    }
    samples.writeTo(results);
  }

  private static double once(Rival rival) throws IOException {
    long began = System.nanoTime();
    try (ServerProcess server = new ServerProcess(Protocol.UDP, rival, List.of("-Xmx1g"));
        Load load = new UdpLoad(server.address, 1)) {
      load.run(0, null);
      return (System.nanoTime() - began) / 1e6;
    }
  }
}
