package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.io.Closeable;
import java.io.IOException;

/** Resources of classes that only the host can name. */
class PrivateResources {
  private static class Quiet implements AutoCloseable {
    final String name;

    Quiet(String name) {
      this.name = name;
      log("open " + name);
    }

    @Override
    public void close() {
      log("close " + name);
    }
  }

  private static final class Strict extends Quiet implements Closeable {
    Strict(String name) {
      super(name);
    }
  }

  private static final class Loud implements AutoCloseable {
    @Override
    public void close() throws Checked {
      throw new Checked("loud");
    }
  }

  private record Generic<T>(T it) implements AutoCloseable {
    @Override
    public void close() {
      log("close " + it);
    }
  }

  private interface Locked extends AutoCloseable {
    @Override
    void close();
  }

  @dev.pawl.Async
  int around() {
    try (Quiet q = new Quiet("q"); Strict s = new Strict("s")) {
      return await(of(q.name.length() + s.name.length()));
    }
  }

  @dev.pawl.Async
  int inAState() {
    await(pause());
    int n = 0;
    try (Quiet q = new Quiet("q"); var s = new Strict("s")) {
      n += q.name.length() + s.name.length();
    }
    try (Generic<String> g = new Generic<>("g")) {
      n += g.it().length();
    } finally {
      n++;
    }
    return n;
  }

  @dev.pawl.Async
  Object checked() {
    String s = "";
    try (Loud l = new Loud()) {
      s += await(of(1));
    } catch (Checked e) {
      s += e.getMessage();
    }
    try (Loud l = new Loud()) {
      s += "b";
    } catch (Checked e) {
      s += e.getMessage();
    }
    try {
      try (Loud l = new Loud()) {
        s += "c";
      }
    } catch (Checked e) {
      s += await(of(e.getMessage()));
    }
    try {
      if (await(of(1)) == 1) {
        try (Loud l = new Loud()) {
          s += "d";
        }
      }
    } catch (Checked e) {
      s += await(of(e.getMessage()));
    }
    return s;
  }

  @dev.pawl.Async
  Object readyOnes() throws Checked {
    Quiet q = new Quiet("q");
    final Generic<Integer> g = new Generic<>(await(of(1)));
    Loud l = new Loud();
    try (q; g) {
      log(await(of(2)));
    }
    try (q; g) {
      log(3);
    }
    try (l) {
      log(4);
    }
    return 5;
  }

  @dev.pawl.Async
  Object lambdas() {
    Locked locked = () -> log("unlock");
    try (locked) {
      await(pause());
    }
    try (Locked other = () -> log("unlock other")) {
      log("in");
    }
    Runnable r =
        () -> {
          try (Quiet q = new Quiet("in a lambda")) {
            log(q.name);
          }
        };
    r.run();
    return new Object() {
      @Override
      public String toString() {
        try (Quiet q = new Quiet("in a class")) {
          return q.name;
        }
      }
    }.toString();
  }

  private static final class Async implements AsyncCloseable<RuntimeException> {
    @Override
    public Task<Void, RuntimeException> closeAsync() {
      log("close async");
      return pause();
    }
  }

  @dev.pawl.Async
  Object asyncOnes() {
    try (Async a = new Async()) {
      log(await(of(1)));
    }
    try (var a = new Async()) {
      log(2);
    }
    return 3;
  }
}
