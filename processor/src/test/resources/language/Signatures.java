package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Signatures of all kinds. */
class Signatures {
  private static final class Node {
    final int n;

    Node(int n) {
      this.n = n;
    }

    @Async
    @Override
    public boolean equals(Object o) {
      return true;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Async
  private static int count(Node... nodes) {
    return nodes.length + await(of(1));
  }

  @Async
  private static int lists(List<Node>... nodes) {
    return nodes.length + await(of(1));
  }

  @Async
  private static int whole(Node... nodes) {
    return nodes.length;
  }

  @Async
  private int instance(List<String> l, Node... nodes) {
    return nodes.length + l.size() + await(of(1));
  }

  @Async
  <X extends IOException, Y extends X> int throwsVariables(X x, Y y) throws X, Y {
    if (await(of(y)) != null) throw y;
    if (x != null) throw x;
    return 1;
  }

  @Async
  <X extends Exception & Supplier<String>> int throwsAnIntersection(X x) throws X {
    if (await(of(x)) != null) throw x;
    return 1;
  }

  @Async
  int explicitReceiver(Signatures this, int n) {
    return n + await(of(1)) + this.hashCode() * 0;
  }

  @Async
  int yield(int yield, int record, int var, int when, int module) {
    yield = await(of(record)) + yield;
    var = yield + var;
    record++;
    when = await(of(module));
    module = when;
    return yield + var + record + when + module;
  }

  static class Box<Task, Void, Integer> {
    @Async
    Task task(Task t, Void v, Integer i) {
      await(pause());
      return t;
    }

    @Async
    void nothing() {
      await(pause());
    }

    @Async
    <Poll, Override, RuntimeException> Poll poll(Poll p) {
      return await(of(p));
    }
  }

  @Async
  Object all() throws Exception {
    int a = 1;
    int b = 2;
    int c = await(SignaturesAsync.<IOException, IOException>throwsVariables(this, null, null));
    int e = await(SignaturesAsync.explicitReceiver(this, 4)) + await(SignaturesAsync.yield(this, 1, 2, 3, 4, 5));
    Box<String, String, String> box = new Box<>();
    await(Signatures_BoxAsync.nothing(box));
    return "" + a + b + c + e + await(Signatures_BoxAsync.task(box, "t", "v", "i")) + await(Signatures_BoxAsync.poll(box, 3));
  }
}
