package dev.pawl.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Reads and writes of buffers on the heap, which the JDK copies through a direct buffer of its own.
 * It copies all that remains, though the socket may take a little of it only, and keeps the direct
 * buffer for the thread: so large ones are handed over in parts.
 */
final class HeapBuffers {
  private static final int PART = 1 << 17;

  private HeapBuffers() {}

  /** How many of the remaining bytes are read or written at once. */
  static int part(ByteBuffer buffer) {
    int remaining = buffer.remaining();
    return buffer.isDirect() ? remaining : Math.min(remaining, PART);
  }

  static int read(SocketChannel channel, ByteBuffer buffer) throws IOException {
    int limit = buffer.limit();
    buffer.limit(buffer.position() + part(buffer));
    try {
      return channel.read(buffer);
    } finally {
      buffer.limit(limit);
    }
  }

  static int write(SocketChannel channel, ByteBuffer buffer) throws IOException {
    int limit = buffer.limit();
    buffer.limit(buffer.position() + part(buffer));
    try {
      return channel.write(buffer);
    } finally {
      buffer.limit(limit);
    }
  }
}
