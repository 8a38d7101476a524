package dev.pawl.demo.chat;

import dev.pawl.Executor;
import dev.pawl.demo.AddressOptions;
import dev.pawl.demo.Foreground;
import dev.pawl.demo.ServerRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line around {@link ChatServer}. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Runs a chat server for nc until Ctrl-C.")
final class ChatCommand implements Callable<Integer> {
  /** How long, on Ctrl-C, members may take to hear the last lines. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  @Spec private CommandSpec command;
  @Mixin private AddressOptions address;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "After how long a silent member has to go, ${DEFAULT-VALUE} unless given.")
  private int idle;

  @Option(
      names = "--waiting",
      paramLabel = "LINES",
      defaultValue = "100",
      description = "How many lines may wait for a slow reader, ${DEFAULT-VALUE} unless given.")
  private int waiting;

  /**
   * @return the exit status
   */
  static int run(String... args) {
    return new CommandLine(new ChatCommand()).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    if (idle < 1 || waiting < 1) {
      throw new ParameterException(command.commandLine(), "--idle and --waiting take 1 or more");
    }
    InetSocketAddress local = address.address();
    PrintWriter out = command.commandLine().getOut();
    ChatServer chat = new ChatServer(waiting, Duration.ofSeconds(idle), out::println);
    return ServerRun.run(
        command,
        local,
        () ->
            Foreground.serve(
                new Executor(), ChatServerAsync.listen(chat, local), GRACE, out::println));
  }
}
