import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

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
  @SuppressWarnings("blocking-call")
  void meant(InputStream in) throws IOException {
    in.read();
  }

  void notAsync(InputStream in) throws IOException {
    in.read();
  }
}
