package dev.pawl.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands that run a server have in common: an address that may be taken. */
public final class ServerRun {
  private ServerRun() {}

  /** Runs until the server ends. */
  @FunctionalInterface
  public interface Server {
    void run() throws IOException;
  }

  /**
   * @return the exit status
   */
  public static int run(CommandSpec command, InetSocketAddress local, Server server)
      throws IOException {
    try {
      server.run();
      return 0;
    } catch (BindException e) {
      command.commandLine().getErr().println(cannotListen(local, e));
      return 1;
    }
  }

  private static String cannotListen(InetSocketAddress local, BindException e) {
    return "Cannot listen on "
        + AddressOptions.asTyped(local)
        + ": "
        + e.getMessage()
        + ". If another program has the port, choose one with --port; --port 0 takes any free one.";
  }
}
