package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.function.IntSupplier;

/** What a finally may declare, which stands in the task's class for each way into it. */
class FinallyDeclarations {
  @Async
  static int constant() {
    int sum = await(of(0));
    try {
      sum += await(of(2));
    } finally {
      final int limit = 5;
      sum += limit;
    }
    return sum;
  }

  @Async
  static int localClass() {
    int sum = await(of(0));
    try {
      sum += await(of(2));
    } finally {
      class L {
        int it = 4;
      }
      sum += new L().it;
    }
    return sum;
  }

  @Async
  static int record() {
    int sum = await(of(0));
    try {
      sum += await(of(2));
    } finally {
      record L(int it) {}
      sum += new L(3).it;
    }
    return sum;
  }

  @Async
  static int anonymous() {
    int sum = await(of(0));
    try {
      sum += await(of(2));
    } finally {
      var one =
          new Object() {
            int it = 4;
          };
      sum += one.it;
    }
    return sum;
  }

  @Async
  static int block() {
    int sum = await(of(0));
    Task<Integer, RuntimeException> t = null;
    try {
      sum += await(of(2));
    } finally {
      final int v3 = 3;
      t = Task.<Integer, RuntimeException>async(() -> await(of(3)) + v3);
    }
    return sum + await(t);
  }

  @Async
  static int lambda() {
    int sum = await(of(0));
    try {
      sum += await(of(2));
    } finally {
      final int v3 = 3;
      IntSupplier s = () -> v3;
      log("" + s.getAsInt());
    }
    int v3 = await(of(4));
    return sum + v3;
  }

  @Async
  static int labels() {
    int sum = await(of(0));
    try {
      sum += await(of(2));
    } finally {
      out:
      for (int i = 0; ; i++) {
        for (; ; ) {
          if (sum++ > 4) break out;
          else continue out;
        }
      }
    }
    return sum;
  }

  @Async
  static int resources() throws Exception {
    int sum = 0;
    try (AutoCloseable a = () -> log("a");
        AutoCloseable b = await(of((AutoCloseable) () -> log("b")))) {
      sum += await(of(2));
    } finally {
      final float limit = 5f;
      class L {
        int it = (int) limit;
      }
      var one =
          new Object() {
            int it = 4;
          };
      sum += limit + new L().it + one.it;
    }
    int limit = await(of(4));
    return sum + limit;
  }
}
