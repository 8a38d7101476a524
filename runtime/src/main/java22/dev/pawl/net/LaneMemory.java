package dev.pawl.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a lane holds outside of the heap: a descriptor, and memory that the system reads and writes.
 * Freed by {@link #close}, or after a socket that nobody closed has become unreachable.
 */
final class LaneMemory {
  private static final Cleaner CLEANER = Cleaner.create();

  private final long address;
  private final MemorySegment state;
  private final ByteBuffer bytes;
  private final Cleaner.Cleanable freeing;
  final int fd;

  private LaneMemory(int fd, long address, long size) {
    this.fd = fd;
    this.address = address;
    MemorySegment all = reinterpreted(address, size);
    this.state = all.asSlice(size - stateSize(), stateSize());
    this.bytes = all.asByteBuffer().order(ByteOrder.nativeOrder());
    this.freeing = CLEANER.register(this, () -> free(fd, address, size));
  }

  @SuppressWarnings("restricted") // who gets here has been given native access
  private static MemorySegment reinterpreted(long address, long size) {
    return MemorySegment.ofAddress(address).reinterpret(size);
  }

  private static long stateSize() {
    return (Libc.STATE_SIZE + 7) & -8;
  }

  /**
   * @param fd owned from here on, also in case of failure
   * @return null if the system has no memory
   */
  static LaneMemory map(int fd, int bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Libc.STATE_SIZE, 8);
      long size = bytes + stateSize();
      long address = Libc.map(state, size);
      if (address == -1) {
        Libc.close(state, fd);
        return null;
      }
      return new LaneMemory(fd, address, size);
    }
  }

  private static void free(int fd, long address, long size) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Libc.STATE_SIZE, 8);
      Libc.close(state, fd);
      Libc.unmap(state, address, size);
    }
  }

  /** In native order. Not to be touched after {@link #close}: it would take the process down. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** Where an index into {@link #bytes} is for the system. */
  long address(int index) {
    return address + index;
  }

  MemorySegment state() {
    return state;
  }

  void close() {
    freeing.clean();
  }
}
