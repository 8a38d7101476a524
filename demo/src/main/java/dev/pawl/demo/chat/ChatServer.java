package dev.pawl.demo.chat;

import static dev.pawl.Task.await;
import static dev.pawl.Task.spawn;
import static dev.pawl.Task.timeout;
import static dev.pawl.Task.yieldNow;

import dev.pawl.Async;
import dev.pawl.JoinHandle;
import dev.pawl.demo.AddressOptions;
import dev.pawl.demo.HangUpAsync;
import dev.pawl.io.ByteReader;
import dev.pawl.io.ByteWriter;
import dev.pawl.io.TooLongException;
import dev.pawl.net.Server;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Everybody hears what anybody says. Two tasks per member: one listens to him, one delivers what
 * the others say. So a member who doesn't read holds nobody up: his lines wait, up to a number, and
 * then he is out.
 *
 * <p>No locks: the tasks of one executor run one at a time, and change over only at an {@code
 * await}.
 */
public final class ChatServer {
  /** Each costs a line for each line; more wait in the listener's backlog. */
  private static final int CONNECTIONS = 1_000;

  private static final int LONGEST_LINE = 1_000;

  /** What would do something to the others' terminals: control characters, and what turns text. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Room room;
  private final Duration idle;
  private final Consumer<String> log;

  /**
   * @param waiting how many lines may wait for a slow reader
   * @param idle after which a silent member has to go
   */
  ChatServer(int waiting, Duration idle, Consumer<String> log) {
    this.room = new Room(waiting);
    this.idle = idle;
    this.log = log;
  }

  /** Listens; the server has yet to serve. */
  @Async
  Server<TcpStream> listen(InetSocketAddress address) throws IOException {
    TcpListener listener = await(TcpListener.bind(address));
    log.accept("listening on " + AddressOptions.asTyped(listener.localAddress()));
    return new Server<>(
        listener, CONNECTIONS, (stream, server) -> ChatServerAsync.attend(this, stream, server));
  }

  /** One connection, from its name to its end. */
  @Async
  void attend(TcpStream stream, Server<TcpStream> server) {
    try {
      ByteReader in = new ByteReader(stream);
      ByteWriter out = new ByteWriter(stream);
      await(out.writeLine("What is your name?"));
      await(out.flush());
      String name = await(ChatServerAsync.readLine(this, in, server));
      if (name == null) {
        return;
      }
      if (!room.isFree(name.strip())) {
        await(out.writeLine("That name can't be had."));
        await(out.flush());
        return;
      }
      Member member = room.enter(name.strip(), stream);
      try {
        JoinHandle<Void, RuntimeException> delivering = spawn(ChatServerAsync.deliver(member, out));
        await(ChatServerAsync.listen(this, member, in, server));
        member.close();
        await(timeout(FAREWELL, delivering)); // what waits is still delivered
      } finally {
        room.leave(member);
      }
      await(HangUpAsync.politely(stream, FAREWELL));
    } catch (IOException | TimedOutException e) {
      log.accept("lost a connection: " + e.getMessage());
    }
  }

  /**
   * What the member says, until he leaves, is silent for too long or talks too much at once, or the
   * server is stopped.
   */
  @Async
  void listen(Member member, ByteReader in, Server<TcpStream> server) throws IOException {
    try {
      String line;
      while ((line = await(ChatServerAsync.readLine(this, in, server))) != null) {
        room.say(member, line);
        await(yieldNow()); // who has much to say at once makes nobody too slow who reads it
      }
      if (server.isStopping()) {
        member.offer("The chat is over. Goodbye.");
      }
    } catch (TimedOutException e) {
      member.offer("You were silent for " + idle.toSeconds() + " s. Goodbye.");
    } catch (TooLongException e) {
      member.offer("Nobody reads lines of more than " + e.limit() + " bytes. Goodbye.");
    }
  }

  /**
   * @return null when the member has left, or the server is stopped
   */
  @Async
  String readLine(ByteReader in, Server<TcpStream> server) throws IOException {
    String line =
        await(
            timeout(
                idle,
                server.unlessStopped(in.readLine(StandardCharsets.UTF_8, LONGEST_LINE), null)));
    return line == null ? null : UNPRINTABLE.matcher(line).replaceAll("\ufffd");
  }

  /** What the others say, several lines at once if they have come to wait. */
  @Async
  static void deliver(Member member, ByteWriter out) {
    try {
      String line;
      while ((line = await(member.lines().receive())) != null) {
        await(out.writeLine(line));
        if (member.lines().size() == 0) {
          await(out.flush());
        }
      }
    } catch (IOException e) {
      member.close(); // who listens to him finds out as well
    }
  }

  public static void main(String[] args) {
    System.exit(ChatCommand.run(args));
  }
}
