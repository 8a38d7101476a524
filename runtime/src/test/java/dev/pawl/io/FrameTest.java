package dev.pawl.io;

import static dev.pawl.io.Scripted.bytes;
import static dev.pawl.io.Scripted.now;
import static dev.pawl.io.Scripted.poll;
import static dev.pawl.io.Scripted.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FrameTest {
  private final Scripted.Source source = new Scripted.Source();
  private final Scripted.Sink sink = new Scripted.Sink(1_000_000);

  @ParameterizedTest
  @EnumSource
  void framesComeOutAsTheyWentInHoweverTheyAreCutAndCancelled(FrameFormat format) throws Exception {
    Random random = new Random(7);
    byte[][] sent = new byte[300][];
    ByteWriter buffered = new ByteWriter(sink, 64);
    FrameWriter writer = new FrameWriter(buffered, format, 255);
    for (int i = 0; i < sent.length; i++) {
      sent[i] = new byte[random.nextInt(256)];
      random.nextBytes(sent[i]);
      now(writer.writeFrame(sent[i]));
    }
    now(buffered.flush());
    byte[] stream = sink.taken.toByteArray();
    FrameReader reader = new FrameReader(new ByteReader(source, 16), format, 255);
    int fed = 0;
    Task<byte[], IOException> read = reader.readFrame();
    for (byte[] frame : sent) {
      Poll<byte[]> poll;
      while ((poll = poll(read)).isPending()) {
        if (random.nextInt(3) == 0) {
          read.withdraw();
          read = reader.readFrame();
        }
        int count = Math.min(stream.length - fed, 1 + random.nextInt(100));
        source.feed(Arrays.copyOfRange(stream, fed, fed += count));
      }
      assertThat(poll.get()).isEqualTo(frame);
      read = reader.readFrame();
    }
    source.end();
    assertThat(now(read)).isNull();
  }

  @Test
  void formatsAreWhatTheyAreCalled() throws Exception {
    assertThat(written(FrameFormat.BYTE)).isEqualTo("\3abc");
    assertThat(written(FrameFormat.SHORT)).isEqualTo("\0\3abc");
    assertThat(written(FrameFormat.INT)).isEqualTo("\0\0\0\3abc");
    assertThat(written(FrameFormat.SHORT_LITTLE_ENDIAN)).isEqualTo("\3\0abc");
    assertThat(written(FrameFormat.INT_LITTLE_ENDIAN)).isEqualTo("\3\0\0\0abc");
  }

  private String written(FrameFormat format) throws IOException {
    sink.taken.reset();
    ByteWriter writer = new ByteWriter(sink);
    now(new FrameWriter(writer, format, 3).writeFrame(bytes("abc")));
    now(writer.flush());
    return sink.text();
  }

  @Test
  void aFrameOverTheLimitIsRefusedBeforeItArrives() {
    FrameReader reader = new FrameReader(new ByteReader(source), 100);
    source.feed(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff});
    assertThatThrownBy(() -> now(reader.readFrame()))
        .isInstanceOf(TooLongException.class)
        .hasMessage("A frame of 4294967295 bytes is longer than the limit of 100 bytes.");
  }

  @Test
  void aStreamThatEndsWithinAFrameIsNoCleanEnd() {
    FrameReader reader = new FrameReader(new ByteReader(source), 100);
    source.feed("\0\0").end();
    assertThatThrownBy(() -> now(reader.readFrame()))
        .isInstanceOf(EOFException.class)
        .hasMessage("The stream ended after 2 of 4 bytes.");
    source.feed("\0\5ab");
    Scripted.Source other = new Scripted.Source().feed("\0\0\0\5ab").end();
    assertThatThrownBy(() -> now(new FrameReader(new ByteReader(other), 100).readFrame()))
        .isInstanceOf(EOFException.class)
        .hasMessage("The stream ended after 6 of 9 bytes.");
  }

  @Test
  void anEmptyFrameIsAFrame() throws Exception {
    source.feed("\0\0\0\0").end();
    FrameReader reader = new FrameReader(new ByteReader(source), 0);
    assertThat(text(now(reader.readFrame()))).isEmpty();
    assertThat(now(reader.readFrame())).isNull();
  }

  @Test
  void whatTheReaderWouldRefuseIsNotWritten() {
    FrameWriter writer = new FrameWriter(new ByteWriter(sink), 3);
    assertThatThrownBy(() -> writer.writeFrame(bytes("abcd")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrameWriter(new ByteWriter(sink), FrameFormat.BYTE, 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Frames of the format BYTE have between 0 and 255 bytes, so the limit can't be 256.");
    assertThatThrownBy(() -> new FrameReader(new ByteReader(source), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
