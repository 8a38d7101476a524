package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.demo.testing.ChildProcess;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, each in a process of its own as on the command line. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EchoCommandTest {
  private static final Pattern LISTENING =
      Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+),.*");

  @ParameterizedTest
  @EnumSource
  void terminationClosesTheServerBeforeTheProcessEnds(Arrangement arrangement) throws Exception {
    try (ChildProcess server = echo("--port", "0", "--reactor", arrangement.toString())) {
      portOf(server);
      server.terminate();
      assertEquals("closed\n", server.readAll());
      server.exitStatus();
    }
  }

  @Test
  void aTakenPortIsSaidToBeTakenAndHowToChooseAnother() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        ChildProcess server = echo("--port", Integer.toString(taken.getLocalPort()))) {
      assertEquals(
          "Cannot listen on 127.0.0.1:%d: Address already in use. If another program has the port, choose one with --port; --port 0 takes any free one.%n"
              .formatted(taken.getLocalPort()),
          server.readAll());
      assertEquals(1, server.exitStatus());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--count=0",
        "--interval=-1",
        "--timeout=-1",
        "--size=0",
        "--size=65508",
        "--port=65536"
      })
  void whatPingCanNotDoIsSaidAndHowItIsCalled(String option) throws Exception {
    try (ChildProcess ping = echo("ping", option)) {
      String said = ping.readAll();
      assertEquals(2, ping.exitStatus(), said);
      assertTrue(said.lines().findFirst().orElse("").contains(option.split("=")[0]), said);
      assertTrue(said.contains("Usage: echo ping"), said);
    }
  }

  @Test
  void pingGetsItsBytesBack() throws Exception {
    try (ChildProcess server = echo("--port", "0", "--verbose")) {
      String port = portOf(server);
      try (ChildProcess ping =
          echo("ping", "--port", port, "--count", "3", "--interval", "10", "--size", "65507")) {
        String said = ping.readAll();
        assertEquals(0, ping.exitStatus(), said);
        assertTrue(said.contains("3 sent, 3 came back"), said);
      }
      assertTrue(server.readLine().startsWith("65507 bytes from 127.0.0.1:"));
    }
  }

  @Test
  void pingGivesUpOnADatagramThatDoesNotComeBack() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        ChildProcess ping =
            echo(
                "ping",
                "--port",
                Integer.toString(silent.getLocalPort()),
                "--count",
                "2",
                "--interval",
                "10",
                "--timeout",
                "50")) {
      assertEquals(
          """
          datagram 1: lost
          datagram 2: lost
          2 sent, 0 came back
          """,
          ping.readAll());
      assertEquals(1, ping.exitStatus());
    }
  }

  @Test
  void pingSaysThatNobodyListens() throws Exception {
    int free;
    try (DatagramSocket briefly = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      free = briefly.getLocalPort();
    }
    try (ChildProcess ping = echo("ping", "--port", Integer.toString(free))) {
      String said = ping.readAll();
      assertTrue(said.contains("Nobody listens on 127.0.0.1:" + free), said);
      assertEquals(1, ping.exitStatus());
    }
  }

  private static ChildProcess echo(String... arguments) throws Exception {
    return ChildProcess.java(EchoServer.class, arguments);
  }

  private static String portOf(ChildProcess server) throws Exception {
    Matcher line = LISTENING.matcher(server.readLine());
    assertTrue(line.matches(), "the first line tells the port");
    return line.group(1);
  }
}
