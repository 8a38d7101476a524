package dev.pawl.net;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.Set;

/**
 * Opens {@link LinuxLane}s, where the system is Linux, on a processor whose structures they know,
 * and this module may call native code. The last is asked and not tried: the attempt alone would
 * make the JDK print a warning.
 */
final class LinuxLanes implements DatagramLane.Provider {
  private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64", "aarch64");

  @Override
  public boolean isUsable() {
    return LinuxLanes.class.getModule().isNativeAccessEnabled()
        && System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")
        && PROCESSORS.contains(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean prepare() {
    return Libc.isComplete();
  }

  @Override
  public DatagramLane open(DatagramChannel channel, Registrations registrations, DatagramLane plain)
      throws IOException {
    return open(channel, registrations, plain, Libc::sendmmsg, Libc::recvmmsg);
  }

  static LinuxLane open(
      DatagramChannel channel,
      Registrations registrations,
      DatagramLane plain,
      SendBatch.Sending sending,
      ReceiveBatch.Receiving receiving)
      throws IOException {
    int fd = Descriptors.duplicate(channel);
    if (fd < 0) {
      return null;
    }
    int domain = Descriptors.domain(fd);
    LaneMemory memory = LaneMemory.map(fd, ReceiveBatch.SIZE + SendBatch.SIZE);
    if (memory == null) {
      return null;
    }
    if (domain != Libc.AF_INET && domain != Libc.AF_INET6 || !answers(memory)) {
      memory.close();
      return null;
    }
    boolean segments = Descriptors.knows(fd, Libc.SOL_UDP, Libc.UDP_SEGMENT);
    // Without it, datagrams come as they were sent, which is what else is expected.
    Descriptors.switchOn(fd, Libc.SOL_UDP, Libc.UDP_GRO);
    SendBatch sends = new SendBatch(memory, ReceiveBatch.SIZE, segments, sending);
    return new LinuxLane(channel, registrations, plain, memory, domain, sends, receiving);
  }

  /** Whether the calls are allowed: a sandbox may refuse them. */
  private static boolean answers(LaneMemory memory) {
    return Libc.recvmmsg(memory.state(), memory.fd, memory.address(0), 0, Libc.MSG_DONTWAIT) == 0
        && Libc.sendmmsg(memory.state(), memory.fd, memory.address(0), 0, Libc.MSG_DONTWAIT) == 0;
  }
}
