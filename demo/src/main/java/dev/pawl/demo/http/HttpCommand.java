package dev.pawl.demo.http;

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

/** The command line around {@link HttpServer}. */
@Command(
    name = "http",
    mixinStandardHelpOptions = true,
    description = "Runs an HTTP/1.1 server that says hello, until Ctrl-C.")
final class HttpCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private AddressOptions address;

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "How long requests that are under way may take on Ctrl-C, ${DEFAULT-VALUE} unless given.")
  private int grace;

  /**
   * @return the exit status
   */
  static int run(String... args) {
    return new CommandLine(new HttpCommand()).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    if (grace < 0) {
      throw new ParameterException(command.commandLine(), "--grace takes 0 or more");
    }
    InetSocketAddress local = address.address();
    PrintWriter out = command.commandLine().getOut();
    HttpServer http = new HttpServer(new Hello(), Limits.DEFAULT, out::println);
    return ServerRun.run(
        command,
        local,
        () ->
            Foreground.serve(
                new Executor(),
                HttpServerAsync.listen(http, local),
                Duration.ofSeconds(grace),
                out::println));
  }
}
