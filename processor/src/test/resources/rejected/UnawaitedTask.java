import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.Task.spawn;
import static dev.pawl.Task.yieldNow;

import dev.pawl.Async;
import dev.pawl.Context;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Scope;
import dev.pawl.Task;
import dev.pawl.sync.Channel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

class UnawaitedTask {
  static class Written implements Task<Void, RuntimeException> {
    @Override
    public Poll<Void> poll(Context cx) {
      return Poll.ready(null);
    }
  }

  interface Visitor<T> {
    void visit(T item);

    default Task<Void, RuntimeException> other() {
      return null;
    }
  }

  @Async
  int child() {
    return 1;
  }

  @Async
  static <T extends Task<Void, RuntimeException>> T given(T task) {
    return task;
  }

  static void accept(Task<?, ?> task) {}

  static <T extends Written> T same(T task) {
    return task;
  }

  @Async
  void forgotten(Channel<String> channel, List<String> items, Scope<RuntimeException> scope) {
    UnawaitedTaskAsync.child(this); // warning: [unawaited-task]
    (yieldNow()).map(v -> v); // warning: [unawaited-task]
    channel.send("x"); // warning: [unawaited-task]
    async(() -> await(yieldNow())); // warning: [unawaited-task]
    await(UnawaitedTaskAsync.given(yieldNow())); // warning: [unawaited-task]
    new Written(); // warning: [unawaited-task]
    same(new Written()); // warning: [unawaited-task]
    if (items.isEmpty()) channel.send("y"); // warning: [unawaited-task]
    for (int i = 0; i < 2; i++, yieldNow()) { // warning: [unawaited-task]
      await(yieldNow());
    }
    items.forEach(item -> channel.send(item)); // warning: [unawaited-task]
    items.forEach(
        item -> {
          channel.send(item); // warning: [unawaited-task]
        });
    items.forEach(channel::send); // warning: [unawaited-task]
    Visitor<String> visitor = channel::send; // warning: [unawaited-task]
    Runnable made = Written::new; // warning: [unawaited-task]
    spawn(
        async(
            () -> {
              await(yieldNow());
              channel.receive(); // warning: [unawaited-task]
            }));
  }

  @Async
  void used(Channel<String> channel, List<String> items, Scope<RuntimeException> scope) {
    await(yieldNow());
    spawn(yieldNow());
    scope.spawn(yieldNow());
    items.forEach(item -> spawn(UnawaitedTaskAsync.child(this)));
    items.forEach(item -> scope.spawn(yieldNow()));
    channel.trySend("x");
    accept(yieldNow());
    Task<Void, RuntimeException> task;
    task = yieldNow();
    JoinHandle<Void, RuntimeException> handle = spawn(task);
    handle.cancel();
    await(handle);
    Supplier<Task<?, ?>> supplier = Task::yieldNow;
    Callable<Task<?, ?>> callable = () -> yieldNow();
    Consumer<Task<Void, RuntimeException>> spawns = Task::spawn;
    Runnable none = () -> {};
  }

  @Async
  @SuppressWarnings("unawaited-task")
  void meant() {
    yieldNow();
  }

  void notAsync() {
    yieldNow();
  }
}
