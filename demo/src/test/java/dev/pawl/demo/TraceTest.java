package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.demo.testing.ChildProcess;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code --trace} prints for a real datagram, read line by line. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TraceTest {
  private static final Pattern PORT = Pattern.compile("listening on .*:(\\d+),.*");
  private static final Pattern STEP = Pattern.compile(" ?(\\d+)  (\\S+) +(.*)");

  private record Step(int number, String thread, String what) {}

  private final List<Step> steps = new ArrayList<>();
  private int port;

  @ParameterizedTest
  @EnumSource
  void aDatagramGoesThroughTheElevenSteps(Arrangement arrangement) throws Exception {
    String where = arrangement.toString();
    try (ChildProcess server =
        ChildProcess.java(EchoServer.class, "--port", "0", "--trace", "--reactor", where)) {
      readUntil(5, server);
      // The first wait for an event may still be to come.
      if (arrangement == Arrangement.EXECUTOR) {
        readUntil(6, server);
      }
      sendDatagram();
      readUntil(11, server);
    }
    assertInOrder(1, 2, 3, 4, 5, 7, 8, 9, 10, 11);
    assertInOrder(6, 7);
    assertEquals("the socket would block: #0 readable", first(3).what());
    assertEquals("waker stored: #0 readable", first(4).what());
    assertEquals("event: #0 readable", first(7).what());
    assertEquals("status is Happened: #0 readable", first(8).what());
    assertEquals(
        "polled again, to go on there: EchoServer.serve awaiting receiveFrom (EchoServer.java:%d)"
            .formatted(lineOf("await(socket.receiveFrom")),
        first(11).what());
  }

  @ParameterizedTest
  @EnumSource
  void theThreadThatWaitsIsTheOneThatWasAskedFor(Arrangement arrangement) throws Exception {
    String where = arrangement.toString();
    try (ChildProcess server =
        ChildProcess.java(EchoServer.class, "--port", "0", "--trace", "--reactor", where)) {
      readUntil(5, server);
      sendDatagram();
      readUntil(11, server);
    }
    String waiting = arrangement == Arrangement.EXECUTOR ? "main" : "reactor";
    assertEquals(waiting, first(6).thread());
    assertEquals(waiting, first(9).thread());
    assertEquals("main", first(11).thread());
  }

  private void readUntil(int number, ChildProcess server) throws Exception {
    do {
      String line = server.readLine();
      Matcher listening = PORT.matcher(line);
      Matcher step = STEP.matcher(line);
      if (listening.matches()) {
        port = Integer.parseInt(listening.group(1));
      } else {
        assertTrue(step.matches(), line);
        steps.add(new Step(Integer.parseInt(step.group(1)), step.group(2), step.group(3)));
      }
    } while (steps.isEmpty() || steps.get(steps.size() - 1).number() != number);
  }

  private void sendDatagram() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[] {42}, 1, InetAddress.getByName("127.0.0.1"), port));
    }
  }

  private void assertInOrder(int... numbers) {
    int next = 0;
    for (Step step : steps) {
      if (next < numbers.length && step.number() == numbers[next]) {
        next++;
      }
    }
    assertEquals(numbers.length, next, "steps found in order, in " + steps);
  }

  private Step first(int number) {
    return steps.stream().filter(step -> step.number() == number).findFirst().orElseThrow();
  }

  private static int lineOf(String code) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("src/main/java/dev/pawl/demo/EchoServer.java"));
    return 1
        + lines.indexOf(lines.stream().filter(l -> l.contains(code)).findFirst().orElseThrow());
  }
}
