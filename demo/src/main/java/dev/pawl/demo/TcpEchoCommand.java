package dev.pawl.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line around {@link TcpEchoServer}. */
@Command(
    name = "tcp-echo",
    mixinStandardHelpOptions = true,
    description = "Runs a TCP echo server until Ctrl-C.")
final class TcpEchoCommand implements Callable<Integer> {
  /** How long, on Ctrl-C, a client may take to read what it has sent. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  @Spec private CommandSpec command;
  @Mixin private AddressOptions address;

  @Option(
      names = "--reactor",
      paramLabel = "WHERE",
      defaultValue = "executor",
      description =
          "Who waits for the sockets: the executor's own thread (executor, as if not given), or a"
              + " thread that wakes it (own-thread).")
  private Arrangement arrangement;

  /**
   * @return the exit status
   */
  static int run(String... args) {
    return new CommandLine(new TcpEchoCommand()).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    InetSocketAddress local = address.address();
    PrintWriter out = command.commandLine().getOut();
    return ServerRun.run(
        command,
        local,
        () ->
            Foreground.serve(
                arrangement.executor(Optional.empty()),
                TcpEchoServerAsync.listen(local, out::println),
                GRACE,
                out::println));
  }
}
