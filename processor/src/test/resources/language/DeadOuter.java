package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;

/** Inner classes that use the instance around them in code that javac leaves out. */
class DeadOuter {
  private static final boolean DEBUG = false;
  private int field = 1;

  private int method() {
    return field;
  }

  class InAnIf {
    @Async
    int f() {
      if (DEBUG) log(field);
      return await(of(2));
    }
  }

  class InACondition {
    @Async
    int f() {
      int n = DEBUG ? method() : 3;
      boolean b = DEBUG && DeadOuter.this.field > 0;
      if (DEBUG && await(of(field)) > 1) n++;
      return n + await(of(2)) + (b ? 1 : 0);
    }
  }

  class Around {
    class Within {
      @Async
      int f() {
        if (DEBUG) {
          field = await(of(method()));
        }
        return await(of(5));
      }
    }
  }

  class InADeadLambda {
    @Async
    int f() {
      if (DEBUG) {
        Runnable r = () -> log(field);
        r.run();
      }
      return await(of(2));
    }
  }

  @Async
  Object all() {
    return await(DeadOuter_InAnIfAsync.f(new InAnIf()))
        + await(DeadOuter_InAConditionAsync.f(new InACondition()))
        + await(DeadOuter_Around_WithinAsync.f(new Around().new Within()))
        + await(DeadOuter_InADeadLambdaAsync.f(new InADeadLambda()));
  }
}
