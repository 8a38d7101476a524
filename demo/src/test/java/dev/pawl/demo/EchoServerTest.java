package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.demo.testing.ChildProcess;
import dev.pawl.demo.testing.EchoPeer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server over real sockets, with peers that are programs of their own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EchoServerTest {
  private static final long SEED = 20_231_207;

  @ParameterizedTest
  @EnumSource
  void tenThousandDatagramsOfEverySizeComeBackUnchanged(Arrangement arrangement) throws Exception {
    try (RunningServer server = RunningServer.start(arrangement, new CountingTrace());
        ChildProcess peer =
            ChildProcess.java(EchoPeer.class, port(server), "10000", Long.toString(SEED))) {
      String said = peer.readAll();
      assertEquals(0, peer.exitStatus(), said);
      assertTrue(said.startsWith("10000 datagrams"), said);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdleServerDoesNothing(Arrangement arrangement) throws Exception {
    CountingTrace trace = new CountingTrace();
    try (RunningServer server = RunningServer.start(arrangement, trace);
        ChildProcess peer = ChildProcess.java(EchoPeer.class, port(server), "100", "1")) {
      peer.readAll();
      // The last event's interest may still be dropped; after that, nothing is left to do.
      TimeUnit.MILLISECONDS.sleep(200);
      int before = trace.count();
      long cpu = cpuNanos(server);
      TimeUnit.SECONDS.sleep(1);
      assertEquals(before, trace.count(), "polls, selects and events while idle");
      assertTrue(cpuNanos(server) - cpu < 5_000_000, "no CPU time while idle");
    }
  }

  @Test
  void aPythonClientGetsItsBytesBack() throws Exception {
    assumeTrue(onPath("python3"));
    String client =
        """
        import socket, sys
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.settimeout(10)
        for size in (0, 1, 1400, 65507):
            sent = bytes(i % 251 for i in range(size))
            s.sendto(sent, ('127.0.0.1', int(sys.argv[1])))
            assert s.recv(65507) == sent, size
        print('all came back')
        """;
    try (RunningServer server = RunningServer.start(Arrangement.EXECUTOR, new CountingTrace());
        ChildProcess python = ChildProcess.start("python3", "-c", client, port(server))) {
      assertEquals("all came back\n", python.readAll());
    }
  }

  @Test
  void netcatGetsItsBytesBack() throws Exception {
    assumeTrue(onPath("nc"));
    try (RunningServer server = RunningServer.start(Arrangement.EXECUTOR, new CountingTrace());
        ChildProcess nc = ChildProcess.start("nc", "-u", "127.0.0.1", port(server))) {
      nc.write("hello\n".getBytes(StandardCharsets.UTF_8));
      assertEquals("hello", nc.readLine());
    }
  }

  private static String port(RunningServer server) {
    return Integer.toString(server.address().getPort());
  }

  private static long cpuNanos(RunningServer server) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(server.threadId());
  }

  private static boolean onPath(String program) {
    return java.util.Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
