package dev.pawl.net;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.SocketException;

/**
 * The system calls, and Linux's numbers for what goes with them. Pointers are passed as {@code
 * long}, which on 64 bits comes to the same and allocates nothing.
 */
@SuppressWarnings("restricted") // who gets here has been given native access
final class Libc {
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EAGAIN = 11;
  static final int EINVAL = 22;
  static final int EMSGSIZE = 90;
  static final int EOPNOTSUPP = 95;
  static final int ECONNREFUSED = 111;

  static final int SOL_SOCKET = 1;
  static final int SO_TYPE = 3;
  static final int SO_DOMAIN = 39;
  static final int SOCK_DGRAM = 2;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int IPPROTO_IP = 0;
  static final int IP_MULTICAST_TTL = 33;
  static final int IPPROTO_IPV6 = 41;
  static final int IPV6_MULTICAST_HOPS = 18;
  static final int SOL_UDP = 17;
  static final int UDP_SEGMENT = 103;
  static final int UDP_GRO = 104;
  static final int MSG_DONTWAIT = 0x40;

  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO = STATE.byteOffset(PathElement.groupElement("errno"));

  /** Bytes for the {@code state} that every call takes, where it leaves its errno. */
  static final long STATE_SIZE = STATE.byteSize();

  private static final MethodHandle RECVMMSG =
      find("recvmmsg", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle SENDMMSG =
      find("sendmmsg", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle GETSOCKOPT =
      find("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle SETSOCKOPT =
      find("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FCNTL = variadic("fcntl", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = find("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle MMAP =
      find("mmap", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle MUNMAP = find("munmap", JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle STRERROR = find("strerror", JAVA_LONG, JAVA_INT);

  private Libc() {}

  private static MethodHandle find(String name, ValueLayout result, ValueLayout... parameters) {
    return handle(name, result, parameters, Linker.Option.captureCallState("errno"));
  }

  /** All parameters after the first two are of the variable part. */
  private static MethodHandle variadic(String name, ValueLayout result, ValueLayout... fixed) {
    ValueLayout[] parameters = {fixed[0], fixed[1], JAVA_INT};
    return handle(
        name,
        result,
        parameters,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(2));
  }

  /** Null if the system has no such function. */
  private static MethodHandle handle(
      String name, ValueLayout result, ValueLayout[] parameters, Linker.Option... options) {
    return LINKER
        .defaultLookup()
        .find(name)
        .map(at -> LINKER.downcallHandle(at, FunctionDescriptor.of(result, parameters), options))
        .orElse(null);
  }

  /** Whether the system has all of these. */
  static boolean isComplete() {
    for (MethodHandle each :
        new MethodHandle[] {
          RECVMMSG, SENDMMSG, GETSOCKOPT, SETSOCKOPT, FCNTL, CLOSE, MMAP, MUNMAP, STRERROR
        }) {
      if (each == null) {
        return false;
      }
    }
    return true;
  }

  /** The errno of the latest call with this state that failed. */
  static int errno(MemorySegment state) {
    return state.get(JAVA_INT, ERRNO);
  }

  static int recvmmsg(MemorySegment state, int fd, long headers, int count, int flags) {
    try {
      return (int) RECVMMSG.invokeExact(state, fd, headers, count, flags, 0L);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int sendmmsg(MemorySegment state, int fd, long headers, int count, int flags) {
    try {
      return (int) SENDMMSG.invokeExact(state, fd, headers, count, flags);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int getsockopt(
      MemorySegment state, int fd, int level, int option, long value, long length) {
    try {
      return (int) GETSOCKOPT.invokeExact(state, fd, level, option, value, length);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int setsockopt(
      MemorySegment state, int fd, int level, int option, long value, int length) {
    try {
      return (int) SETSOCKOPT.invokeExact(state, fd, level, option, value, length);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** A second descriptor for what {@code fd} stands for, or -1. */
  static int duplicate(MemorySegment state, int fd) {
    try {
      return (int) FCNTL.invokeExact(state, fd, F_DUPFD_CLOEXEC, 0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int close(MemorySegment state, int fd) {
    try {
      return (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** Memory that is zero, and takes none before it is written to; or -1. */
  static long map(MemorySegment state, long size) {
    try {
      return (long)
          MMAP.invokeExact(state, 0L, size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int unmap(MemorySegment state, long address, long size) {
    try {
      return (int) MUNMAP.invokeExact(state, address, size);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** What the JDK would say of it. */
  static SocketException failure(MemorySegment state, int errno) {
    try {
      long text = (long) STRERROR.invokeExact(state, errno);
      return new SocketException(
          MemorySegment.ofAddress(text).reinterpret(Long.MAX_VALUE).getString(0));
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** Calls into C throw nothing; this is about the way there. */
  private static IllegalStateException unexpected(Throwable t) {
    return new IllegalStateException("A system call could not be made.", t);
  }
}
