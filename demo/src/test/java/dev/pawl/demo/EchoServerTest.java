package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.demo.testing.ChildProcess;
import dev.pawl.demo.testing.EchoPeer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

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
  void theLargestDatagramOfIpv6ComesBackWhole() throws Exception {
    byte[] sent = new byte[65_527];
    new Random(1).nextBytes(sent);
    try (DatagramSocket peer = socketOn("::1");
        RunningServer server = RunningServer.startOn("::1")) {
      peer.setSoTimeout(10_000);
      peer.send(new DatagramPacket(sent, sent.length, server.address()));
      DatagramPacket back = new DatagramPacket(new byte[65_535], 65_535);
      peer.receive(back);
      assertArrayEquals(sent, Arrays.copyOf(back.getData(), back.getLength()));
    }
  }

  private static DatagramSocket socketOn(String host) throws IOException {
    try {
      return new DatagramSocket(0, InetAddress.getByName(host));
    } catch (BindException e) {
      throw new TestAbortedException("there is no IPv6", e);
    }
  }

  @Test
  void whoCanNotBeAnsweredDoesNotEndTheServer() throws Exception {
    assumeTrue(onPath("python3"));
    String client =
        """
        import socket, struct, sys
        port = int(sys.argv[1])
        try:
            raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
        except PermissionError:
            sys.exit(77)
        raw.sendto(struct.pack('!HHHH', 0, port, 12, 0) + b'from', ('127.0.0.1', port))
        """; // port 0, which nobody can send to
    try (RunningServer server = RunningServer.start(Arrangement.EXECUTOR, new CountingTrace())) {
      try (ChildProcess python = ChildProcess.start("python3", "-c", client, port(server))) {
        String said = python.readAll();
        int status = python.exitStatus();
        assumeTrue(status != 77, "not allowed to");
        assertEquals(0, status, said);
      }
      assertNotNull(server.lost().getMessage());
      try (ChildProcess peer = ChildProcess.java(EchoPeer.class, port(server), "10", "1")) {
        assertTrue(peer.readAll().startsWith("10 datagrams"));
      }
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
