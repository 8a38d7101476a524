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

/** A message there and another back, over two channels of capacity 1, per round trip. */
public class ChannelRoundTrip extends PerOperation {
  private static final int TRIPS = 20_000;

  @Async
  static void answer(Channel<Integer> questions, Channel<Integer> answers) throws ClosedException {
    for (int i = 0; i < TRIPS; i++) {
      await(answers.send(await(questions.receive())));
    }
  }

  @Async
  static int ask(Channel<Integer> questions, Channel<Integer> answers) throws ClosedException {
    int sum = 0;
    for (int i = 0; i < TRIPS; i++) {
      await(questions.send(1));
      sum += await(answers.receive());
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TRIPS)
  public int pawl() throws ClosedException {
    Channel<Integer> questions = Channel.bounded(1);
    Channel<Integer> answers = Channel.bounded(1);
    try (Executor executor = new Executor()) {
      executor.spawner().spawn(ChannelRoundTripAsync.answer(questions, answers));
      return executor.run(ChannelRoundTripAsync.ask(questions, answers));
    }
  }

  @Benchmark
  @OperationsPerInvocation(TRIPS)
  public int virtualThread() {
    BlockingQueue<Integer> questions = new ArrayBlockingQueue<>(1);
    BlockingQueue<Integer> answers = new ArrayBlockingQueue<>(1);
    int[] sum = {0};
    Thread answering =
        VirtualThreads.start(
            () -> {
              for (int i = 0; i < TRIPS; i++) {
                VirtualThreads.pass(questions, answers);
              }
            });
    VirtualThreads.run(
        () -> {
          for (int i = 0; i < TRIPS; i++) {
            VirtualThreads.put(questions, 1);
            sum[0] += VirtualThreads.take(answers);
          }
        });
    VirtualThreads.join(answering);
    return sum[0];
  }
}
