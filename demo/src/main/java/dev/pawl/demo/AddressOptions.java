package dev.pawl.demo;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options {@code --host} and {@code --port}, the same for server and client. */
public final class AddressOptions {
  /** Picocli makes one. */
  public AddressOptions() {}

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The server's address, ${DEFAULT-VALUE} unless given.")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The server's port, ${DEFAULT-VALUE} unless given.")
  private int port;

  /** What was typed. */
  public InetSocketAddress address() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(command.commandLine(), "--port must lie between 0 and 65535");
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new ParameterException(command.commandLine(), "--host " + host + " is not known");
    }
    return address;
  }

  /** {@code 127.0.0.1:8080}, without the name or the slash that {@code toString} adds. */
  public static String asTyped(SocketAddress address) {
    if (!(address instanceof InetSocketAddress ip)) {
      return String.valueOf(address);
    }
    String host = ip.getAddress().getHostAddress();
    return (ip.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + ip.getPort();
  }
}
