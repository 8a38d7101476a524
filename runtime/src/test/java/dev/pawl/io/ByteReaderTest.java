package dev.pawl.io;

import static dev.pawl.io.Scripted.bytes;
import static dev.pawl.io.Scripted.now;
import static dev.pawl.io.Scripted.poll;
import static dev.pawl.io.Scripted.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteReaderTest {
  private final Scripted.Source source = new Scripted.Source();
  private final ByteReader reader = new ByteReader(source, 8);

  @Test
  void linesEndWithALineFeedOrBoth() throws Exception {
    source.feed("one\ntwo\r\n\r\n\nfour\rstill four\n").end();
    assertThat(now(reader.readLine())).isEqualTo("one");
    assertThat(now(reader.readLine())).isEqualTo("two");
    assertThat(now(reader.readLine())).isEmpty();
    assertThat(now(reader.readLine())).isEmpty();
    assertThat(now(reader.readLine())).isEqualTo("four\rstill four");
    assertThat(now(reader.readLine())).isNull();
    assertThat(now(reader.readLine())).isNull();
  }

  @Test
  void theLastLineNeedsNoEnd() throws Exception {
    source.feed("first\nlast").end();
    assertThat(now(reader.readLine())).isEqualTo("first");
    assertThat(now(reader.readLine())).isEqualTo("last");
    assertThat(now(reader.readLine())).isNull();
  }

  @Test
  void aLineMayArriveInPieces() throws Exception {
    Task<String, IOException> line = reader.readLine();
    for (String piece : new String[] {"gr", "\u00fc\u00df", " Gott", "\r"}) {
      assertThat(poll(line).isPending()).isTrue();
      source.feed(piece);
    }
    assertThat(poll(line).isPending()).isTrue();
    source.feed("\nnext");
    assertThat(now(line)).isEqualTo("gr\u00fc\u00df Gott");
    source.feed("\n");
    assertThat(now(reader.readLine())).isEqualTo("next");
    assertThat(reader.buffered()).isZero();
  }

  @Test
  void aCharsetIsUsed() throws Exception {
    source.feed("\u00e9t\u00e9\n".getBytes(ISO_8859_1));
    assertThat(now(reader.readLine(ISO_8859_1, 10))).isEqualTo("\u00e9t\u00e9");
    assertThatThrownBy(() -> reader.readLine(UTF_16, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-16");
  }

  @Test
  void aLineOfTheLimitIsReadAndALongerOneIsNot() throws Exception {
    source.feed("12345\r\n12345\n123456\r\n");
    assertThat(now(reader.readLine(UTF_8, 5))).isEqualTo("12345");
    assertThat(now(reader.readLine(UTF_8, 5))).isEqualTo("12345");
    assertThatThrownBy(() -> now(reader.readLine(UTF_8, 5)))
        .isInstanceOf(TooLongException.class)
        .hasMessage("A line is longer than the limit of 5 bytes.")
        .extracting(e -> ((TooLongException) e).limit())
        .isEqualTo(5);
    assertThat(now(reader.readLine(UTF_8, 6))).as("nothing was consumed").isEqualTo("123456");
  }

  @Test
  void aPeerThatNeverEndsItsLineCostsTheLimit() throws Exception {
    Task<String, IOException> line = reader.readLine(UTF_8, 1000);
    assertThatThrownBy(
            () -> {
              while (poll(line).isPending()) {
                source.feed(new byte[100]);
              }
            })
        .isInstanceOf(TooLongException.class);
    assertThat(reader.buffered()).isBetween(1001, 1100);
  }

  @Test
  void theLimitHoldsAtTheEndToo() throws Exception {
    source.feed("123456").end();
    assertThatThrownBy(() -> now(reader.readLine(UTF_8, 5))).isInstanceOf(TooLongException.class);
    source.feed("\r");
    assertThatThrownBy(
            () ->
                now(new ByteReader(new Scripted.Source().feed("12345\r").end()).readLine(UTF_8, 5)))
        .isInstanceOf(TooLongException.class);
  }

  @Test
  void partsEndWithTheirDelimiter() throws Exception {
    source.feed("a;bc;;rest").end();
    assertThat(text(now(reader.readUntil((byte) ';', 9)))).isEqualTo("a");
    assertThat(text(now(reader.readUntil((byte) ';', 2)))).isEqualTo("bc");
    assertThat(text(now(reader.readUntil((byte) ';', 0)))).isEmpty();
    assertThat(text(now(reader.readUntil((byte) ';', 4)))).isEqualTo("rest");
    assertThat(now(reader.readUntil((byte) ';', 4))).isNull();
  }

  @Test
  void aPartThatIsTooLongIsRefused() {
    source.feed("abc;");
    assertThatThrownBy(() -> now(reader.readUntil((byte) ';', 2)))
        .isInstanceOf(TooLongException.class)
        .hasMessage("A part is longer than the limit of 2 bytes.");
  }

  @Test
  void exactlyAsManyBytesAreRead() throws Exception {
    Task<byte[], IOException> ten = reader.readExactly(10);
    source.feed("1234");
    assertThat(poll(ten).isPending()).isTrue();
    source.feed("56789012");
    assertThat(text(now(ten))).isEqualTo("1234567890");
    assertThat(now(reader.readExactly(0))).isEmpty();
    assertThat(text(now(reader.readExactly(2)))).isEqualTo("12");
    source.feed("abc").end();
    assertThatThrownBy(() -> now(reader.readExactly(5)))
        .isInstanceOf(EOFException.class)
        .hasMessage("The stream ended after 3 of 5 bytes.");
    assertThat(text(now(reader.readExactly(3)))).as("nothing was consumed").isEqualTo("abc");
  }

  @Test
  void whatIsAnnouncedIsNotAllocatedBeforeItArrives() throws Exception {
    Task<byte[], IOException> huge = reader.readExactly(Integer.MAX_VALUE);
    source.feed("a", "b", "c");
    assertThat(poll(huge).isPending()).isTrue();
    assertThat(source.largestRead).isLessThanOrEqualTo(8);
  }

  @Test
  void allIsReadUpToTheEnd() throws Exception {
    source.feed("all", " of ", "it").end();
    assertThat(text(now(reader.readAll(9)))).isEqualTo("all of it");
    assertThat(now(reader.readAll(0))).isEmpty();
    assertThatThrownBy(
            () -> now(new ByteReader(new Scripted.Source().feed("1234").end()).readAll(3)))
        .isInstanceOf(TooLongException.class)
        .hasMessage("The stream is longer than the limit of 3 bytes.");
  }

  @Test
  void aBufferIsFilledFromBoth() throws Exception {
    source.feed("line\nab", "cdefghij", "klmnopqrstuv").end();
    now(reader.readLine());
    ByteBuffer target = ByteBuffer.allocate(20);
    now(reader.readFully(target));
    assertThat(text(target.array())).isEqualTo("abcdefghijklmnopqrst");
    assertThatThrownBy(() -> now(reader.readFully(target.clear())))
        .isInstanceOf(EOFException.class)
        .hasMessage("The stream ended after 2 of 20 bytes.");
    assertThat(target.position()).isEqualTo(2);
    now(reader.readFully(ByteBuffer.allocate(0)));
  }

  @Test
  void largeReadsGoAroundTheBuffer() throws Exception {
    source.feed("0123456789");
    ByteBuffer target = ByteBuffer.allocate(100);
    assertThat(now(reader.read(target))).isEqualTo(10);
    assertThat(source.largestRead).isEqualTo(100);
    assertThat(now(reader.read(ByteBuffer.allocate(0)))).isZero();
    source.feed("ab");
    ByteBuffer small = ByteBuffer.allocate(1);
    assertThat(now(reader.read(small))).isEqualTo(1);
    assertThat(source.largestRead).isEqualTo(100);
    assertThat(reader.buffered()).isEqualTo(1);
    assertThat(now(reader.read(target.clear()))).isEqualTo(1);
    source.end();
    assertThat(now(reader.read(target))).isEqualTo(-1);
    assertThat(now(reader.read(small.clear()))).isEqualTo(-1);
  }

  @Test
  void aSecondTaskAtTheSameTimeIsRefusedAndTheFirstGoesOn() throws Exception {
    Task<String, IOException> first = reader.readLine();
    poll(first);
    for (Task<?, IOException> second :
        List.of(
            reader.readExactly(3),
            reader.read(ByteBuffer.allocate(1)),
            reader.read(ByteBuffer.allocate(100)))) {
      assertThatThrownBy(() -> second.poll(Context.of(() -> {})))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith(
              "began while readLine on Source goes on. A reader is for one task at a time.");
    }
    source.feed("line\n");
    assertThat(now(first)).isEqualTo("line");
  }

  /** What it needs is in the buffer, but where the first one's bytes will lie is settled. */
  @Test
  void aSecondTaskIsRefusedThoughItsBytesAreThere() throws Exception {
    source.feed("ab\ncd");
    assertThat(now(reader.readLine())).isEqualTo("ab");
    Task<byte[], IOException> first = reader.readExactly(4);
    assertThat(poll(first).isPending()).isTrue();
    FrameReader frames = new FrameReader(reader, FrameFormat.BYTE, 200);
    for (Task<?, IOException> second :
        List.of(
            reader.peek(2),
            reader.readExactly(2),
            reader.readUntil((byte) 'd', 9),
            reader.read(ByteBuffer.allocate(2)),
            reader.read(ByteBuffer.allocate(100)),
            reader.readFully(ByteBuffer.allocate(2)),
            frames.readFrame())) {
      assertThatThrownBy(() -> second.poll(Context.of(() -> {})))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("began while readExactly 4 on Source goes on");
    }
    assertThatThrownBy(() -> reader.consume(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "consume began while readExactly 4 on Source goes on. A reader is for one task at a"
                + " time.");
    source.feed("ef");
    assertThat(text(now(first))).isEqualTo("cdef");
  }

  @Test
  void whatIsLookedAtStays() throws Exception {
    source.feed("GET /");
    ByteBuffer next = now(reader.peek(1));
    assertThat(next.remaining()).isEqualTo(5);
    assertThat(next.get(0)).isEqualTo((byte) 'G');
    assertThat(next.isReadOnly()).isTrue();
    assertThat(reader.buffered()).isEqualTo(5);
    reader.consume(4);
    assertThat(text(now(reader.readExactly(1)))).isEqualTo("/");
    assertThat(now(reader.peek(0)).hasRemaining()).isFalse();
  }

  @Test
  void aLookWaitsForAsManyBytesAsItTakes() throws Exception {
    Task<ByteBuffer, IOException> look = reader.peek(20);
    for (int i = 0; i < 19; i++) {
      assertThat(poll(look).isPending()).isTrue();
      source.feed("x");
    }
    assertThat(poll(look).isPending()).isTrue();
    source.feed("yz");
    assertThat(now(look).remaining()).isEqualTo(21);
    assertThat(text(now(reader.readExactly(21)))).endsWith("xyz");
  }

  @Test
  void atTheEndALookFindsWhatThereIs() throws Exception {
    source.feed("ab").end();
    assertThat(now(reader.peek(3)).remaining()).isEqualTo(2);
    reader.consume(2);
    assertThat(now(reader.peek(1)).hasRemaining()).isFalse();
    assertThat(now(reader.peek(0)).hasRemaining()).isFalse();
  }

  @Test
  void aLookThatIsCancelledLeavesWhatCame() throws Exception {
    source.feed("a");
    Task<ByteBuffer, IOException> look = reader.peek(2);
    assertThat(poll(look).isPending()).isTrue();
    assertThat(look.withdraw()).isTrue();
    source.feed("b");
    assertThat(text(now(reader.readExactly(2)))).isEqualTo("ab");
  }

  @Test
  void noMoreIsConsumedThanThereIs() throws Exception {
    source.feed("ab");
    now(reader.peek(1));
    assertThatThrownBy(() -> reader.consume(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("One can't consume 3 bytes of the 2 in the buffer.");
    assertThatThrownBy(() -> reader.consume(-1)).isInstanceOf(IllegalArgumentException.class);
    reader.consume(0);
    assertThat(reader.buffered()).isEqualTo(2);
  }

  @Test
  void aReadThatFailsLeavesTheReaderToTheNext() throws Exception {
    source.feed("par");
    Task<String, IOException> line = reader.readLine();
    poll(line);
    source.fail(new IOException("reset"));
    assertThatThrownBy(() -> now(line)).hasMessage("reset");
    assertThatThrownBy(() -> now(reader.readLine())).hasMessage("reset");
    source.fail(null);
    source.feed("t\n");
    assertThat(now(reader.readLine())).isEqualTo("part");
    assertThatThrownBy(() -> now(line)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void badLimitsAreRefused() {
    assertThatThrownBy(() -> new ByteReader(source, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.readExactly(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.readAll(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.readUntil((byte) 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.readLine(UTF_8, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** However the bytes are cut, and whatever is cancelled in between, the lines are the lines. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cancellationLosesNothing(long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      all.append("x".repeat(random.nextInt(30))).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    byte[] sent = bytes(all.toString());
    int fed = 0;
    List<String> lines = new ArrayList<>();
    Task<String, IOException> line = reader.readLine();
    while (lines.size() < 2_000) {
      Poll<String> poll = poll(line);
      if (poll.isReady()) {
        lines.add(poll.get());
        line = reader.readLine();
      } else {
        if (random.nextInt(3) == 0) {
          assertThat(line.withdraw()).isTrue();
          line = reader.readLine();
        }
        int count = Math.min(sent.length - fed, 1 + random.nextInt(20));
        source.feed(Arrays.copyOfRange(sent, fed, fed += count));
      }
    }
    assertThat(lines).isEqualTo(all.toString().lines().toList());
    assertThat(source.withdrawals).isPositive();
  }
}
