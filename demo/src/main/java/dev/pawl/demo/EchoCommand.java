package dev.pawl.demo;

import dev.pawl.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line around {@link EchoServer}. */
@Command(
    name = "echo",
    mixinStandardHelpOptions = true,
    subcommands = {PingCommand.class, Pipeline.class, InspectCommand.class},
    description = "Runs a UDP echo server until Ctrl-C, unless a command is given.")
final class EchoCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private AddressOptions address;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print a line for each datagram.")
  private boolean verbose;

  @Option(
      names = "--trace",
      arity = "0..1",
      paramLabel = "COUNT",
      fallbackValue = "2",
      description = "Print what executor and reactor do for the first datagrams, 2 unless given.")
  private int traced;

  @Option(
      names = "--reactor",
      paramLabel = "WHERE",
      defaultValue = "executor",
      description =
          "Who waits for the socket: the executor's own thread (executor, as if not given), or a"
              + " thread that wakes it (own-thread).")
  private Arrangement arrangement;

  /**
   * @return the exit status
   */
  static int run(String... args) {
    return new CommandLine(new EchoCommand()).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    InetSocketAddress local = address.address();
    PrintWriter out = command.commandLine().getOut();
    Optional<Trace> trace =
        traced > 0 ? Optional.of(new TracePrinter(out, traced)) : Optional.empty();
    return ServerRun.run(
        command,
        local,
        () ->
            Foreground.run(
                arrangement.executor(trace),
                EchoServerAsync.serve(local, new PrintedEchoLog(out, verbose)),
                () -> out.println("closed")));
  }
}
