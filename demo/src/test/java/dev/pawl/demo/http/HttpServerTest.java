package dev.pawl.demo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.demo.testing.ChildProcess;
import dev.pawl.demo.testing.RunningStreamServer;
import dev.pawl.time.ManualClock;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By hand over a socket, and with clients that people use; the clock is the test's. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpServerTest {
  private static final Limits LIMITS =
      new Limits(2_000, 5_000, Duration.ofSeconds(10), Duration.ofSeconds(30), 3);
  private static final String GET = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";

  private final ManualClock clock = new ManualClock();
  private final RunningStreamServer server =
      RunningStreamServer.start(
          clock,
          log ->
              HttpServerAsync.listen(
                  new HttpServer(new Hello(), LIMITS, log), RunningStreamServer.LOCAL));

  @AfterEach
  void close() {
    server.close();
  }

  /** A client that writes what it likes. */
  private final class Client implements AutoCloseable {
    private final Socket socket = server.connect();
    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));

    Client() throws IOException {}

    Client send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    }

    /** The status and the body of the next answer, and what it says of the connection. */
    String answer() throws IOException {
      String status = in.readLine();
      if (status == null) {
        return "end";
      }
      int length = 0;
      String close = "";
      String line;
      while (!(line = in.readLine()).isEmpty()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring(16));
        } else if (line.equals("Connection: close")) {
          close = ", last";
        } else if (line.equals("Connection: keep-alive")) {
          close = ", stays";
        }
      }
      char[] body = new char[length];
      for (int read = 0; read < length; ) {
        read += in.read(body, read, length - read);
      }
      return status.substring(9) + ": " + new String(body).strip() + close;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void aConnectionServesOneRequestAfterTheOther() throws Exception {
    try (Client client = new Client()) {
      for (int i = 0; i < 3; i++) {
        assertEquals("200 OK: Hello, world!", client.send(GET).answer());
      }
      assertEquals(
          "404 Not Found: 404 Not Found",
          client.send("GET /no?where HTTP/1.1\r\nHost: here\r\n\r\n").answer());
      assertEquals(
          "405 Method Not Allowed: 405 Method Not Allowed",
          client.send("DELETE / HTTP/1.1\r\nHost: here\r\n\r\n").answer());
    }
  }

  @Test
  void requestsThatComeTogetherAreAnsweredInTheirOrder() throws Exception {
    try (Client client = new Client()) {
      String other = "GET /other HTTP/1.1\r\nHost: here\r\n\r\n";
      client.send(GET + other + GET + other.substring(0, 10));
      assertEquals("200 OK: Hello, world!", client.answer());
      assertEquals("404 Not Found: 404 Not Found", client.answer());
      assertEquals("200 OK: Hello, world!", client.answer());
      assertEquals("404 Not Found: 404 Not Found", client.send(other.substring(10)).answer());
    }
  }

  @Test
  void thousandsOfRequestsAtOnceAreAllAnswered() throws Exception {
    try (Client client = new Client()) {
      Thread sending =
          new Thread(
              () -> {
                try {
                  client.send(GET.repeat(20_000));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      sending.start();
      for (int i = 0; i < 20_000; i++) {
        assertEquals("200 OK: Hello, world!", client.answer());
      }
      sending.join();
    }
  }

  @Test
  void aRequestMayComeByteByByte() throws Exception {
    try (Client client = new Client()) {
      client.socket.setTcpNoDelay(true);
      for (char each : GET.toCharArray()) {
        client.send(String.valueOf(each));
      }
      assertEquals("200 OK: Hello, world!", client.answer());
    }
  }

  @Test
  void bodiesAreReadAndAskedFor() throws Exception {
    try (Client client = new Client()) {
      String post = "POST / HTTP/1.1\r\nHost: here\r\n";
      client.send(post + "Content-Length: 5\r\n\r\nabcde" + GET);
      assertEquals("200 OK: Hello, world!", client.answer());
      assertEquals("200 OK: Hello, world!", client.answer());
      client.send(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
      assertEquals("200 OK: Hello, world!", client.answer());
      client.send(post + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertEquals("100 Continue: ", client.answer());
      assertEquals("200 OK: Hello, world!", client.send("ab").answer());
    }
  }

  @Test
  void theClientSaysWhetherTheConnectionStays() throws Exception {
    try (Client client = new Client()) {
      client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertEquals("200 OK: Hello, world!, stays", client.answer()); // RFC 9112, 9.3 and C.2.2
      client.send("GET / HTTP/1.0\r\n\r\n");
      assertEquals("200 OK: Hello, world!, last", client.answer());
      assertEquals("end", client.answer());
    }
    try (Client client = new Client()) {
      client.send("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
      assertEquals("200 OK: Hello, world!, last", client.answer());
      assertEquals("end", client.answer());
    }
    try (Client client = new Client()) {
      client.send(
          "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nConnection: keep-alive\r\n\r\n");
      assertEquals("200 OK: Hello, world!, last", client.answer());
    }
  }

  @Test
  void whatIsTooLargeOrMalformedIsRefused() throws Exception {
    assertRefused(
        "431 Request Header Fields Too Large", "GET / HTTP/1.1\r\nX: " + "x".repeat(3_000));
    assertRefused("414 URI Too Long", "GET /" + "x".repeat(3_000));
    assertRefused(
        "413 Payload Too Large", "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5001\r\n\r\n");
    assertRefused(
        "413 Payload Too Large",
        "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n1389\r\n"
            + "x".repeat(0x1389));
    assertRefused("400 Bad Request", "GET / HTTP/1.1\r\n\r\n");
    assertRefused("400 Bad Request", "GET / HTTP/1.1\r\nHost: here\r\nbad header\r\n\r\n");
  }

  @Test
  void whatMayEndElsewhereForOthersIsRefused() throws Exception {
    String post = "POST / HTTP/1.1\r\nHost: here\r\n";
    String chunked = post + "Transfer-Encoding: chunked\r\n";
    String bad = "400 Bad Request";
    assertRefused(bad, post + "Content-Length: -5\r\n\r\n");
    assertRefused(bad, post + "Content-Length: +5\r\n\r\nabcde");
    assertRefused(bad, post + "Content-Length: 5, 5\r\n\r\nabcde");
    assertRefused(bad, post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde");
    assertRefused(bad, post + "Content-Length: 18446744073709551621\r\n\r\nabcde");
    assertRefused(bad, post + "Content-Length: 0x5\r\n\r\nabcde");
    assertRefused(bad, post + "Content-Length : 5\r\n\r\nabcde");
    assertRefused(bad, post + "X: y\r\n Content-Length: 5\r\n\r\nabcde");
    assertRefused(bad, chunked + "Content-Length: 5\r\n\r\n0\r\n\r\n");
    assertRefused(bad, chunked + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assertRefused(bad, post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
    assertRefused(bad, post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
    assertRefused(bad, post + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n");
    assertRefused(bad, "GET / HTTP/1.1\r\nHost: here\r\nHost: there\r\n\r\n");
    assertRefused("505 HTTP Version Not Supported", "GET / HTTP/2.0\r\nHost: here\r\n\r\n");
    assertRefused("505 HTTP Version Not Supported", "GET / HTTP/0.9\r\nHost: here\r\n\r\n");
  }

  @Test
  void aMalformedBodyIsRefusedAtOnce() throws Exception {
    String chunked = "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertRefused("400 Bad Request", chunked + "zz\r\n");
    assertRefused("400 Bad Request", chunked + "-1\r\n");
    assertRefused("400 Bad Request", chunked + "fffffffffffffffff\r\n");
    assertRefused("400 Bad Request", chunked + "1\r\na\r\nzz\r\n");
  }

  /** Whoever is lenient here may see another request behind it than somebody before him. */
  @Test
  void aChunkIsAsTheRfcSays() throws Exception {
    String chunked = "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n";
    String end = "0\r\n\r\n";
    for (String size : List.of("+1", "0x1", "1_0", "", ";x", " 1", "1 ", "1;", "1x")) {
      assertRefused("400 Bad Request", chunked + size + "\r\na\r\n" + end);
    }
    for (String first : List.of("1\na\r\n", "1\ra\r\n", "1;x\na\r\n", "1\r\na\n", "1\r\nab\r\n")) {
      assertRefused("400 Bad Request", chunked + first + end);
    }
    assertRefused("400 Bad Request", chunked + "0\r\n\n");
    assertRefused("413 Payload Too Large", chunked + "100000000\r\n" + "x".repeat(6_000));
    try (Client client = new Client()) {
      client.send(chunked + "1;x=y\r\na\r\n" + "1\t;z\r\nb\r\n" + end + GET);
      assertEquals("200 OK: Hello, world!", client.answer());
      assertEquals("200 OK: Hello, world!", client.answer());
    }
  }

  @Test
  void aTransferEncodingInHttp10IsTheLastOfItsConnection() throws Exception {
    try (Client client = new Client()) {
      client.send(
          "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "0\r\n\r\n"
              + GET);
      assertEquals("200 OK: Hello, world!, last", client.answer());
      assertEquals("end", client.answer());
    }
  }

  @Test
  void anHttp10ClientIsNotAskedForItsBody() throws Exception {
    try (Client client = new Client()) {
      client.send("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab");
      assertEquals("200 OK: Hello, world!, last", client.answer());
    }
  }

  @Test
  void aBodyOfNothingMayBeAskedFor() throws Exception {
    try (Client client = new Client()) {
      String post = "POST / HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\n";
      for (String length : new String[] {"Content-Length: 0\r\n\r\n", "\r\n"}) {
        assertEquals("100 Continue: ", client.send(post + length).answer());
        assertEquals("200 OK: Hello, world!", client.answer());
      }
    }
  }

  @Test
  void theRequestMayNameTheServer() throws Exception {
    try (Client client = new Client()) {
      String get = "GET http://here:80%s HTTP/1.1\r\nHost: here\r\n\r\n";
      for (String path : new String[] {"", "/", "/?a://b/c", "?a"}) {
        assertEquals("200 OK: Hello, world!", client.send(get.formatted(path)).answer(), path);
      }
      assertEquals("404 Not Found: 404 Not Found", client.send(get.formatted("/a")).answer());
    }
  }

  @Test
  void theDateHasTwoDigits() throws Exception {
    try (Client client = new Client()) {
      client.send(GET);
      client.in.readLine();
      assertEquals("Date: Thu, 01 Jan 1970 00:00:00 GMT", client.in.readLine());
    }
  }

  private void assertRefused(String status, String request) throws IOException {
    try (Client client = new Client()) {
      assertEquals(status + ": " + status + ", last", client.send(request).answer());
      assertEquals("end", client.answer());
    }
  }

  @Test
  void aClientThatSendsItsRequestTooSlowlyIsRefused() throws Exception {
    try (Client client = new Client()) {
      client.socket.setTcpNoDelay(true);
      client.send("GET / HTTP/1.1\r\nX: ");
      int seconds = 0;
      while (!client.in.ready()) { // always in less time than a silent one would have
        if (++seconds < 1_900) { // else the headers would be too long
          client.send("x");
        }
        clock.advance(Duration.ofSeconds(1));
        Thread.onSpinWait();
      }
      assertEquals("408 Request Timeout: 408 Request Timeout, last", client.answer());
    }
  }

  @Test
  void eachOfSeveralRequestsHasItsOwnTime() throws Exception {
    try (Client client = new Client()) {
      String begun = GET.substring(0, 10);
      String rest = GET.substring(10);
      client.send(begun);
      for (int i = 0; i < 5; i++) {
        assertEquals("200 OK: Hello, world!", client.send(rest + begun).answer());
        clock.advance(LIMITS.request().minusSeconds(1));
      }
      assertEquals("200 OK: Hello, world!", client.send(rest).answer());
    }
  }

  @Test
  void emptyLinesAreNoRequest() throws Exception {
    try (Client client = new Client()) {
      client.socket.setTcpNoDelay(true);
      client.send(GET).answer();
      client.socket.setSoTimeout(1);
      for (int seconds = 0; seconds < 900; seconds++) { // beyond that it is too much of a header
        clock.advance(Duration.ofSeconds(1));
        try {
          client.send("\r\n");
          assertEquals("end", client.answer());
          return;
        } catch (java.net.SocketTimeoutException notYet) {
          // each of them would begin the time anew
        } catch (IOException reset) {
          return;
        }
      }
      throw new AssertionError("it is still open");
    }
  }

  @Test
  void whoDoesNotReadHisAnswersHasToGo() throws Exception {
    List<Socket> deaf = new ArrayList<>();
    AtomicLong sent = new AtomicLong();
    for (int i = 0; i < LIMITS.connections(); i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      deaf.add(socket);
      Thread sending = new Thread(() -> sendForEver(socket, sent));
      sending.setDaemon(true);
      sending.start();
    }
    long before;
    do { // until the system's buffers for all of them are full
      before = sent.get();
      Thread.sleep(300);
    } while (sent.get() > before);
    List<Client> patient = new ArrayList<>();
    for (int i = 0; i < LIMITS.connections(); i++) {
      patient.add(new Client().send(GET));
    }
    for (Client each : patient) {
      while (!each.in.ready()) {
        clock.advance(LIMITS.request());
        Thread.sleep(1);
      }
      assertEquals("200 OK: Hello, world!", each.answer());
    }
    for (Socket each : deaf) {
      each.close();
    }
  }

  private static void sendForEver(Socket socket, AtomicLong sent) {
    byte[] requests = GET.repeat(100).getBytes(ISO_8859_1);
    try {
      while (true) {
        socket.getOutputStream().write(requests);
        sent.incrementAndGet();
      }
    } catch (IOException closed) {
      // as it has to be
    }
  }

  @Test
  void aConnectionThatAsksNothingIsClosed() throws Exception {
    try (Client client = new Client()) {
      client.send(GET).answer();
      client.socket.setSoTimeout(1);
      while (true) {
        clock.advance(LIMITS.idle());
        try {
          assertEquals("end", client.answer());
          return;
        } catch (java.net.SocketTimeoutException notYet) {
          // its time may begin after this step
        }
      }
    }
  }

  @Test
  void connectionsBeyondTheLimitWaitUntilOneEnds() throws Exception {
    Client first = new Client();
    try (Client second = new Client();
        Client third = new Client();
        Client fourth = new Client()) {
      first.send(GET).answer();
      second.send(GET).answer();
      third.send(GET).answer();
      fourth.send(GET);
      third.send(GET).answer();
      assertFalse(fourth.in.ready());
      first.close();
      assertEquals("200 OK: Hello, world!", fourth.answer());
    }
  }

  @Test
  void whenItIsStoppedRequestsUnderWayAreAnsweredAndIdleConnectionsClosed() throws Exception {
    try (Client idle = new Client();
        Client busy = new Client()) {
      idle.send(GET).answer();
      busy.send(GET).answer();
      busy.send(
          "POST / HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
      assertEquals("100 Continue: ", busy.answer());
      server.stop(Duration.ofSeconds(5));
      assertEquals("end", idle.answer());
      assertEquals("200 OK: Hello, world!, last", busy.send("x").answer());
      assertEquals("end", busy.answer());
    }
    assertEquals(0, server.awaitEnd());
  }

  @Test
  void whatDoesNotFinishInTimeIsClosed() throws Exception {
    try (Client idle = new Client();
        Client stuck = new Client()) {
      idle.send(GET).answer();
      stuck.send(
          "POST / HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
      stuck.answer();
      Duration grace = Duration.ofMillis(10);
      server.stop(grace);
      assertEquals("end", idle.answer());
      // In steps far below the request's own limit, which must not end it before the grace begins.
      while (!server.hasEnded()) {
        clock.advance(grace);
        Thread.sleep(1);
      }
    }
    assertEquals(1, server.awaitEnd());
  }

  @Test
  void theJdksClientIsServed() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url())).build();
    for (int i = 0; i < 5; i++) {
      assertEquals(
          "Hello, world!\n", client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Test
  void curlIsServedTwiceOverOneConnection() throws Exception {
    assumeTrue(onPath("curl"));
    try (ChildProcess curl =
        ChildProcess.start("curl", "-s", "-w", "%{num_connects}\n", url(), url())) {
      assertEquals("Hello, world!\n1\nHello, world!\n0\n", curl.readAll());
    }
  }

  @Test
  void wrkIsServedWithoutErrors() throws Exception {
    assumeTrue(onPath("wrk"));
    try (ChildProcess command = ChildProcess.java(HttpServer.class, "--port", "0")) {
      String listening = command.readLine();
      String target = "http://" + listening.substring("listening on ".length()) + "/";
      try (ChildProcess wrk = ChildProcess.start("wrk", "-t1", "-c64", "-d1s", target)) {
        String said = wrk.readAll();
        assertEquals(0, wrk.exitStatus(), said);
        assertTrue(said.contains("Requests/sec"), said);
        assertFalse(said.contains("Socket errors") || said.contains("Non-2xx"), said);
      }
      command.terminate();
      // When its time is over, wrk resets connections with answers under way, which the server
      // tells.
      String said = command.readAll();
      assertTrue(
          said.replace("lost a connection: Connection reset\n", "").equals("closed\n"), said);
    }
  }

  private String url() throws IOException {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
