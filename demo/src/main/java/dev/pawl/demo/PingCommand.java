package dev.pawl.demo;

import dev.pawl.Executor;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The client side, for whoever has no other at hand. */
@Command(
    name = "ping",
    mixinStandardHelpOptions = true,
    description = "Sends datagrams to the echo server and prints their round trips.")
final class PingCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private AddressOptions target;

  @Option(
      names = "--count",
      defaultValue = "4",
      description = "How many datagrams, ${DEFAULT-VALUE} unless given.")
  private int count;

  @Option(
      names = "--size",
      defaultValue = "64",
      description =
          "The bytes of each, 1 to 65507, or to 65527 over IPv6, ${DEFAULT-VALUE} unless given.")
  private int size;

  @Option(
      names = "--interval",
      defaultValue = "500",
      description = "Milliseconds between two, ${DEFAULT-VALUE} unless given.")
  private int interval;

  @Option(
      names = "--timeout",
      defaultValue = "1000",
      description = "Milliseconds to wait for an echo, ${DEFAULT-VALUE} unless given.")
  private int timeout;

  @Override
  public Integer call() throws IOException {
    if (count < 1 || interval < 0 || timeout < 0) {
      throw new ParameterException(
          command.commandLine(), "--count takes 1 or more, --interval and --timeout 0 or more");
    }
    InetSocketAddress server = target.address();
    int largest = server.getAddress() instanceof Inet6Address ? 65_527 : 65_507;
    if (size < 1 || size > largest) {
      throw new ParameterException(
          command.commandLine(), "--size must lie between 1 and " + largest);
    }
    Ping ping =
        new Ping(server, count, size, Duration.ofMillis(interval), Duration.ofMillis(timeout));
    PingLog log = new PingLog(command.commandLine().getOut());
    try {
      Foreground.run(new Executor(), PingAsync.run(ping, log), () -> {});
    } catch (PortUnreachableException e) {
      command
          .commandLine()
          .getErr()
          .println("Nobody listens on " + AddressOptions.asTyped(ping.server()));
    }
    return log.allCameBack() ? 0 : 1;
  }
}
