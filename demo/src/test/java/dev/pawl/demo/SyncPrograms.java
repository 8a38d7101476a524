package dev.pawl.demo;

import static dev.pawl.Task.await;
import static dev.pawl.Task.spawn;
import static dev.pawl.Task.yieldNow;

import dev.pawl.Async;
import dev.pawl.JoinHandle;
import dev.pawl.sync.Broadcast;
import dev.pawl.sync.Channel;
import dev.pawl.sync.LaggedException;
import dev.pawl.sync.Mutex;
import dev.pawl.sync.Once;
import dev.pawl.sync.Oneshot;
import dev.pawl.sync.Receiver;
import dev.pawl.sync.Semaphore;
import dev.pawl.sync.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** What tasks share, as users write it: in {@code @Async} methods. */
final class SyncPrograms {
  static final int TASKS = 10;

  // A section in which something is awaited, and which only one task at a time is in.

  @Async
  static void addSlowly(Mutex<Integer> sum) {
    try (Mutex.Guard<Integer> guard = await(sum.lock())) {
      int before = guard.get();
      await(yieldNow());
      guard.set(before + 1);
    }
  }

  @Async
  static int addTogether(Mutex<Integer> sum) {
    List<JoinHandle<Void, RuntimeException>> adding = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      adding.add(spawn(SyncProgramsAsync.addSlowly(sum)));
    }
    for (JoinHandle<Void, RuntimeException> each : adding) {
      await(each);
    }
    try (Mutex.Guard<Integer> guard = await(sum.lock())) {
      return guard.get();
    }
  }

  // Cancelled while it holds, and while it waits.

  @Async
  static void holdForEver(Mutex<Void> mutex) {
    try (Mutex.Guard<Void> guard = await(mutex.lock())) {
      await(new Oneshot<Void>().receive());
      guard.get();
    }
  }

  @Async
  static boolean cancelHolderAndWaiter(Mutex<Void> mutex) {
    JoinHandle<Void, RuntimeException> holder = spawn(SyncProgramsAsync.holdForEver(mutex));
    JoinHandle<Void, RuntimeException> waiter = spawn(SyncProgramsAsync.holdForEver(mutex));
    await(yieldNow());
    for (JoinHandle<Void, RuntimeException> each : List.of(waiter, holder)) {
      each.cancel();
      try {
        await(each);
      } catch (CancellationException expected) {
        // as it should be
      }
    }
    return mutex.isLocked();
  }

  // Requests with an answer each, to a server that ends when the channel does.

  record Request(int number, Oneshot<Integer> answer) {}

  @Async
  static void square(Receiver<Request> requests) {
    for (Request request; (request = await(requests.receive())) != null; ) {
      request.answer().send(request.number() * request.number());
    }
  }

  @Async
  static int sumOfSquares(int upTo) {
    Channel<Request> requests = Channel.rendezvous();
    JoinHandle<Void, RuntimeException> server = spawn(SyncProgramsAsync.square(requests));
    int sum = 0;
    try (requests) {
      for (int i = 1; i <= upTo; i++) {
        Oneshot<Integer> answer = new Oneshot<>();
        await(requests.send(new Request(i, answer)));
        sum += await(answer.receive());
      }
    }
    await(server);
    return sum;
  }

  @Async
  static void sendToNobody(Channel<Integer> channel) {
    channel.close();
    await(channel.send(1));
  }

  // Not more than so many at once.

  @Async
  static void enter(Semaphore doors, int[] inside) {
    try (Semaphore.Permit permit = await(doors.acquire())) {
      inside[0] += permit.count();
      inside[1] = Math.max(inside[1], inside[0]);
      await(yieldNow());
      inside[0] -= permit.count();
    }
  }

  @Async
  static int mostInside(Semaphore doors) {
    int[] inside = new int[2];
    List<JoinHandle<Void, RuntimeException>> entering = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      entering.add(spawn(SyncProgramsAsync.enter(doors, inside)));
    }
    for (JoinHandle<Void, RuntimeException> each : entering) {
      await(each);
    }
    return inside[1];
  }

  // What changes, what everybody hears, and what is made once.

  @Async
  static List<Integer> countDown(Watch<Integer> watch) {
    List<Integer> seen = new ArrayList<>();
    Watch.Observer<Integer> observer = watch.observe();
    for (Integer now = observer.get(); now != null; now = await(observer.changed())) {
      seen.add(now);
      if (now > 0) {
        watch.set(now - 1);
      } else {
        watch.close();
      }
    }
    return seen;
  }

  @Async
  static String listenTooLate(Broadcast<String> broadcast) {
    StringBuilder heard = new StringBuilder();
    try (Broadcast.Subscription<String> subscription = broadcast.subscribe()) {
      for (String word : List.of("a", "b", "c")) {
        broadcast.send(word);
      }
      broadcast.close();
      while (true) {
        try {
          String word = await(subscription.receive());
          if (word == null) {
            return heard.toString();
          }
          heard.append(word);
        } catch (LaggedException lagged) {
          heard.append(lagged.lost()).append(" lost, then ");
        }
      }
    }
  }

  @Async
  static String load(int[] attempts) throws IOException {
    await(yieldNow());
    if (++attempts[0] == 1) {
      throw new IOException("not yet");
    }
    return "loaded";
  }

  @Async
  static String getTogether(Once<String, IOException> once) throws IOException {
    JoinHandle<String, IOException> first = spawn(once.get());
    JoinHandle<String, IOException> second = spawn(once.get());
    try {
      await(first);
    } catch (IOException e) {
      return e.getMessage() + ", " + await(second) + ", " + await(once.get());
    }
    return "the first attempt should have failed";
  }
}
