package dev.pawl.demo.chat;

import dev.pawl.net.TcpStream;
import dev.pawl.sync.Channel;
import java.io.IOException;

/** One who chats, and the lines that wait for him. */
final class Member {
  private final String name;
  private final TcpStream stream;
  private final Channel<String> lines;

  Member(String name, TcpStream stream, int waiting) {
    this.name = name;
    this.stream = stream;
    this.lines = Channel.bounded(waiting);
  }

  String name() {
    return name;
  }

  Channel<String> lines() {
    return lines;
  }

  /**
   * Has a line delivered, if there is room for it.
   *
   * @return false if too many wait already
   */
  boolean offer(String line) {
    return lines.isClosed() || lines.trySend(line);
  }

  /** Delivers what waits, and no more. */
  void close() {
    lines.close();
  }

  /** Closes the connection, which ends both of its tasks. */
  void expel() {
    lines.close();
    try {
      stream.close();
    } catch (IOException e) {
      // He is out all the same; and who speaks is not to blame.
    }
  }
}
