import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.AsyncBlock;
import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import java.util.List;
import java.util.concurrent.Callable;

class MisplacedAwait {
  static final Task<Integer, RuntimeException> TASK = Task.ready(1);

  int initializer = await(TASK); // error: [misplaced-await]

  int notAsync() {
    return Task.await(TASK); // error: [misplaced-await]
  }

  @Async
  int right() {
    int sum = await(TASK) + Task.await(TASK);
    synchronized (await(Task.ready(this))) {
      sum++;
    }
    return sum + dev.pawl.Task.await(TASK);
  }

  @Async
  void inLambdas(List<Task<Integer, RuntimeException>> tasks) {
    tasks.forEach(t -> await(t)); // error: [misplaced-await]
    tasks.forEach(
        t -> {
          Callable<Integer> inner = () -> Task.await(t); // error: [misplaced-await]
        });
    tasks.forEach(Task::await); // error: [misplaced-await]
  }

  @Async
  void inClasses() {
    new Object() {
      final int field = await(TASK); // error: [misplaced-await]

      int method() {
        return await(TASK); // error: [misplaced-await]
      }
    };
    class Local {
      @Async
      int method() { // error: [unsupported-method]
        return await(TASK);
      }
    }
  }

  @Async
  void inSynchronizedBlock() {
    synchronized (this) {
      await(TASK); // error: [misplaced-await]
      try (Resource r = () -> Task.ready(null)) { // error: [misplaced-await]
        hashCode();
      }
    }
  }

  @Async
  void blocks(AsyncBlock<Integer, RuntimeException> given) {
    Task.spawn(Task.async(() -> await(TASK)));
    tasksOf(() -> Task.async(() -> await(TASK) + await(Task.async(() -> await(TASK)))));
    Task.spawn(Task.async(given)); // error: [misplaced-await]
    Task.spawn(
        Task.async(
            () -> {
              synchronized (given) {
                await(TASK); // error: [misplaced-await]
                Task.spawn(Task.async(() -> await(TASK)));
              }
            }));
    new Object() {
      Object field = Task.async(() -> await(TASK)); // error: [misplaced-await]
    };
  }

  static void tasksOf(Callable<Task<Integer, RuntimeException>> callable) {
    Task.async(() -> 1); // error: [misplaced-await]
  }

  interface Resource extends AsyncCloseable<RuntimeException> {}

  void closedByAnAwait() {
    try (Resource r = () -> Task.ready(null)) { // error: [misplaced-await]
      hashCode();
    }
  }

  /** Somebody else's await. */
  static final class Unrelated {
    int await(Object o) {
      return 0;
    }

    int call() {
      return await(TASK);
    }
  }
}
