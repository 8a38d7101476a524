package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.List;
import java.util.function.IntSupplier;

/** Exceptions that are caught together and have interfaces in common (JLS 14.20). */
class MultiCatches {
  interface Coded {
    int code();
  }

  static class One extends Exception implements Coded {
    private static final long serialVersionUID = 1L;

    @Override
    public int code() {
      return 1;
    }
  }

  static class Two extends Exception implements Coded, Comparable<Two> {
    private static final long serialVersionUID = 1L;

    @Override
    public int code() {
      return 2;
    }

    @Override
    public int compareTo(Two other) {
      return 0;
    }
  }

  static void fail(boolean first) throws One, Two {
    if (first) {
      throw new One();
    }
    throw new Two();
  }

  static int take(Coded one) {
    return one.code();
  }

  static <T extends Exception & Coded> int takeBoth(T one) {
    return one.code();
  }

  @Async
  int acrossAnAwait() {
    try {
      fail(await(of(true)));
      return 0;
    } catch (One | Two e) {
      log(e.code());
      await(pause());
      Coded coded = e;
      return e.code() + coded.code() + take(e) + (e.getCause() == null ? 100 : 0);
    }
  }

  @Async
  int copies() {
    try {
      fail(await(of(false)));
      return 0;
    } catch (One | Two e) {
      var copy = e;
      await(pause());
      IntSupplier lambda = () -> e.code() + copy.code();
      IntSupplier reference = e::code;
      return copy.code()
          + takeBoth(e)
          + takeBoth(copy)
          + lambda.getAsInt()
          + reference.getAsInt()
          + List.of(e).get(0).code();
    }
  }

  @Async
  int whole() {
    int n = await(of(1));
    try {
      fail(n == 1);
    } catch (One | Two e) {
      n += e.code() + take(e);
    }
    return n;
  }

  @Async
  int thrownOn() throws One, Two {
    try {
      fail(await(of(false)));
      return 0;
    } catch (One | Two e) {
      await(pause());
      if (e.code() == 2) {
        throw e;
      }
      return 1;
    }
  }
}
