package dev.pawl.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds the descriptor of a channel, which the JDK keeps to itself: an option is set by the channel
 * to random values, until all descriptors but one have shown another value. It is the reach of
 * multicast, which nothing depends on for so short a time.
 */
final class Descriptors implements AutoCloseable {
  /**
   * How often a descriptor has to agree: that another one does by chance is out of the question.
   */
  private static final int ROUNDS = 24;

  /** How far from a new descriptor of ours that of a channel as new is looked for at first. */
  private static final int NEAR = 4;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment state = arena.allocate(Libc.STATE_SIZE, 8);
  private final MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
  private final MemorySegment length = arena.allocate(ValueLayout.JAVA_INT);

  /**
   * A second descriptor for the channel's socket, which closing the channel leaves alone; or -1.
   */
  static int duplicate(DatagramChannel channel) throws IOException {
    try (Descriptors descriptors = new Descriptors()) {
      int own = descriptors.find(channel);
      return own < 0 ? -1 : Libc.duplicate(descriptors.state, own);
    }
  }

  /** {@code AF_INET} or {@code AF_INET6}. */
  static int domain(int fd) {
    try (Descriptors descriptors = new Descriptors()) {
      return descriptors.option(fd, Libc.SOL_SOCKET, Libc.SO_DOMAIN);
    }
  }

  /** Whether the system has done it. */
  static boolean switchOn(int fd, int level, int option) {
    try (Descriptors descriptors = new Descriptors()) {
      descriptors.value.set(ValueLayout.JAVA_INT, 0, 1);
      return Libc.setsockopt(
              descriptors.state, fd, level, option, descriptors.value.address(), Integer.BYTES)
          == 0;
    }
  }

  /** Whether the system has such an option. */
  static boolean knows(int fd, int level, int option) {
    try (Descriptors descriptors = new Descriptors()) {
      return descriptors.option(fd, level, option) >= 0;
    }
  }

  private int find(DatagramChannel channel) throws IOException {
    int near = Libc.duplicate(state, 0);
    if (near >= 0) {
      Libc.close(state, near);
    }
    List<Integer> candidates = new ArrayList<>();
    for (int fd = Math.max(0, near - NEAR); fd <= near + NEAR; fd++) {
      candidates.add(fd);
    }
    int found = find(channel, candidates);
    return found >= 0 ? found : find(channel, all());
  }

  private int find(DatagramChannel channel, List<Integer> candidates) throws IOException {
    int before = channel.getOption(StandardSocketOptions.IP_MULTICAST_TTL);
    candidates.removeIf(fd -> option(fd, Libc.SOL_SOCKET, Libc.SO_TYPE) != Libc.SOCK_DGRAM);
    try {
      for (int round = 0; round < ROUNDS && !candidates.isEmpty(); round++) {
        int reach = ThreadLocalRandom.current().nextInt(1, 256);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, reach);
        candidates.removeIf(fd -> reachOf(fd) != reach);
      }
    } finally {
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, before);
    }
    return candidates.size() == 1 ? candidates.get(0) : -1;
  }

  private int reachOf(int fd) {
    return option(fd, Libc.SOL_SOCKET, Libc.SO_DOMAIN) == Libc.AF_INET6
        ? option(fd, Libc.IPPROTO_IPV6, Libc.IPV6_MULTICAST_HOPS)
        : option(fd, Libc.IPPROTO_IP, Libc.IP_MULTICAST_TTL);
  }

  private static List<Integer> all() throws IOException {
    List<Integer> all = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : names) {
        all.add(Integer.valueOf(each.getFileName().toString()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return all;
  }

  /** The value of an option of the socket, or -1 if it is not one. */
  private int option(int fd, int level, int option) {
    length.set(ValueLayout.JAVA_INT, 0, Integer.BYTES);
    int result = Libc.getsockopt(state, fd, level, option, value.address(), length.address());
    return result < 0 ? -1 : value.get(ValueLayout.JAVA_INT, 0);
  }

  @Override
  public void close() {
    arena.close();
  }
}
