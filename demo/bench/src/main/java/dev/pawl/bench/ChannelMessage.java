package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.sync.Channel;
import dev.pawl.sync.ClosedException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A message over a channel with room for 256, from one task to another, per message. */
public class ChannelMessage extends PerOperation {
  private static final int MESSAGES = 50_000;
  private static final int CAPACITY = 256;

  @Async
  static void sendAll(Channel<Integer> channel) throws ClosedException {
    for (int i = 0; i < MESSAGES; i++) {
      await(channel.send(1));
    }
  }

  @Async
  static int receiveAll(Channel<Integer> channel) {
    int sum = 0;
    for (int i = 0; i < MESSAGES; i++) {
      sum += await(channel.receive());
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int pawl() {
    Channel<Integer> channel = Channel.bounded(CAPACITY);
    try (Executor executor = new Executor()) {
      executor.spawner().spawn(ChannelMessageAsync.sendAll(channel));
      return executor.run(ChannelMessageAsync.receiveAll(channel));
    }
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public int virtualThread() {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(CAPACITY);
    int[] sum = {0};
    Thread sending =
        VirtualThreads.start(
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                VirtualThreads.put(queue, 1);
              }
            });
    VirtualThreads.run(
        () -> {
          for (int i = 0; i < MESSAGES; i++) {
            sum[0] += VirtualThreads.take(queue);
          }
        });
    VirtualThreads.join(sending);
    return sum[0];
  }
}
