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
import dev.pawl.testing.UnusedChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
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
  void aHandlerWithoutATaskIsToldOf() throws IOException {
    SocketChannel channel = SocketChannel.open();
    executor.run(attending(channel, null));
    assertThat(recorder.failures())
        .singleElement()
        .isInstanceOfSatisfying(
            NullPointerException.class, told -> assertThat(told).hasMessage("the handler's task"));
    assertThat(channel.isOpen()).isFalse();
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
  private static final class Unclosable extends UnusedChannel {
    @Override
    protected void implCloseSelectableChannel() throws IOException {
      throw new IOException("reset while it was closed");
    }
  }
}
