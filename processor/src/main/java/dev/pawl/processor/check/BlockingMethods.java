package dev.pawl.processor.check;

import java.util.ArrayList;
import java.util.List;

/** The methods that block their thread, and what to do instead of calling them. */
final class BlockingMethods {
  private static final String ELSEWHERE =
      "Await Blocking.run(() -> …), which calls it on another thread";

  /**
   * Methods of a class and of its subclasses.
   *
   * @param type the class's name
   * @param methods those that block
   * @param timed those that do if they are told how long, by a {@code TimeUnit}
   * @param instead what to write instead, as a sentence without its full stop
   */
  record Methods(String type, List<String> methods, List<String> timed, String instead) {}

  private static final List<Methods> ALL = new ArrayList<>();

  private BlockingMethods() {}

  static List<Methods> all() {
    return ALL;
  }

  static {
    threads();
    concurrency();
    locks();
    streams();
    network();
    databases();
    pawl();
  }

  private static void threads() {
    blocks("java.lang.Thread", "Await Task.sleep", "sleep");
    blocks("java.util.concurrent.TimeUnit", "Await Task.sleep", "sleep");
    blocks("java.lang.Thread", ELSEWHERE, "join");
    blocks("java.lang.Object", ELSEWHERE, "wait");
    blocks("java.lang.Process", ELSEWHERE, "waitFor");
  }

  private static void concurrency() {
    blocks("java.util.concurrent.Future", ELSEWHERE, "get", "join", "invoke");
    blocks(
        "java.util.concurrent.ExecutorService",
        ELSEWHERE,
        "awaitTermination",
        "invokeAll",
        "invokeAny",
        "close");
    blocks("java.util.concurrent.ForkJoinPool", ELSEWHERE, "invoke", "awaitQuiescence");
    blocks("java.util.concurrent.CompletionService", ELSEWHERE, "take");
    blockIfTimed("java.util.concurrent.CompletionService", ELSEWHERE, "poll");
    blocks("java.util.concurrent.BlockingQueue", ELSEWHERE, "take", "put");
    blockIfTimed("java.util.concurrent.BlockingQueue", ELSEWHERE, "poll", "offer");
    blocks(
        "java.util.concurrent.BlockingDeque",
        ELSEWHERE,
        "takeFirst",
        "takeLast",
        "putFirst",
        "putLast");
    blockIfTimed(
        "java.util.concurrent.BlockingDeque",
        ELSEWHERE,
        "pollFirst",
        "pollLast",
        "offerFirst",
        "offerLast");
    blocks("java.util.concurrent.TransferQueue", ELSEWHERE, "transfer");
    blockIfTimed("java.util.concurrent.TransferQueue", ELSEWHERE, "tryTransfer");
    blocks("java.util.concurrent.CountDownLatch", ELSEWHERE, "await");
    blocks("java.util.concurrent.CyclicBarrier", ELSEWHERE, "await");
    blocks("java.util.concurrent.Exchanger", ELSEWHERE, "exchange");
    blocks(
        "java.util.concurrent.Phaser",
        ELSEWHERE,
        "arriveAndAwaitAdvance",
        "awaitAdvance",
        "awaitAdvanceInterruptibly");
  }

  private static void locks() {
    String semaphore = "Await a permit of a dev.pawl.sync.Semaphore";
    blocks("java.util.concurrent.Semaphore", semaphore, "acquire", "acquireUninterruptibly");
    blockIfTimed("java.util.concurrent.Semaphore", semaphore, "tryAcquire");
    String mutex = "Await the lock of a dev.pawl.sync.Mutex";
    blocks("java.util.concurrent.locks.Lock", mutex, "lock", "lockInterruptibly");
    blockIfTimed("java.util.concurrent.locks.Lock", mutex, "tryLock");
    String readWriteLock = "Await the lock of a dev.pawl.sync.RwLock";
    blocks(
        "java.util.concurrent.locks.StampedLock",
        readWriteLock,
        "readLock",
        "readLockInterruptibly",
        "writeLock",
        "writeLockInterruptibly");
    blockIfTimed(
        "java.util.concurrent.locks.StampedLock", readWriteLock, "tryReadLock", "tryWriteLock");
    blocks(
        "java.util.concurrent.locks.Condition",
        ELSEWHERE,
        "await",
        "awaitNanos",
        "awaitUninterruptibly",
        "awaitUntil");
    blocks("java.util.concurrent.locks.LockSupport", ELSEWHERE, "park", "parkNanos", "parkUntil");
  }

  private static void streams() {
    blocks("java.io.InputStream", ELSEWHERE, "read", "readAllBytes", "readNBytes", "transferTo");
    blocks("java.io.Reader", ELSEWHERE, "read", "readLine", "transferTo");
    blocks("java.io.Console", ELSEWHERE, "readLine", "readPassword");
  }

  private static void network() {
    blocks("java.net.Socket", "Await TcpStream.connect", "connect");
    blocks("java.net.ServerSocket", "Await the accept of a TcpListener", "accept");
    blocks("java.net.DatagramSocket", "Await the receiveFrom of a UdpSocket", "receive");
    blocks("java.net.URL", ELSEWHERE, "openStream", "getContent");
    blocks("java.net.URLConnection", ELSEWHERE, "connect", "getInputStream", "getContent");
    blocks("java.net.HttpURLConnection", ELSEWHERE, "getResponseCode", "getResponseMessage");
    blocks("java.net.InetAddress", "Await Dns.lookup", "getByName", "getAllByName");
    blocks("java.net.InetAddress", ELSEWHERE, "isReachable");
    blocks("java.nio.channels.Selector", ELSEWHERE, "select");
    blocks("java.net.http.HttpClient", "Await its sendAsync as a task", "send");
  }

  private static void databases() {
    blocks("java.sql.DriverManager", ELSEWHERE, "getConnection");
    blocks("javax.sql.DataSource", ELSEWHERE, "getConnection");
    blocks("java.sql.Connection", ELSEWHERE, "commit", "rollback");
    blocks(
        "java.sql.Statement",
        ELSEWHERE,
        "execute",
        "executeQuery",
        "executeUpdate",
        "executeLargeUpdate",
        "executeBatch",
        "executeLargeBatch");
    blocks("java.sql.ResultSet", ELSEWHERE, "next");
  }

  private static void pawl() {
    blocks("dev.pawl.Executor", "Await the task", "blockOn", "run");
    blocks("dev.pawl.JoinHandle", "Await the handle", "join");
  }

  private static void blocks(String type, String instead, String... methods) {
    ALL.add(new Methods(type, List.of(methods), List.of(), instead));
  }

  private static void blockIfTimed(String type, String instead, String... methods) {
    ALL.add(new Methods(type, List.of(), List.of(methods), instead));
  }
}
