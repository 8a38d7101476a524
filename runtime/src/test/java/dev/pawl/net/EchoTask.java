package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it reads, and closes at the end. */
final class EchoTask implements Task<Void, IOException> {
  private final TcpStream stream;
  private final ByteBuffer buffer = ByteBuffer.allocate(16);
  private Task<?, IOException> awaited;
  private boolean reads;

  EchoTask(TcpStream stream) {
    this.stream = stream;
  }

  @Override
  public Poll<Void> poll(Context cx) throws IOException {
    while (true) {
      if (awaited == null) {
        reads = !reads;
        awaited = reads ? stream.read(buffer.clear()) : stream.writeAll(buffer.flip());
      }
      if (awaited.poll(cx).isPending()) {
        return Poll.pending();
      }
      awaited = null;
      if (reads && buffer.position() == 0) {
        stream.close();
        return Poll.ready(null);
      }
    }
  }

  /** Accepts, and spawns an {@link EchoTask} for each connection, until the listener is closed. */
  static final class AcceptAll implements Task<Void, IOException> {
    private final TcpListener listener;
    private final AtomicInteger accepted;
    private Task<TcpStream, IOException> accept;

    AcceptAll(TcpListener listener, AtomicInteger accepted) {
      this.listener = listener;
      this.accepted = accepted;
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
      while (true) {
        if (accept == null) {
          accept = listener.accept();
        }
        Poll<TcpStream> stream = accept.poll(cx);
        if (stream.isPending()) {
          return Poll.pending();
        }
        accept = null;
        accepted.incrementAndGet();
        cx.spawner().spawn(new EchoTask(stream.get()));
      }
    }
  }
}
