package dev.pawl.demo;

import static dev.pawl.Task.await;
import static dev.pawl.Task.timeout;

import dev.pawl.Async;
import dev.pawl.net.TcpStream;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The end of a connection whose peer has something to read, and may still send. */
public final class HangUp {
  private HangUp() {}

  /**
   * Says that no more will come, and reads what the peer still sends: closed with unread bytes, the
   * connection would be reset, and what was written last be lost with it. Closing is the caller's.
   *
   * @param limit how long the peer may take to read and to close its end
   */
  @Async
  public static void politely(TcpStream stream, Duration limit) throws IOException {
    await(stream.shutdownOutput());
    try {
      await(timeout(limit, HangUpAsync.readToTheEnd(stream)));
    } catch (TimedOutException e) {
      // It has had the time to read.
    }
  }

  @Async
  static void readToTheEnd(TcpStream stream) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1_024);
    while (await(stream.read(buffer.clear())) >= 0) {}
  }
}
