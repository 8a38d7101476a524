package dev.pawl.io;

/**
 * How a frame says how long it is: an unsigned number before its bytes, which does not count
 * itself.
 */
public enum FrameFormat {
  /** One byte. */
  BYTE(1, true),

  /** Two bytes, the high one first. */
  SHORT(2, true),

  /** Four bytes, the high one first: network order. */
  INT(4, true),

  /** Two bytes, the low one first. */
  SHORT_LITTLE_ENDIAN(2, false),

  /** Four bytes, the low one first. */
  INT_LITTLE_ENDIAN(4, false);

  private final int bytes;
  private final boolean bigEndian;

  FrameFormat(int bytes, boolean bigEndian) {
    this.bytes = bytes;
    this.bigEndian = bigEndian;
  }

  int bytes() {
    return bytes;
  }

  /** The longest frame that can be said, and held in an array. */
  private int most() {
    return (int) Math.min((1L << (8 * bytes)) - 1, Integer.MAX_VALUE - 8 - bytes);
  }

  int checked(int limit) {
    if (limit < 0 || limit > most()) {
      throw new IllegalArgumentException(
          "Frames of the format "
              + this
              + " have between 0 and "
              + most()
              + " bytes, so the limit can't be "
              + limit
              + ".");
    }
    return limit;
  }

  /** The length that stands at the beginning of a buffer. */
  long length(ReadBuffer buffer) {
    long length = 0;
    for (int i = 0; i < bytes; i++) {
      length = length << 8 | (buffer.at(bigEndian ? i : bytes - 1 - i) & 0xff);
    }
    return length;
  }

  /** Writes a length. */
  void put(long length, byte[] target) {
    for (int i = 0; i < bytes; i++) {
      target[bigEndian ? bytes - 1 - i : i] = (byte) (length >>> (8 * i));
    }
  }
}
