package dev.pawl.bench.memory;

import com.google.gson.JsonArray;
import dev.pawl.bench.Samples;
import dev.pawl.bench.VirtualThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Bytes of heap for each of 1,000,000 tasks that wait, with a local that they need afterwards; and
 * what the heap grows by with each of 10,000,000 awaits of one task.
 */
public final class MemoryComparison {
  private static final int TIMES = 3;

  private MemoryComparison() {}

  /**
   * @param wanted asked with the benchmark's name, {@code Memory}
   * @param results where they are added, as JMH writes them
   */
  public static void run(Predicate<String> wanted, JsonArray results) throws IOException {
    if (!wanted.test("Memory")) {
      return;
    }
    for (String what : List.of("parked", "sleeping")) {
      Samples samples = new Samples("Memory", "tasks", what);
      for (String rival : List.of("pawl", "completableFuture", "virtualThread")) {
        if (!rival.equals("virtualThread") || VirtualThreads.exist()) {
          measure(samples, what, "B/task", rival);
        }
      }
      samples.writeTo(results);
    }
    Samples samples = new Samples("Memory", "tasks", "one that awaits 10,000,000 times");
    measure(samples, "loop", "B/await", "pawl");
    samples.writeTo(results);
  }

  private static void measure(Samples samples, String what, String unit, String rival)
      throws IOException {
    for (int i = 0; i < TIMES; i++) {
      samples.add("heap", unit, rival, inAProcess(what, rival));
    }
  }

  private static double inAProcess(String what, String rival) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Occupied.class.getName(),
                what,
                rival)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String bytes = out.readLine();
      if (bytes == null) {
        throw new IOException("No result for " + what + " of " + rival + ".");
      }
      return Double.parseDouble(bytes);
    } finally {
      process.destroy();
    }
  }
}
