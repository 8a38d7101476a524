package dev.pawl.demo;

import static dev.pawl.Task.await;
import static dev.pawl.Task.yieldNow;

import dev.pawl.Async;
import dev.pawl.Task;
import java.lang.ref.WeakReference;
import java.util.List;

/** What a suspended task holds on to. */
final class Suspended {
  private Suspended() {}

  /** Something that others only remember. */
  private static Object remembered(List<WeakReference<Object>> memory) {
    Object thing = new Object();
    memory.add(new WeakReference<>(thing));
    return thing;
  }

  @Async
  static int many(int times, List<WeakReference<Object>> memory) {
    int sum = 0;
    for (int i = 0; i < times; i++) {
      Object thing = i % 10_000 == 0 ? remembered(memory) : "";
      await(yieldNow());
      sum += thing.hashCode() == 0 ? 1 : 0;
    }
    return sum;
  }

  @Async
  static int local(List<WeakReference<Object>> memory, Task<Integer, RuntimeException> wait) {
    Object used = remembered(memory);
    await(yieldNow());
    int hash = used.hashCode();
    return hash + await(wait);
  }

  @Async
  static int parameter(Object used, Task<Integer, RuntimeException> wait) {
    await(yieldNow());
    int hash = used.hashCode();
    return hash + await(wait);
  }

  @Async
  static int operand(List<WeakReference<Object>> memory, Task<Integer, RuntimeException> wait) {
    return String.valueOf(remembered(memory)).concat(await(yieldNow()) + "").length() + await(wait);
  }

  @Async
  static int needed(Object used, Task<Integer, RuntimeException> wait) {
    return await(wait) + used.hashCode();
  }
}
