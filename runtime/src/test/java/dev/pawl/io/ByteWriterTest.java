package dev.pawl.io;

import static dev.pawl.io.Scripted.bytes;
import static dev.pawl.io.Scripted.now;
import static dev.pawl.io.Scripted.poll;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteWriterTest {
  private final Scripted.Sink sink = new Scripted.Sink(1_000_000);
  private final ByteWriter writer = new ByteWriter(sink, 8);

  @Test
  void smallWritesAreSentTogetherByFlush() throws Exception {
    now(writer.write("ab"));
    now(writer.write(bytes("cd"), bytes("e")));
    assertThat(now(writer.write(ByteBuffer.wrap(bytes("fg"))))).isEqualTo(2);
    assertThat(sink.text()).isEmpty();
    assertThat(writer.buffered()).isEqualTo(7);
    now(writer.flush());
    assertThat(sink.text()).isEqualTo("abcdefg");
    assertThat(sink.writes).isEqualTo(1);
    assertThat(sink.flushes).isEqualTo(1);
    now(writer.flush());
    assertThat(sink.writes).isEqualTo(1);
  }

  @Test
  void whatHasNoRoomSendsWhatWasThereFirst() throws Exception {
    now(writer.write("12345"));
    now(writer.write("6789"));
    assertThat(sink.text()).isEqualTo("12345");
    now(writer.write("longer than the buffer"));
    assertThat(sink.text()).isEqualTo("123456789");
    now(writer.writeLine("x"));
    now(writer.flush());
    assertThat(sink.text()).isEqualTo("123456789longer than the bufferx\n");
  }

  @Test
  void largeBuffersGoStraightToTheSinkAndInOrder() throws Exception {
    now(writer.write("ab"));
    ByteBuffer large = ByteBuffer.wrap(bytes("0123456789"));
    now(writer.writeAll(large));
    assertThat(large.hasRemaining()).isFalse();
    assertThat(sink.text()).isEqualTo("ab0123456789");
    assertThat(writer.buffered()).isZero();
  }

  @Test
  void aWriteWaitsForRoomAndIsTakenWholeOrNotAtAll() throws Exception {
    sink.room = 2;
    now(writer.write("12345678"));
    Task<Void, IOException> second = writer.write("abc");
    assertThat(poll(second).isPending()).isTrue();
    assertThat(second.withdraw()).isTrue();
    Task<Void, IOException> third = writer.write("xyz");
    assertThat(poll(third).isPending()).isTrue();
    sink.room = 1; // the third byte that is sent makes room
    now(third);
    sink.room = 100;
    now(writer.flush());
    assertThat(sink.text()).isEqualTo("12345678xyz");
  }

  @Test
  void aCancelledFlushLosesNothing() throws Exception {
    sink.room = 2;
    now(writer.write("12345"));
    Task<Void, IOException> flush = writer.flush();
    assertThat(poll(flush).isPending()).isTrue();
    assertThat(flush.withdraw()).isTrue();
    assertThat(writer.buffered()).isEqualTo(3);
    sink.room = 100;
    now(writer.flush());
    assertThat(sink.text()).isEqualTo("12345");
  }

  @Test
  void aCharsetIsUsed() throws Exception {
    now(writer.write("\u00e9", ISO_8859_1));
    now(writer.flush());
    assertThat(sink.taken.toByteArray()).containsExactly(0xe9);
  }

  @Test
  void aSecondTaskAtTheSameTimeIsRefused() throws Exception {
    sink.room = 0;
    now(writer.write("1234"));
    Task<Void, IOException> flush = writer.flush();
    poll(flush);
    assertThatThrownBy(() -> poll(writer.write("567890")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "write on Sink began while flush on Sink goes on. A writer is for one task at a"
                + " time.");
    sink.room = 100;
    now(flush);
  }

  /** There is room for it, but making that moves what is being sent. */
  @Test
  void aSecondTaskIsRefusedThoughThereIsRoom() throws Exception {
    sink.room = 4;
    now(writer.write("12345678"));
    Task<Void, IOException> flush = writer.flush();
    poll(flush);
    for (Task<?, IOException> second :
        List.of(
            writer.write("abc"),
            writer.write(ByteBuffer.wrap(bytes("abc"))),
            writer.writeAll(ByteBuffer.wrap(bytes("abc"))),
            writer.flush())) {
      assertThatThrownBy(() -> second.poll(Context.of(() -> {})))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("began while flush on Sink goes on");
    }
    sink.room = 100;
    now(flush);
    assertThat(sink.text()).isEqualTo("12345678");
  }

  @Test
  void aSecondTaskIsRefusedWhileALargeBufferIsOnItsWay() throws Exception {
    sink.room = 0;
    Task<Integer, IOException> large = writer.write(ByteBuffer.wrap(bytes("0123456789")));
    poll(large);
    assertThatThrownBy(() -> poll(writer.write("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("began while write on Sink goes on");
    assertThat(large.withdraw()).isTrue();
    now(writer.write("x"));
    sink.room = 100;
    now(writer.flush());
    assertThat(sink.text()).isEqualTo("x");
  }

  @Test
  void aFailureIsTheSinksAndWhatWasTakenIsKept() throws Exception {
    IOException broken = new IOException("Broken pipe");
    sink.fail(broken);
    now(writer.write("kept"));
    assertThatThrownBy(() -> now(writer.flush())).isSameAs(broken);
    assertThatThrownBy(() -> now(writer.flush())).isSameAs(broken);
    sink.fail(null);
    now(writer.flush());
    assertThat(sink.text()).isEqualTo("kept");
  }

  @Test
  void badCapacitiesAreRefused() {
    assertThatThrownBy(() -> new ByteWriter(sink, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** However little room there is, and whatever is cancelled, each write arrives once or never. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cancellationTearsNothing(long seed) throws Exception {
    Random random = new Random(seed);
    sink.room = 0;
    StringBuilder expected = new StringBuilder();
    int cancelled = 0;
    for (int i = 0; i < 2_000; i++) {
      String text = (char) ('a' + i % 26) + "x".repeat(random.nextInt(14)) + ".";
      Task<Void, IOException> write = writer.write(text);
      while (poll(write).isPending()) {
        assertThat(writer.buffered()).isLessThanOrEqualTo(16);
        if (random.nextInt(4) == 0) {
          assertThat(write.withdraw()).isTrue();
          text = "";
          cancelled++;
          break;
        }
        sink.room += random.nextInt(10);
      }
      expected.append(text);
    }
    sink.room = 1_000_000;
    now(writer.flush());
    assertThat(sink.text()).isEqualTo(expected.toString());
    assertThat(cancelled).isPositive();
  }
}
