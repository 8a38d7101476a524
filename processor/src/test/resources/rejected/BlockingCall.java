import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

class BlockingCall {
  @Async
  void blocking(
      Future<String> future,
      CompletableFuture<String> completable,
      CountDownLatch latch,
      LinkedBlockingQueue<String> queue,
      InputStream in,
      ByteArrayInputStream inMemory)
      throws Exception {
    Thread.sleep(1); // warning: [blocking-call]
    future.get(); // warning: [blocking-call]
    completable.join(); // warning: [blocking-call]
    latch.await(); // warning: [blocking-call]
    queue.take(); // warning: [blocking-call]
    queue.poll();
    in.read(); // warning: [blocking-call]
    in.read(new byte[1]); // warning: [blocking-call]
    inMemory.read();
    wait(); // warning: [blocking-call]
    Executor.blockOn(Task.yieldNow()); // warning: [blocking-call]
    Task.spawn(Task.yieldNow()).join(); // warning: [blocking-call]
    new Thread(() -> completable.join()).start();
  }

  @Async
  void locks(ReentrantLock lock, StampedLock stamped, Semaphore semaphore, Condition condition)
      throws InterruptedException {
    lock.lock(); // warning: [blocking-call]
    lock.tryLock();
    lock.tryLock(1, TimeUnit.SECONDS); // warning: [blocking-call]
    lock.unlock();
    stamped.writeLock(); // warning: [blocking-call]
    stamped.tryOptimisticRead();
    semaphore.acquire(); // warning: [blocking-call]
    semaphore.tryAcquire();
    semaphore.tryAcquire(1, 1, TimeUnit.SECONDS); // warning: [blocking-call]
    condition.await(); // warning: [blocking-call]
    condition.signal();
  }

  @Async
  void queues(
      LinkedBlockingDeque<String> deque,
      ExecutorCompletionService<String> completions,
      Exchanger<String> exchanger,
      Phaser phaser)
      throws InterruptedException {
    deque.putLast("a"); // warning: [blocking-call]
    deque.put("b"); // warning: [blocking-call]
    deque.offer("c");
    deque.offer("d", 1, TimeUnit.SECONDS); // warning: [blocking-call]
    deque.pollFirst();
    deque.pollFirst(1, TimeUnit.SECONDS); // warning: [blocking-call]
    completions.take(); // warning: [blocking-call]
    completions.poll();
    exchanger.exchange("e"); // warning: [blocking-call]
    phaser.arriveAndAwaitAdvance(); // warning: [blocking-call]
    phaser.arrive();
    TimeUnit.SECONDS.sleep(1); // warning: [blocking-call]
  }

  @Async
  void outside(Process process, Socket socket, URL url, Statement statement) throws Exception {
    process.waitFor(); // warning: [blocking-call]
    process.isAlive();
    socket.connect(new InetSocketAddress(1)); // warning: [blocking-call]
    url.openStream().close(); // warning: [blocking-call]
    InetAddress.getByName("localhost"); // warning: [blocking-call]
    statement.executeQuery("select 1").next(); // warning: [blocking-call] // warning: [blocking-call]
    statement.cancel();
  }

  @Async
  void functions(
      List<CompletableFuture<String>> futures, Optional<Future<String>> one, ExecutorService pool) {
    futures.forEach(future -> future.join()); // warning: [blocking-call]
    futures.forEach(CompletableFuture::join); // warning: [blocking-call]
    futures.stream().map(CompletableFuture::join).toList(); // warning: [blocking-call]
    futures.removeIf(future -> !future.join().isEmpty()); // warning: [blocking-call]
    one.map(future -> pool.submit(() -> future.get()));
    pool.execute(() -> futures.forEach(CompletableFuture::join));
    Supplier<String> later = futures.get(0)::join;
    Supplier<Task<String, RuntimeException>> block =
        () -> Task.async(() -> futures.get(0).join()); // warning: [blocking-call]
    Task.spawn(
        Task.async(
            () -> {
              futures.forEach(future -> future.join()); // warning: [blocking-call]
              pool.execute(() -> futures.get(0).join());
              return later.get() + block;
            }));
  }

  @Async
  @SuppressWarnings("blocking-call")
  void meant(InputStream in) throws IOException {
    in.read();
  }

  void notAsync(InputStream in) throws IOException {
    in.read();
  }
}
