package dev.pawl.bench.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An {@link EchoServer} that this process has started. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Writer in;
  final Rival rival;
  final InetSocketAddress address;

  /**
   * What a server has used since its start.
   *
   * @param cpu in nanoseconds
   * @param bytes allocated by its threads
   */
  record Usage(long cpu, long bytes) {}

  /** With a heap as the options in {@code heap} say. */
  ServerProcess(Protocol protocol, Rival rival, List<String> heap) throws IOException {
    this.rival = rival;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(heap);
    command.addAll(rival.nativeAccess());
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow"); // for Netty, lest it warns
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EchoServer.class.getName(), protocol.name(), rival.name()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(StandardCharsets.UTF_8);
    in = process.outputWriter(StandardCharsets.UTF_8);
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(answer()));
  }

  Usage usage() throws IOException {
    in.write("\n");
    in.flush();
    String[] counters = answer().split(" ");
    return new Usage(Long.parseLong(counters[0]), Long.parseLong(counters[1]));
  }

  private String answer() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The server of " + rival + " has ended.");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
