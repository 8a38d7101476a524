package dev.pawl.demo.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process, whose output and errors are read as one stream of lines. Killed on close. */
public final class ChildProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  public static ChildProcess start(String... command) throws IOException {
    return new ChildProcess(List.of(command));
  }

  /** Runs a main class of this module on the JDK and the classpath of the running test. */
  public static ChildProcess java(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Collections.addAll(command, arguments);
    return new ChildProcess(command);
  }

  /** The next line; fails where the process ends instead. */
  public String readLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the process ended and printed nothing more");
    }
    return line;
  }

  /** Everything that it still prints until it ends. */
  public String readAll() {
    StringBuilder text = new StringBuilder();
    output.lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  public void write(byte[] input) throws IOException {
    process.getOutputStream().write(input);
    process.getOutputStream().flush();
  }

  /** Asks it to end, as a service manager does (SIGTERM); its output can still be read. */
  public void terminate() {
    process.toHandle().destroy();
  }

  public int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(process.info().commandLine().orElse("it") + " does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      output.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
