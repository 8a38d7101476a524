package dev.pawl.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testing.ChildProcess;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A listener whose process has no file descriptor left, in a process of its own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DescriptorExhaustionTest {
  private static final int DESCRIPTORS = 80;
  private static final int CLIENTS = 150;
  private static final Pattern COUNTS = Pattern.compile("(\\d+) accepted, (\\d+) selects");

  @Test
  void aListenerSurvivesItTellsOnceAndGoesOn() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try (ChildProcess server = ChildProcess.javaWithDescriptors(DESCRIPTORS, EchoProcess.class)) {
      int port = Integer.parseInt(server.readLine());
      for (int i = 0; i < CLIENTS; i++) { // the backlog takes those that are not accepted
        clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      assertThat(server.readLine())
          .startsWith(
              "told: java.io.IOException: TcpListener(127.0.0.1:" + port + ") can't accept: ")
          .contains("is told once");
      Matcher before = counts(server);
      assertThat(Integer.parseInt(before.group(1))).isLessThan(DESCRIPTORS);
      // As some leave, the others are served, the last ones too.
      while (clients.size() > 1) {
        Socket leaving = clients.remove(0);
        echo(leaving);
        leaving.close();
      }
      echo(clients.get(0));
      Matcher after = counts(server); // the next line: it was not told again
      assertThat(after.group(1)).isEqualTo(Integer.toString(CLIENTS));
      assertThat(Integer.parseInt(after.group(2))).as("it did not spin").isLessThan(20 * CLIENTS);
    } finally {
      for (Socket each : clients) {
        each.close();
      }
    }
  }

  @Test
  void closingWakesWhoWaitsToTryAgain() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try (ChildProcess server = ChildProcess.javaWithDescriptors(DESCRIPTORS, EchoProcess.class)) {
      int port = Integer.parseInt(server.readLine());
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      assertThat(server.readLine()).startsWith("told: ");
      for (Socket each : clients) {
        each.close();
      }
      server.writeLine("close");
      String line;
      do { // that accepting has failed, and perhaps that somebody's connection was reset
        line = server.readLine();
      } while (line.startsWith("told: "));
      assertThat(line).isEqualTo("accepting has ended: true");
    }
  }

  private static void echo(Socket client) throws Exception {
    client.getOutputStream().write(7);
    assertThat(client.getInputStream().read()).isEqualTo(7);
  }

  private static Matcher counts(ChildProcess server) throws Exception {
    server.writeLine("counts");
    String line = server.readLine();
    Matcher matcher = COUNTS.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    return matcher;
  }
}
