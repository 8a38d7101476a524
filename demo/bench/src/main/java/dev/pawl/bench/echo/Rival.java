package dev.pawl.bench.echo;

import dev.pawl.bench.VirtualThreads;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A way to write an echo server. The names are those of the table's columns. */
enum Rival {
  pawl(() -> true, PawlEcho::udp, PawlEcho::tcp),
  /** Pawl without native access: over the JDK's channels. For TCP that is the only way. */
  pawlSelector(Rival::hasForeignFunctions, PawlEcho::udp, null),
  plain(() -> true, SelectorEcho::udp, SelectorEcho::tcp),
  nettyNio(() -> true, NettyEcho::nioUdp, NettyEcho::nioTcp),
  nettyEpoll(NettyEcho::hasEpoll, NettyEcho::epollUdp, NettyEcho::epollTcp),
  thread(() -> true, ThreadEcho::udp, () -> ThreadEcho.tcp(Rival::startThread)),
  virtualThread(
      VirtualThreads::exist,
      () -> ThreadEcho.udp(VirtualThreads::start),
      () -> ThreadEcho.tcp(VirtualThreads::start));

  /** Starts a server and goes on. */
  @FunctionalInterface
  interface Start {
    /** Returns the port on the loopback address. */
    int start() throws IOException;
  }

  private final BooleanSupplier available;
  private final Start udp;
  private final Start tcp;

  Rival(BooleanSupplier available, Start udp, Start tcp) {
    this.available = available;
    this.udp = udp;
    this.tcp = tcp;
  }

  /** Those that this JDK and system have. */
  static List<Rival> available(Protocol protocol) {
    return Arrays.stream(values())
        .filter(rival -> rival.available.getAsBoolean() && rival.of(protocol) != null)
        .toList();
  }

  private Start of(Protocol protocol) {
    return protocol == Protocol.UDP ? udp : tcp;
  }

  /** Options of the server's JVM, on JDK 22 and later. */
  List<String> nativeAccess() {
    return hasForeignFunctions() && this != pawlSelector
        ? List.of("--enable-native-access=ALL-UNNAMED")
        : List.of();
  }

  static boolean hasForeignFunctions() {
    return Runtime.version().feature() >= 22;
  }

  int start(Protocol protocol) throws IOException {
    return of(protocol).start();
  }

  static void startThread(Runnable body) {
    Thread thread = new Thread(null, body, "echo", 1 << 17);
    thread.setDaemon(true);
    thread.start();
  }
}
