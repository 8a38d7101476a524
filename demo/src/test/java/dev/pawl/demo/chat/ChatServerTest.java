package dev.pawl.demo.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.demo.testing.ChildProcess;
import dev.pawl.demo.testing.RunningStreamServer;
import dev.pawl.time.ManualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChatServerTest {
  private static final int WAITING = 20;
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final ManualClock clock = new ManualClock();
  private final RunningStreamServer server =
      RunningStreamServer.start(
          clock,
          log ->
              ChatServerAsync.listen(
                  new ChatServer(WAITING, IDLE, log), RunningStreamServer.LOCAL));

  @AfterEach
  void close() {
    server.close();
  }

  /** A blocking client. */
  private final class Client implements AutoCloseable {
    private final Socket socket = server.connect();
    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

    Client(String name) throws IOException {
      expect("What is your name?");
      say(name);
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
    }

    String hear() throws IOException {
      return in.readLine();
    }

    /** Perhaps after it has heard that somebody has gone. */
    void expectAmongOthers(String line) throws IOException {
      String heard;
      do {
        heard = hear();
        assertNotNull(heard, line);
      } while (!heard.equals(line));
    }

    void expect(String line) throws IOException {
      assertEquals(line, hear());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void everybodyElseHearsWhatOneSays() throws Exception {
    try (Client ada = new Client("ada")) {
      ada.expect("* here: ada");
      try (Client bob = new Client("bob")) {
        bob.expect("* here: ada, bob");
        ada.expect("* bob has come");
        ada.say("gr\u00fc\u00df dich");
        bob.expect("ada: gr\u00fc\u00df dich");
        bob.say("hello");
        ada.expect("bob: hello");
      }
      ada.expect("* bob has gone");
    }
  }

  @Test
  void aNameIsHadOnce() throws Exception {
    try (Client ada = new Client("ada");
        Client other = new Client(ada.hear().substring("* here: ".length()))) {
      other.expect("That name can't be had.");
      assertNull(other.hear());
    }
  }

  @Test
  void aNameIsHadOnceHoweverItIsWritten() throws Exception {
    try (Client ada = new Client("ada")) {
      ada.expect("* here: ada");
      for (String name : new String[] {" ada\t", "ADA", "x".repeat(31), " ", ""}) {
        try (Client other = new Client(name)) {
          other.expect("That name can't be had.");
        }
      }
      try (Client bob = new Client(" bob ")) {
        bob.expect("* here: ada, bob");
      }
    }
  }

  @Test
  void controlCharactersReachNobody() throws Exception {
    try (Client ada = new Client("\u001b[2Jada");
        Client bob = new Client("bob")) {
      ada.expect("* here: \ufffd[2Jada");
      bob.expect("* here: \ufffd[2Jada, bob");
      ada.expect("* bob has come");
      bob.say("one\rtwo\u0000\u009b\u0007\u202e\ttab");
      ada.expect("bob: one\ufffdtwo\ufffd\ufffd\ufffd\ufffd\ttab");
    }
  }

  @Test
  void whoHasMuchToSayAtOnceThrowsNobodyOut() throws Exception {
    try (Client ada = new Client("ada")) {
      ada.expect("* here: ada");
      try (Client bob = new Client("bob")) {
        bob.expect("* here: ada, bob");
        ada.expect("* bob has come");
        bob.say("a\n".repeat(50 * WAITING) + "end");
        for (int i = 0; i < 50 * WAITING; i++) {
          ada.expect("bob: a");
        }
        ada.expect("bob: end");
      }
    }
  }

  @Test
  void whoDoesNotReadIsOutAndHoldsNobodyUp() throws Exception {
    try (Client ada = new Client("ada");
        Client slow = new Client("slow");
        Client bob = new Client("bob")) {
      ada.expect("* here: ada");
      slow.expect("* here: ada, slow");
      ada.expect("* slow has come");
      ada.expect("* bob has come");
      bob.expect("* here: ada, slow, bob");
      String line = "x".repeat(900);
      String heard = "ada: " + line;
      while (heard.equals("ada: " + line)) { // until the system's buffers for him are full
        ada.say(line);
        heard = bob.hear();
      }
      assertEquals("* slow was too slow", heard);
      ada.expect("* slow was too slow");
    }
  }

  @Test
  void whoIsSilentForTooLongIsToldAndHasToGo() throws Exception {
    try (Client ada = new Client("ada")) {
      ada.expect("* here: ada");
      while (!ada.in.ready()) { // its time may begin after the first step
        clock.advance(IDLE);
        Thread.onSpinWait();
      }
      ada.expect("You were silent for 60 s. Goodbye.");
      assertNull(ada.hear());
    }
  }

  @Test
  void whoNeverEndsHisLineHasToGo() throws Exception {
    try (Client ada = new Client("ada")) {
      ada.expect("* here: ada");
      ada.say("x".repeat(1_001));
      ada.expect("Nobody reads lines of more than 1000 bytes. Goodbye.");
    }
    try (Client ben = new Client("ben")) {
      ben.expect("* here: ben");
      ben.say("x".repeat(100_000)); // most of which nobody reads as a line
      ben.expect("Nobody reads lines of more than 1000 bytes. Goodbye.");
      assertNull(ben.hear());
    }
  }

  @Test
  void whenItIsStoppedMembersHearWhatWasSaidAndAGoodbye() throws Exception {
    try (Client ann = new Client("Ann")) {
      ann.expect("* here: Ann");
      try (Client ben = new Client("Ben")) {
        ben.expect("* here: Ann, Ben");
        ann.expect("* Ben has come");
        ben.say("last words");
        ann.expect("Ben: last words");
        server.stop(Duration.ofSeconds(5));
        ann.expectAmongOthers("The chat is over. Goodbye.");
        ben.expectAmongOthers("The chat is over. Goodbye.");
      }
    }
    assertEquals(0, server.awaitEnd());
  }

  @Test
  void theCommandRunsOne() throws Exception {
    try (ChildProcess command = ChildProcess.java(ChatServer.class, "--port", "0")) {
      assertTrue(command.readLine().startsWith("listening on 127.0.0.1:"));
      command.terminate();
      assertEquals("closed\n", command.readAll());
    }
  }
}
