package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import dev.pawl.processor.testing.program.Leaf.SubChecked;
import java.io.IOException;

/**
 * Code that control can't reach although Java accepts it, the update of a {@code for} and the
 * condition of a {@code do}: it is never run, but what it could throw may be caught around it.
 */
class Unreachable {
  static class Door implements AutoCloseable {
    @Override
    public void close() throws IOException {
      log("close");
    }
  }

  static class SlowDoor implements AsyncCloseable<Checked> {
    @Override
    public Task<Void, Checked> closeAsync() {
      return risky(null);
    }
  }

  static int checked(int value) throws Checked {
    return step(value);
  }

  @Async
  static int updateBehindAThrow() {
    try {
      for (; ; await(risky(1))) throw new Failure("first " + await(of(1)));
    } catch (Checked e) {
      return step(2);
    }
  }

  @Async
  static int updateOnlyThatAwaits() {
    try {
      for (; ; await(risky(1))) throw new Failure("first");
    } catch (Checked e) {
      return step(2);
    }
  }

  @Async
  static int updateThatDoesNotAwait() {
    try {
      for (int i = 0; ; i += checked(1)) return i + await(of(1));
    } catch (Checked e) {
      return step(2);
    }
  }

  @Async
  static int severalUpdates() {
    try {
      for (int i = 0; ; i++, i = await(of(3)), i = await(risky(4))) return i + await(of(1));
    } catch (Checked e) {
      return step(2);
    }
  }

  @Async
  static int conditionOfDo() {
    try {
      do return await(of(1));
      while (await(risky(true)));
    } catch (Checked e) {
      return step(2);
    }
  }

  @Async
  static int conditionOfDoInParts() {
    try {
      do {
        if (await(of(true))) return 1;
        throw new Failure("else");
      } while (more() && (await(of(1)) == 1 || checked(2) == 2));
    } catch (SubChecked e) {
      return step(2);
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int caughtByAHandlerThatAwaits() {
    try {
      for (; ; await(risky(1))) throw new Failure("first " + await(of(1)));
    } catch (Failure e) {
      return await(of(2));
    } catch (SubChecked e) {
      return step(3);
    } catch (Checked e) {
      return await(of(4));
    }
  }

  @Async
  static int caughtWithOthers() {
    try {
      for (; ; await(risky(1))) throw new Failure("first " + await(of(1)));
    } catch (Failure | Checked e) {
      return await(of(2));
    }
  }

  @Async
  static int inATryOfItsOwn() {
    try {
      try {
        for (; ; await(risky(1))) throw new Failure("first " + await(of(1)));
      } catch (IllegalStateException e) {
        return await(of(2));
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inBothTries() {
    try {
      try {
        for (; ; await(risky(1))) throw new Failure("first " + await(of(1)));
      } catch (SubChecked e) {
        return await(of(2));
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inTheHandler() {
    try {
      try {
        throw new Failure("first " + await(of(1)));
      } catch (Failure e) {
        for (; ; await(risky(1))) throw new Failure("second " + await(of(1)));
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inAHandlerThatAwaitsNothing() {
    try {
      try {
        throw new Failure("first " + await(of(1)));
      } catch (Failure e) {
        do throw e;
        while (checked(2) > 3);
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int behindAHandler() {
    try {
      for (; ; await(risky(1))) {
        try {
          throw new Failure("first " + await(of(1)));
        } catch (Failure e) {
          return await(of(2));
        }
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inFinally() {
    int n = 0;
    try {
      try {
        n += await(of(1));
      } finally {
        for (; ; await(risky(1))) throw new Failure("second " + await(of(n)));
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inAFinallyThatAwaitsNothing() {
    int n = 0;
    try {
      try {
        n += await(of(1));
      } finally {
        do throw new Failure("second");
        while (checked(2) > 3);
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int beforeFinally() {
    try {
      try {
        for (; ; await(risky(1))) return await(of(1));
      } finally {
        log("finally");
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int beforeAFinallyThatAwaits() {
    try {
      for (; ; await(risky(1))) return await(of(1));
    } catch (Checked e) {
      return step(3);
    } finally {
      await(of(4));
    }
  }

  @Async
  static int closeThatNoEndReaches() {
    try (Door door = new Door()) {
      throw new Failure("first " + await(of(1)));
    } catch (IOException e) {
      return step(2);
    }
  }

  @Async
  static int closeOfSeveral() {
    try (Door one = new Door();
        SlowDoor two = new SlowDoor()) {
      for (; ; await(of(1))) throw new Failure("first " + await(of(1)));
    } catch (Checked e) {
      return step(2);
    } catch (IOException e) {
      return step(3);
    }
  }

  @Async
  static int openedInTheBody() throws IOException {
    try {
      for (; ; await(risky(1))) {
        try (Door door = new Door()) {
          return await(of(1));
        }
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int behindASwitch() {
    try {
      for (; ; await(risky(1))) {
        switch (await(of(1))) {
          case 1:
            throw new Failure("one");
          default:
            return await(of(2));
        }
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inASwitch() {
    try {
      switch (await(of(1))) {
        case 1 -> {
          do throw new Failure("one");
          while (await(risky(true)));
        }
        default -> log(2);
      }
      return await(of(2));
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int inASwitchExpression() {
    try {
      return switch (await(of(1))) {
        case 1 -> {
          for (; ; await(risky(1))) yield await(of(1));
        }
        default -> await(of(2));
      };
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int behindSynchronized() {
    Object lock = new Object();
    try {
      for (; ; await(risky(1))) {
        synchronized (await(of(lock))) {
          return step(1);
        }
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int behindAnEndlessLoop() {
    int n = 0;
    try {
      for (; ; await(risky(1))) {
        while (true) {
          n += await(of(1));
          if (n > 2) return n;
        }
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int behindJumps() {
    int n = 0;
    outer:
    while (more()) {
      try {
        for (; ; await(risky(1))) {
          n += await(of(1));
          if (n < 3) continue outer;
          break outer;
        }
      } catch (Checked e) {
        n += step(3);
      }
    }
    return n;
  }

  @Async
  static int loopsInLoops() {
    try {
      for (; ; await(risky(1))) {
        do {
          for (int i = 0; ; i = await(of(2))) return i;
        } while (await(of(true)));
      }
    } catch (Checked e) {
      return step(3);
    }
  }

  @Async
  static int thrownOn() throws SubChecked {
    try {
      try {
        for (; ; await(Unreachable.<Integer, SubChecked>failing())) return await(of(1));
      } catch (Checked e) {
        log(e);
        throw e;
      }
    } finally {
      log("end");
    }
  }

  @Async
  static int thrownOnAfterAnAwait() throws SubChecked {
    try {
      for (; ; await(Unreachable.<Integer, SubChecked>failing())) return await(of(1));
    } catch (Checked e) {
      await(of(2));
      throw e;
    }
  }

  @Async
  static int thrownOnBehindAFinally() throws SubChecked {
    try {
      try {
        return await(Unreachable.<Integer, SubChecked>failing());
      } finally {
        log("end");
      }
    } catch (Checked e) {
      log(e);
      throw e;
    }
  }

  @Async
  static int thrownOnAndCaught() {
    try {
      try {
        try {
          return await(Unreachable.<Integer, SubChecked>failing());
        } finally {
          log("end");
        }
      } catch (Checked e) {
        log(e);
        throw e;
      }
    } catch (SubChecked e) {
      return await(of(2));
    }
  }

  @Async
  static int thrownOnInALambda() throws SubChecked {
    try {
      try {
        return await(Unreachable.<Integer, SubChecked>failing());
      } finally {
        log("end");
      }
    } catch (Checked e) {
      if (more()) {
        Runnable run = () -> log(e);
        run.run();
      } else {
        switch (1) {
          case 1:
            throw (e);
          default:
        }
      }
      throw e;
    }
  }

  interface Thrower {
    int run() throws SubChecked;
  }

  @Async
  static int thrownOnByALambda() throws SubChecked {
    try {
      try {
        return await(Unreachable.<Integer, SubChecked>failing());
      } finally {
        log("end");
      }
    } catch (Checked e) {
      Thrower thrower =
          () -> {
            throw e;
          };
      return thrower.run();
    }
  }

  @Async
  static int thrownOnByALambdaAfterAnAwait() throws SubChecked {
    try {
      return await(Unreachable.<Integer, SubChecked>failing());
    } catch (Checked e) {
      Thrower thrower =
          () -> {
            throw (e);
          };
      await(of(1));
      log(e);
      return thrower.run();
    }
  }

  @Async
  static int thrownOnByALambdaMadeAfterAnAwait() throws SubChecked {
    try {
      return await(Unreachable.<Integer, SubChecked>failing());
    } catch (Checked e) {
      await(of(1));
      Thrower thrower =
          () -> {
            throw e;
          };
      return thrower.run();
    }
  }

  @Async
  static int thrownOnByAClass() throws SubChecked {
    try {
      return await(Unreachable.<Integer, SubChecked>failing());
    } catch (Checked e) {
      Thrower thrower =
          new Thrower() {
            @Override
            public int run() throws SubChecked {
              throw e;
            }
          };
      await(of(1));
      log(e);
      return thrower.run();
    }
  }

  @Async
  static int thrownOnByAClassAfterAnAwait() throws SubChecked {
    try {
      return await(Unreachable.<Integer, SubChecked>failing());
    } catch (Checked e) {
      await(of(1));
      class Own implements Thrower {
        @Override
        public int run() throws SubChecked {
          throw (e);
        }
      }
      await(of(2));
      return new Own().run();
    }
  }

  @Async
  static int thrownOnByAnAsyncBlock() throws SubChecked {
    try {
      return await(Unreachable.<Integer, SubChecked>failing());
    } catch (Checked e) {
      await(of(1));
      return await(
          Task.<Integer, SubChecked>async(
              () -> {
                await(of(2));
                throw e;
              }));
    }
  }

  @Async
  static int thrownOnInParentheses() throws SubChecked {
    try {
      return await(Unreachable.<Integer, SubChecked>failing());
    } catch (Exception e) {
      await(of(1));
      throw (e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T, X extends Exception> Task<T, X> failing() {
    return (Task<T, X>) risky(null);
  }
}
