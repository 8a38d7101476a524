package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection of a server whose end fails: that is told, and concerns no other connection. */
final class AttendingTest {
  private final Recorder recorder = new Recorder();
  private final Executor executor = Executor.builder().uncaughtExceptionHandler(recorder).build();
  private TcpListener listener;

  @BeforeEach
  void listen() throws IOException {
    listener = executor.run(TcpListener.bind(anyPort()));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
    executor.close();
  }

  private Attending<TcpStream> attending(SocketChannel channel, Task<?, ?> task) {
    Server<TcpStream> server = new Server<>(listener, (stream, itself) -> task);
    server.begins();
    return new Attending<>(server, new TcpStream(channel), recorder);
  }

  @Test
  void aConnectionThatCanNotBeClosedIsToldOf() throws IOException {
    executor.run(attending(new Unclosable(), Task.ready("end")));
    assertThat(recorder.failures()).singleElement().isInstanceOf(IOException.class);
  }

  @Test
  void aCancelledConnectionThatCanNotBeClosedIsToldOf() throws IOException {
    JoinHandle<Void, RuntimeException> handle =
        executor.spawner().spawn(attending(new Unclosable(), cx -> Poll.pending()));
    Steps.settle(executor);
    handle.cancel();
    Steps.untilDone(executor, handle);
    assertThat(recorder.failures()).singleElement().isInstanceOf(IOException.class);
  }

  @Test
  void aTaskWhoseWithdrawalThrowsLeavesNoConnectionOpen() throws IOException {
    IllegalArgumentException failure = new IllegalArgumentException();
    SocketChannel channel = SocketChannel.open();
    JoinHandle<Void, RuntimeException> handle =
        executor
            .spawner()
            .spawn(
                attending(
                    channel,
                    new Task<Void, RuntimeException>() {
                      @Override
                      public Poll<Void> poll(Context cx) {
                        return Poll.pending();
                      }

                      @Override
                      public boolean withdraw() {
                        throw failure;
                      }
                    }));
    Steps.settle(executor);
    handle.cancel();
    Steps.untilDone(executor, handle);
    assertThat(channel.isOpen()).isFalse();
    assertThat(recorder.failures()).containsExactly(failure);
  }

  /** A channel of which only that is used. */
  private static final class Unclosable extends SocketChannel {
    Unclosable() {
      super(null);
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
      throw new IOException("reset while it was closed");
    }

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public SocketChannel bind(SocketAddress local) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public SocketChannel shutdownInput() {
      return this;
    }

    @Override
    public SocketChannel shutdownOutput() {
      return this;
    }

    @Override
    public Socket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public boolean isConnectionPending() {
      return false;
    }

    @Override
    public boolean connect(SocketAddress remote) {
      return true;
    }

    @Override
    public boolean finishConnect() {
      return true;
    }

    @Override
    public SocketAddress getRemoteAddress() {
      return null;
    }

    @Override
    public SocketAddress getLocalAddress() {
      return null;
    }

    @Override
    public int read(ByteBuffer target) {
      return -1;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      return -1;
    }

    @Override
    public int write(ByteBuffer source) {
      return 0;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      return 0;
    }
  }
}
