package dev.pawl.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A main class of the tests in a process of its own. Killed on close. */
public final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Runs it on the JDK and the class path of the running test. */
  public static ChildProcess java(Class<?> main, String... arguments) throws IOException {
    return new ChildProcess(command(main, arguments));
  }

  /** The same with a limit to the file descriptors, which a shell sets. */
  public static ChildProcess javaWithDescriptors(int limit, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
    command.add("ulimit -n " + limit + " && exec \"$@\"");
    command.add("sh");
    command.addAll(command(main, arguments));
    return new ChildProcess(command);
  }

  private static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // The JDK raises its own limit otherwise.
    command.addAll(List.of("-XX:-MaxFDLimit", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    Collections.addAll(command, arguments);
    return command;
  }

  /** The next line; fails where the process ends instead. */
  public String readLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the process ended and printed nothing more");
    }
    return line;
  }

  /** Lets the process read a line. */
  public void writeLine(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
