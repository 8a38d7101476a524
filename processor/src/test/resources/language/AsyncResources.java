package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;

/** Resources that are closed by an await. */
class AsyncResources {
  static class Connection implements AsyncCloseable<Checked> {
    final String name;

    Connection(String name) {
      this.name = name;
      log("open " + name);
    }

    @Async
    static void goodbye(String name) throws Checked {
      log("close " + name);
      await(risky(name));
      log("closed " + name);
    }

    @Override
    public Task<Void, Checked> closeAsync() {
      log("closing " + name);
      return AsyncResources_ConnectionAsync.goodbye(name);
    }
  }

  static final class Failing extends Connection {
    Failing(String name) {
      super(name);
    }

    @Override
    public Task<Void, Checked> closeAsync() {
      throw new Failure("no task for " + name);
    }
  }

  interface Quiet extends AsyncCloseable<RuntimeException> {}

  @Async // tricky 69
  static String normally() throws Checked {
    try (Connection c = new Connection("c")) {
      return await(of(c.name)) + step("body");
    }
  }

  @Async // tricky 69
  static int without() {
    try (Quiet quiet = () -> of(null)) {
      log("body" + (quiet == null));
    }
    return step(1);
  }

  @Async // tricky 69
  static int severalResources() throws Checked {
    try (Connection a = await(of(new Connection("a")));
        AutoCloseable b = () -> log("close b");
        var c = new Connection("c" + await(risky(1)))) {
      log(a.name + b.getClass().isInterface() + c.name);
      await(pause());
    } catch (Checked e) {
      log("caught " + e.getMessage() + e.getSuppressed().length);
      throw e;
    } catch (Exception e) {
      log("other " + e.getMessage());
    } finally {
      step(2);
    }
    return step(1);
  }

  @Async // tricky 69
  static void suppressed() throws Checked {
    try (Connection a = new Connection("a");
        Connection b = new Failing("b")) {
      await(of(1));
      throw new Failure("body of " + a.name + b.name);
    }
  }

  @Async // tricky 69
  static int leftByJumps() throws Checked {
    int sum = 0;
    all:
    for (int i = 0; i < 4; i++) {
      try (Connection c = i == 2 ? null : new Connection("c" + i)) {
        if (i == 0) {
          continue;
        }
        for (; ; ) {
          sum += await(of(i));
          if (i == 3) break all;
          break;
        }
      } finally {
        sum = sum * 10 + 1;
      }
    }
    return sum;
  }

  @Async // tricky 69
  static <C extends Connection> String generic(C c) throws Checked {
    try (c) {
      return c.name + await(of(1));
    }
  }

  @Async
  static String genericResource() throws Checked {
    return await(AsyncResourcesAsync.generic(new Connection("g")));
  }

  @Async
  static Object anyFailure() {
    try (AsyncCloseable<Checked> c = new Connection("any")) {
      return await(of("value"));
    } catch (Exception e) {
      return e.getMessage() + e.getSuppressed().length;
    }
  }
}
