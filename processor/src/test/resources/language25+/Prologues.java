package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;

/** Constructors of a body's classes that do something before they call the one above. */
class Prologues {
  int field = 1;

  class Inner {
    final int given;

    Inner(int given) {
      this.given = given;
      hook();
    }

    void hook() {}
  }

  @Async
  Object local() {
    int captured = await(of(3));
    class Base {
      final int n;

      Base(int n) {
        this.n = n + captured;
        show();
      }

      void show() {}
    }
    class Derived extends Base {
      final int early;

      /// Sets a field first.
      Derived(int n) {
        int more = n + captured;
        if (more < 0) throw new IllegalArgumentException();
        early = more;
        super(more * 2);
        log("after " + early);
      }

      Derived() {
        log("this");
        this(5);
      }

      @Override
      void show() {
        log("early " + early);
      }
    }
    await(pause());
    return new Derived(1).n + new Derived().n;
  }

  @Async
  Object inner() {
    int captured = await(of(3));
    class Own extends Inner {
      final String early;

      Own(int n) {
        early = "e" + captured + field;
        var text = "x" + n;
        super(text.length());
      }

      @Override
      void hook() {
        log(early);
      }
    }
    await(pause());
    /// A comment in Markdown.
    return new Own(await(of(10))).given;
  }
}
