package language;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;

/** Resources that are fields, or variables already (JLS 14.20.3), in statements that hold no await and in those that do. */
class ReadyResources {
  static class Resource implements AutoCloseable {
    final String name;

    Resource(String name) {
      this.name = name;
    }

    @Override
    public void close() {
      log("close " + name);
    }
  }

  private final Resource hidden = new Resource("hidden");
  final Resource open = new Resource("open");
  private static final Resource SHARED = new Resource("shared");

  @Async
  static int sharedVariable() {
    Resource a = new Resource("a");
    await(pause());
    try (a) {
      log("body");
    }
    await(pause());
    return a.name.length();
  }

  @Async
  static int parameter(Resource a) {
    int n = await(of(1));
    try (a ; Resource b = new Resource("b")) {
      log("body" + n);
    }
    return n;
  }

  @Async
  static int useParameter() {
    return await(ReadyResourcesAsync.parameter(new Resource("p")));
  }

  @Async
  int privateField() {
    int n = await(of(1));
    try (hidden) {
      log("body");
    }
    try (this.hidden // ;
        ; hidden /* ; */ ; ReadyResources . this . /* . */ hidden /* ; */ ;) {
      log("body");
    }
    try (SHARED) {
      log("body");
    }
    try (ReadyResources.SHARED) {
      log("body");
    }
    return n;
  }

  @Async
  int openField() {
    int n = await(of(1));
    try (open) {
      log("body");
    }
    try (this.open; ReadyResources.this.open) {
      log("body");
    }
    return n;
  }

  @Async
  int otherObjects() {
    ReadyResources other = await(of(new ReadyResources()));
    try (other.hidden; other.open) {
      log("body");
    }
    await(pause());
    try (other.hidden; other.open) {
      log("body");
    } finally {
      log("end");
    }
    return 1;
  }

  @Async
  static int inALambda() {
    Resource a = await(of(new Resource("a")));
    Runnable r = () -> { try (a) { log("lambda"); } };
    await(pause());
    r.run();
    for (Resource b : await(of(List.of(a)))) {
      await(pause());
      try (b) { if (step(true)) continue; }
      log("never");
    }
    return 1;
  }

  @Async
  static int pattern() {
    Object o = await(of((Object) new Resource("o")));
    if (o instanceof Resource r) {
      try (r) { log("body"); }
      await(pause());
      return r.name.length();
    }
    try {
      await(pause());
      throw new Failure("x");
    } catch (Failure e) {
      Resource c = new Resource(e.getMessage());
      try (c) { return 1; } finally { log("f"); }
    }
  }

  @Async
  int awaitingBodies() {
    try (hidden; SHARED; this.open) {
      await(pause());
    }
    return 1;
  }

  @Async
  static int inALocalClass() {
    Resource a = await(of(new Resource("a")));
    class Local { int it() { try (a; SHARED) { return 1; } } }
    await(pause());
    return new Local().it();
  }

  @Async
  static int inABlock() {
    Resource a = await(of(new Resource("a")));
    return await(async(() -> { int n = await(of(1)); try (a) { log("x"); } await(pause()); try (a) { return n; } }));
  }
}
