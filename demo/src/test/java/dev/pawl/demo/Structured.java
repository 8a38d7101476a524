package dev.pawl.demo;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.Task.join;
import static dev.pawl.Task.race;
import static dev.pawl.Task.shielded;
import static dev.pawl.Task.sleep;
import static dev.pawl.Task.timeout;
import static dev.pawl.Task.widen;

import dev.pawl.Async;
import dev.pawl.JoinHandle;
import dev.pawl.JoinSet;
import dev.pawl.Scope;
import dev.pawl.Task;
import dev.pawl.combine.Retry;
import dev.pawl.time.Interval;
import dev.pawl.time.MissedTicks;
import dev.pawl.time.TimedOutException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Structured concurrency as one writes it in {@code @Async} methods. */
final class Structured {
  private Structured() {}

  static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  /** Takes its time, writes down how it ended, and fails if its name says so. */
  @Async
  static String load(String name, int takes, List<String> log) throws IOException {
    try {
      await(sleep(millis(takes)));
      if (name.startsWith("bad")) {
        throw new IOException(name);
      }
      log.add(name);
      return name;
    } finally {
      await(shielded(sleep(millis(5))));
      log.add(name + " cleaned up");
    }
  }

  @Async
  static String both(String first, String second, List<String> log) throws IOException {
    var both =
        await(join(StructuredAsync.load(first, 20, log), StructuredAsync.load(second, 10, log)));
    return both.first() + both.second();
  }

  @Async
  static String faster(List<String> log) throws IOException {
    return await(
        race(
            StructuredAsync.load("slow", 20, log),
            widen(sleep(millis(15)).map(over -> "gave up"))));
  }

  @Async
  static String inTime(int limit, List<String> log) throws IOException {
    try {
      return await(timeout(millis(limit), StructuredAsync.load("a", 10, log)));
    } catch (TimedOutException e) {
      return e.getMessage().replaceAll("[(].*[)] ", "");
    }
  }

  @Async
  static String scoped(String first, String second, List<String> log) throws IOException {
    try (Scope<IOException> scope = new Scope<>()) {
      scope.spawn(StructuredAsync.load("aside", 30, log));
      JoinHandle<String, IOException> a = scope.spawn(StructuredAsync.load(first, 10, log));
      JoinHandle<String, IOException> b = scope.spawn(StructuredAsync.load(second, 20, log));
      String result = await(b) + await(a);
      log.add("body");
      return result;
    } finally {
      log.add("left");
    }
  }

  @Async
  static void leavesEarly(List<String> log) throws IOException {
    try (Scope<IOException> scope = new Scope<>()) {
      scope.spawn(StructuredAsync.load("child", 1_000, log));
      await(sleep(millis(1)));
      throw new IOException("body");
    }
  }

  @Async
  static int sum(int count) throws IOException {
    int sum = 0;
    try (JoinSet<Integer, IOException> set = new JoinSet<>()) {
      for (int i = 1; i <= count; i++) {
        int number = i;
        set.spawn(
            async(
                () -> {
                  await(sleep(millis(count - number)));
                  return number;
                }));
      }
      while (!set.isEmpty()) {
        sum += await(set.next());
      }
    }
    return sum;
  }

  @Async
  static String again(List<String> log) throws IOException {
    Retry retry = Retry.attempts(3).backoff(millis(10), millis(100)).on(IOException.class);
    return await(
        retry.of(
            () ->
                StructuredAsync.load(
                    log.contains("bad2 cleaned up") ? "good" : "bad" + (log.size() + 1), 1, log)));
  }

  @Async
  static List<Integer> ticks(int count) {
    Interval interval = Interval.every(millis(10), MissedTicks.SKIP);
    List<Integer> ticks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      await(interval.tick());
      ticks.add(i);
    }
    return ticks;
  }

  @Async
  static String runs(List<String> log) throws IOException {
    return await(
        Scope.<String, IOException>run(
            scope -> {
              scope.spawn(StructuredAsync.load("bad", 10, log));
              return widen(sleep(millis(1_000)).map(over -> "never"));
            }));
  }

  /** Awaits it all in one: fifty levels of it. */
  @Async
  static int nested(int depth) {
    if (depth == 0) {
      await(Task.yieldNow());
      return 0;
    }
    try (Scope<RuntimeException> scope = new Scope<>()) {
      return await(timeout(millis(1_000), scope.spawn(StructuredAsync.nested(depth - 1)))) + 1;
    }
  }
}
