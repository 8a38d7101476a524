package dev.pawl.bench.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** A process with one server in it. It ends when its standard input does. */
public final class EchoServer {
  private EchoServer() {}

  /**
   * Prints the server's port; then, for each line that it reads, the nanoseconds of CPU time that
   * the process has used so far, and the bytes that its threads have allocated.
   *
   * @param args the {@link Protocol}, and the {@link Rival}
   */
  public static void main(String[] args) throws IOException {
    System.out.println(Rival.valueOf(args[1]).start(Protocol.valueOf(args[0])));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      System.out.println(cpu() + " " + allocated());
    }
    System.exit(0);
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static long allocated() {
    com.sun.management.ThreadMXBean threads =
        ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes); // -1 of a thread that has ended meanwhile
    }
    return sum;
  }
}
