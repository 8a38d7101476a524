package dev.pawl.net;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Takes the place of {@code sendmmsg}, and says what the system would say only now and then. */
final class FakeSystem implements SendBatch.Sending {
  private static final long ERRNO =
      Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement("errno"));

  private final LaneMemory memory;
  private final ToIntFunction<List<Message>> answers;

  /** What it has taken, in order. */
  final List<Message> taken = new ArrayList<>();

  int calls;

  /**
   * One message.
   *
   * @param name the receiver's address, as the system has it
   * @param datagrams what is to arrive
   */
  record Message(ByteBuffer name, List<ByteBuffer> datagrams) {}

  /**
   * @param answers of how many of the messages it takes, at least one; or an errno, negative
   */
  FakeSystem(LaneMemory memory, ToIntFunction<List<Message>> answers) {
    this.memory = memory;
    this.answers = answers;
  }

  @Override
  public int send(MemorySegment state, int fd, long headers, int count, int flags) {
    calls++;
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(message(index(headers) + i * MessageHeader.SIZE));
    }
    int answer = answers.applyAsInt(messages);
    if (answer < 0) {
      return failing(state, -answer);
    }
    taken.addAll(messages.subList(0, answer));
    return answer;
  }

  /** What a call returns that fails. */
  static int failing(MemorySegment state, int errno) {
    state.set(JAVA_INT, ERRNO, errno);
    return -1;
  }

  private int index(long address) {
    return (int) (address - memory.address(0));
  }

  private Message message(int header) {
    ByteBuffer bytes = memory.bytes();
    ByteBuffer name =
        copy(
            index(bytes.getLong(header + MessageHeader.NAME)),
            bytes.getInt(header + MessageHeader.NAME_LENGTH));
    ByteBuffer whole = ByteBuffer.allocate(1 << 16);
    int vectors = index(bytes.getLong(header + MessageHeader.VECTOR));
    for (int i = 0; i < bytes.getLong(header + MessageHeader.VECTOR_LENGTH); i++) {
      int vector = vectors + i * MessageHeader.VECTOR_SIZE;
      int from = index(bytes.getLong(vector + MessageHeader.BASE));
      whole.put(copy(from, (int) bytes.getLong(vector + MessageHeader.BASE_LENGTH)));
    }
    return new Message(name, cut(whole.flip(), segment(header, whole.remaining())));
  }

  private ByteBuffer copy(int at, int length) {
    byte[] bytes = new byte[length];
    if (length > 0) {
      memory.bytes().get(at, bytes);
    }
    return ByteBuffer.wrap(bytes);
  }

  private int segment(int header, int whole) {
    ByteBuffer bytes = memory.bytes();
    if (bytes.getLong(header + MessageHeader.CONTROL_LENGTH) == 0) {
      return whole;
    }
    int control = index(bytes.getLong(header + MessageHeader.CONTROL));
    if (bytes.getInt(control + MessageHeader.CONTROL_LEVEL) != Libc.SOL_UDP
        || bytes.getInt(control + MessageHeader.CONTROL_TYPE) != Libc.UDP_SEGMENT) {
      throw new AssertionError("only segments are ever asked for");
    }
    return Short.toUnsignedInt(bytes.getShort(control + MessageHeader.CONTROL_DATA));
  }

  private static List<ByteBuffer> cut(ByteBuffer whole, int segment) {
    List<ByteBuffer> datagrams = new ArrayList<>();
    while (whole.hasRemaining()) {
      int size = Math.min(segment, whole.remaining());
      datagrams.add(whole.slice(whole.position(), size));
      whole.position(whole.position() + size);
    }
    return datagrams;
  }
}
