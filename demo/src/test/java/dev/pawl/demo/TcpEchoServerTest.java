package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.demo.testing.ChildProcess;
import dev.pawl.demo.testing.RunningStreamServer;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command in a process of its own, and clients without a line of Pawl. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpEchoServerTest {
  private static final int CLIENTS = 20;
  private static final int BYTES = 300_000;

  @ParameterizedTest
  @EnumSource
  void everyClientGetsItsBytesBack(Arrangement arrangement) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ChildProcess server = start("--reactor", arrangement.toString())) {
      int port = port(server);
      List<Callable<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int seed = i;
        clients.add(() -> exchange(port, seed, threads));
      }
      for (Future<Void> each : threads.invokeAll(clients)) {
        each.get();
      }
      server.terminate();
      assertEquals("closed\n", server.readAll());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Writes and reads at once, as otherwise all buffers would be full at some time. */
  private static Void exchange(int port, int seed, ExecutorService threads) throws Exception {
    byte[] sent = new byte[BYTES];
    new Random(seed).nextBytes(sent);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Future<?> writing =
          threads.submit(
              () -> {
                socket.getOutputStream().write(sent);
                socket.shutdownOutput();
                return null;
              });
      assertArrayEquals(sent, socket.getInputStream().readAllBytes());
      writing.get();
    }
    return null;
  }

  @Test
  void aClientThatResetsItsConnectionIsToldOfAndTheOthersGoOn() throws Exception {
    try (ChildProcess server = start()) {
      int port = port(server);
      Socket rude = new Socket(InetAddress.getLoopbackAddress(), port);
      rude.getOutputStream().write(1);
      assertEquals(1, rude.getInputStream().read());
      rude.setSoLinger(true, 0);
      rude.close();
      assertTrue(server.readLine().startsWith("lost a connection: "));
      try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
        other.getOutputStream().write(2);
        assertEquals(2, other.getInputStream().read());
      }
    }
  }

  @Test
  void whoIsSilentForTooLongHasToGo() throws Exception {
    ManualClock clock = new ManualClock();
    try (RunningStreamServer server = start(clock);
        Socket silent = server.connect()) {
      silent.getOutputStream().write(1);
      assertEquals(1, silent.getInputStream().read());
      silent.setSoTimeout(1);
      assertEquals(-1, readWhile(silent, clock));
    }
  }

  @Test
  void whoDoesNotReadHasToGo() throws Exception {
    ManualClock clock = new ManualClock();
    try (RunningStreamServer server = start(clock);
        Socket deaf = server.connect()) {
      Thread sending = new Thread(() -> sendForEver(deaf));
      sending.start();
      while (sending.isAlive()) {
        clock.advance(TcpEchoServer.IDLE.dividedBy(2));
        sending.join(1);
      }
      assertTrue(server.log().get(1).startsWith("lost a connection: "), server.log().toString());
    }
  }

  private static RunningStreamServer start(ManualClock clock) {
    return RunningStreamServer.start(
        clock, log -> TcpEchoServerAsync.listen(RunningStreamServer.LOCAL, log));
  }

  /** What comes, or the end, while time goes on. */
  private static int readWhile(Socket socket, ManualClock clock) throws IOException {
    while (true) {
      clock.advance(TcpEchoServer.IDLE);
      try {
        return socket.getInputStream().read();
      } catch (SocketTimeoutException notYet) {
        // its time may begin after this step
      }
    }
  }

  private static void sendForEver(Socket socket) {
    byte[] bytes = new byte[100_000];
    try {
      while (true) {
        socket.getOutputStream().write(bytes);
      }
    } catch (IOException closed) {
      // as it has to be
    }
  }

  private static ChildProcess start(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(List.of(options));
    return ChildProcess.java(TcpEchoServer.class, arguments.toArray(String[]::new));
  }

  private static int port(ChildProcess server) throws IOException {
    String line = server.readLine();
    assertTrue(line.startsWith("listening on 127.0.0.1:"), line);
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }
}
