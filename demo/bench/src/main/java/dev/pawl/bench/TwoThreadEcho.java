package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.net.Server;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * 50 connections whose echoes are under way at the same time, on two threads: as one executor of
 * two threads with one reactor, or as two executors of one thread with a reactor each, between
 * which the connections are dealt out. Microseconds per echo, the client's part included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", Heap.TOUCHED})
public class TwoThreadEcho {
  private static final int CONNECTIONS = 50;
  private static final int SIZE = 64;

  /** How executors and reactors are arranged. */
  public enum Arrangement {
    ONE_THREAD(1, 1),
    ONE_REACTOR(1, 2),
    A_REACTOR_EACH(2, 1);

    final int executors;
    final int threads;

    Arrangement(int executors, int threads) {
      this.executors = executors;
      this.threads = threads;
    }
  }

  @Param Arrangement arrangement;

  /** What an echo computes, as {@link Blackhole#consumeCPU} counts: next to nothing, some 20 µs. */
  @Param({"0", "10000"})
  int work;

  private final List<Thread> running = new ArrayList<>();
  private final List<Server<TcpStream>> servers = new ArrayList<>();
  private final List<Socket> clients = new ArrayList<>();
  private final byte[] bytes = new byte[SIZE];

  @Async
  static void answer(TcpStream stream, int work) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(4_096);
    while (await(stream.read(buffer.clear())) >= 0) {
      if (work > 0) {
        Blackhole.consumeCPU(work);
      }
      await(stream.writeAll(buffer.flip()));
    }
  }

  @Setup(Level.Trial)
  public void start() throws IOException {
    for (int i = 0; i < arrangement.executors; i++) {
      Executor executor = Executor.builder().threads(arrangement.threads).build();
      InetAddress here = InetAddress.getLoopbackAddress();
      TcpListener listener = executor.run(TcpListener.bind(new InetSocketAddress(here, 0)));
      Server<TcpStream> server =
          new Server<>(listener, (stream, self) -> TwoThreadEchoAsync.answer(stream, work));
      servers.add(server);
      for (int j = 0; j < CONNECTIONS / arrangement.executors; j++) {
        Socket client = new Socket(here, listener.localAddress().getPort());
        client.setTcpNoDelay(true);
        clients.add(client);
      }
      Thread thread = new Thread(() -> run(executor, server));
      thread.start();
      running.add(thread);
    }
  }

  private static void run(Executor executor, Server<TcpStream> server) {
    try (executor) {
      executor.run(server.serve());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TearDown(Level.Trial)
  public void stop() throws IOException, InterruptedException {
    for (Server<TcpStream> server : servers) {
      server.stop(Duration.ZERO);
    }
    for (Thread thread : running) {
      thread.join();
    }
    for (Socket client : clients) {
      client.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(CONNECTIONS)
  public void pawl() throws IOException {
    for (Socket client : clients) {
      OutputStream out = client.getOutputStream();
      out.write(bytes);
    }
    for (Socket client : clients) {
      InputStream in = client.getInputStream();
      in.readNBytes(bytes, 0, SIZE);
    }
  }
}
