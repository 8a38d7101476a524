package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import dev.pawl.processor.testing.program.Leaf.SubChecked;
import dev.pawl.processor.testing.program.Leaf.SubFailure;

/** try-with-resources: what is closed when, and which exception wins. */
class Resources {
  static class Resource implements AutoCloseable {
    final String name;

    Resource(String name) {
      this.name = name;
      log("open " + name);
    }

    @Override
    public void close() {
      log("close " + name);
    }
  }

  static final class Failing extends Resource {
    Failing(String name) {
      super(name);
    }

    @Override
    public void close() {
      super.close();
      throw new SubFailure("close of " + name);
    }
  }

  static final class Risky implements AutoCloseable {
    @Override
    public void close() throws Checked {
      log("close risky");
      throw new SubChecked("close of risky");
    }
  }

  @Async // tricky 68
  static String oneResource() {
    try (Resource a = new Resource("a")) {
      return await(of(a.name)) + step("body");
    }
  }

  @Async // tricky 68
  static int severalResources() throws Checked {
    try (Resource a = await(of(new Resource("a")));
        Resource b = new Resource("b" + await(risky(1)));
        var c = await(risky(new Resource("c")))) {
      log(a.name + b.name + c.name);
      await(pause());
    }
    return step(1);
  }

  @Async // tricky 68
  static void suppressed() {
    try (Resource a = new Failing("a");
        Resource b = await(of(new Failing("b")))) {
      await(of(1));
      throw new Failure("body");
    }
  }

  @Async // tricky 68
  static void closeFailsAlone() throws Checked {
    try (Resource a = new Failing("a");
        Risky b = await(of(new Risky()))) {
      await(pause());
    }
  }

  @Async // tricky 68
  static String catchAndFinallyOfAResource() {
    String text = "";
    try (Resource a = await(of(new Failing("a")))) {
      text += await(of("body"));
    } catch (SubFailure e) {
      log(e);
      text += await(of("caught"));
    } finally {
      text += await(of("finally"));
    }
    return text;
  }

  @Async // tricky 68
  static int nullResource() {
    try (Resource a = await(of((Resource) null));
        Resource b = null) {
      return step(1) + await(of(2));
    }
  }

  @Async // tricky 68
  static int effectivelyFinalVariables() {
    Resource a = await(of(new Resource("a")));
    final Resource b = new Failing("b");
    try (a; b; Resource c = new Resource("c")) {
      await(of(step(1)));
    } catch (Failure e) {
      log(e);
    }
    return await(of(2));
  }

  private final Resource field = new Resource("field");

  @Async // tricky 68
  int fieldAsResource() {
    try (this.field) {
      return await(of(1));
    }
  }

  @Async // tricky 68
  static int leftByJumps() {
    int n = 0;
    loop:
    for (int i = 0; i < 4; i++) {
      try (Resource a = new Resource("a" + i)) {
        n += await(of(1));
        if (i == 0) continue;
        try (Resource b = await(of(new Resource("b" + i)))) {
          if (i == 1) continue loop;
          if (i == 2) break;
          n += 100;
        }
        n += await(of(10));
      }
    }
    return n;
  }

  @Async // tricky 68
  static int returnValueThenCloseFails() {
    try (Resource a = new Failing("a")) {
      return await(of(step(1)));
    } catch (Failure e) {
      log(e);
    }
    return await(of(2));
  }

  @Async
  static String lambdaAsResource() throws Exception {
    String name = await(of("x"));
    try (AutoCloseable a = () -> log("close " + name)) {
      await(pause());
      return name;
    }
  }

  @Async
  static String awaitOnlyInCatchAndFinally() {
    String text = "";
    try (Resource a = new Failing("a")) {
      text += "body";
    } catch (Failure e) {
      text += await(of("catch"));
    }
    try (Resource a = new Resource("b")) {
      text += "body";
    } finally {
      text += await(of("finally"));
    }
    return text;
  }

  @Async
  static int withoutAnAwaitInIt() {
    int n = await(of(1));
    try (Resource a = new Resource("a")) {
      n += a.name.length();
    }
    return n;
  }

  @Async // tricky 101
  static int closedOnceWhenCancelled() {
    try (Resource a = await(of(new Failing("a")))) {
      await(of(1));
      try (Resource b = new Resource("b")) {
        await(of(2));
      } finally {
        await(of(step(3)));
      }
    }
    return await(of(4));
  }
}
