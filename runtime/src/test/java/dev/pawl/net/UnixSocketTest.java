package dev.pawl.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.JoinHandle;
import dev.pawl.testing.Rig;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs from TCP; the operations are the same code, which {@link TcpStreamTest} tests. */
@ParameterizedClass
@EnumSource
@DisabledOnOs(OS.WINDOWS)
final class UnixSocketTest {
  private final Rig rig;
  private final ByteBuffer buffer = ByteBuffer.allocate(64);
  private Path path;

  UnixSocketTest(Rig.Arrangement arrangement) {
    rig = new Rig(arrangement);
  }

  @BeforeEach
  void choose(@TempDir Path folder) {
    path = folder.resolve("s");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (UnixListener listener = rig.run(UnixListener.bind(path))) {
      JoinHandle<UnixStream, IOException> accepting = rig.start(listener.accept());
      try (UnixStream client = rig.run(UnixStream.connect(path));
          UnixStream server = rig.run(accepting)) {
        JoinHandle<Integer, IOException> reading = rig.start(server.read(buffer));
        rig.run(client.writeAll(ByteBuffer.wrap("over a file".getBytes(UTF_8))));
        assertThat(rig.run(reading)).isEqualTo(11);
        rig.run(server.writeAll(buffer.flip()));
        rig.run(server.shutdownOutput());
        assertThat(rig.run(client.read(buffer.clear()))).isEqualTo(11);
        assertThat(rig.run(client.read(buffer))).isEqualTo(-1);
        assertThat(client.remoteAddress()).isEqualTo(UnixDomainSocketAddress.of(path));
        assertThat(server.localAddress()).isEqualTo(listener.localAddress());
        assertThat(listener).hasToString("UnixListener(" + path + ")");
      }
    }
  }

  @Test
  void closingTheListenerDeletesItsFileAndWakesWhoAccepts() throws Exception {
    UnixListener listener = rig.run(UnixListener.bind(path));
    JoinHandle<UnixStream, IOException> accepting = rig.start(listener.accept());
    assertThatThrownBy(() -> rig.run(UnixListener.bind(path))).isInstanceOf(BindException.class);
    listener.close();
    assertThat(path).doesNotExist();
    assertThatThrownBy(() -> rig.run(accepting)).isInstanceOf(ClosedChannelException.class);
    UnixListener next = rig.run(UnixListener.bind(path));
    listener.close();
    assertThat(path).as("it is the next one's now").exists();
    next.close();
  }

  @Test
  void theFileOfWhoHasTakenOverIsLeftAlone() throws Exception {
    UnixListener old = rig.run(UnixListener.bind(path));
    Files.delete(path);
    UnixListener successor = rig.run(UnixListener.bind(path));
    old.close();
    rig.run(UnixStream.connect(path)).close();
    successor.close();
    assertThat(path).doesNotExist();
  }

  @Test
  void aFileThatIsGoneKeepsNoListenerOpen() throws Exception {
    UnixListener listener = rig.run(UnixListener.bind(path));
    Files.delete(path);
    listener.close();
    assertThat(listener.isOpen()).isFalse();
  }

  /** Somebody has deleted it as soon as it was there. */
  @Test
  void aListenerWhoseFileIsGoneAtOnceIsNoneAndLeavesNoSocketOpen() throws Exception {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(path));
    Files.delete(path);
    assertThatThrownBy(() -> UnixListener.at(path, channel))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoWaitsToWriteIsToldThatTheOutputIsShutDown() throws Exception {
    try (UnixListener listener = rig.run(UnixListener.bind(path));
        UnixStream client = rig.run(UnixStream.connect(path));
        UnixStream server = rig.run(listener.accept())) {
      JoinHandle<Void, IOException> writing =
          rig.start(client.writeAll(ByteBuffer.allocate(1 << 24)));
      rig.run(client.shutdownOutput());
      Steps.untilDone(rig.executor(), writing);
      assertThatThrownBy(() -> rig.run(writing)).isInstanceOf(ClosedChannelException.class);
      assertThat(server.isOpen()).isTrue();
    }
  }

  @Test
  void aFileThatNobodyListensAtIsAnIoException() throws Exception {
    assertThatThrownBy(() -> rig.run(UnixStream.connect(path))).isInstanceOf(SocketException.class);
    Files.createFile(path);
    assertThatThrownBy(() -> rig.run(UnixStream.connect(path))).isInstanceOf(SocketException.class);
  }

  @Test
  void aFullBacklogMakesAConnectWaitOrFailButNeverPretend() throws Exception {
    List<UnixStream> connected = new ArrayList<>();
    List<JoinHandle<UnixStream, IOException>> waiting = new ArrayList<>();
    try (UnixListener listener = rig.run(UnixListener.bind(path, SocketOptions.none(), 1))) {
      IOException refused = null;
      for (int i = 0; i < 5; i++) {
        JoinHandle<UnixStream, IOException> connecting = rig.start(UnixStream.connect(path));
        if (!connecting.isDone()) {
          waiting.add(connecting);
          continue;
        }
        try {
          connected.add(rig.run(connecting));
        } catch (IOException e) {
          refused = e;
        }
      }
      for (UnixStream each : connected) {
        rig.run(each.write(ByteBuffer.wrap(new byte[] {1})));
        rig.run(listener.accept()).close();
      }
      assertThat(refused != null || !waiting.isEmpty()).isTrue();
    } finally {
      for (UnixStream each : connected) {
        each.close();
      }
    }
  }

  @Test
  void optionsThatOnlyTcpHasAreRefused() {
    SocketOptions tcp = SocketOptions.of(StandardSocketOptions.TCP_NODELAY, true);
    assertThatThrownBy(() -> rig.run(UnixStream.connect(path, tcp)))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
