package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import dev.pawl.processor.testing.program.Leaf.Fault;
import dev.pawl.processor.testing.program.Leaf.SubChecked;
import dev.pawl.processor.testing.program.Leaf.SubFailure;
import java.io.IOException;

/** try, catch and finally in all nestings, left in all ways. */
class TryCatchFinally {
  private static int counter;

  static void reset() {
    counter = 0;
  }

  @Async // tricky 63
  static String catchLadder() {
    String text = "";
    for (int i = 0; i < 6; i++) {
      try {
        text += await(of(i));
        switch (i) {
          case 0 -> throw new SubFailure("sub");
          case 1 -> throw new Failure("failure");
          case 2 -> throw await(of(new IllegalStateException("state")));
          case 3 -> throw new SubChecked("checked");
          case 4 -> throw new Fault("fault");
          default -> text += await(of("fine"));
        }
      } catch (SubFailure e) {
        text += await(of("1")) + e.getMessage();
      } catch (IllegalStateException | SubChecked e) {
        text += await(of("2")) + e.getMessage();
      } catch (Failure e) {
        text += "3" + e.getMessage();
      } catch (Error e) {
        if (!(e instanceof Fault)) throw e;
        text += await(of("4"));
      }
    }
    return text;
  }

  @Async // tricky 63
  static void preciseRethrow() throws Checked {
    try {
      await(risky(1));
    } catch (Exception e) {
      log(e);
      await(pause());
      throw e;
    }
  }

  @Async // tricky 62
  static void sameExceptionIsThrownAgain() throws Throwable {
    try {
      await(risky(1));
      throw new SubChecked("mine");
    } catch (Throwable t) {
      await(of(step(1)));
      throw t;
    } finally {
      await(of(step(2)));
    }
  }

  @Async // tricky 56
  static int breakThroughThreeFinallys() {
    int n = 0;
    outer:
    while (true) {
      try {
        n += await(of(1));
        while (true) {
          try {
            try {
              if (await(of(n)) > 0) break outer;
            } finally {
              log("one");
              n += await(of(10));
            }
          } finally {
            n += 100;
            log("two");
          }
        }
      } finally {
        await(of(step(3)));
        n += 1000;
      }
    }
    return n;
  }

  @Async // tricky 57
  static int returnIsForgotten() {
    int rounds = 0;
    while (more()) {
      try {
        try {
          rounds++;
          if (rounds < 3) return step(await(of(7)));
        } finally {
          if (rounds < 3) throw new Failure("finally " + await(of(rounds)));
        }
        return rounds + await(of(100));
      } catch (Failure e) {
        log(e);
        continue;
      }
    }
    return -1;
  }

  @SuppressWarnings("finally")
  @Async // tricky 58
  static int returnInFinallyOverridesAnException() {
    try {
      await(of(step(1)));
      throw new Failure("lost");
    } finally {
      return await(of(2));
    }
  }

  @SuppressWarnings("finally")
  @Async // tricky 58
  static int returnInFinallyOverridesAReturn() {
    try {
      return await(of(step(1)));
    } finally {
      return await(of(step(2)));
    }
  }

  @SuppressWarnings("finally")
  @Async // tricky 58
  static int jumpsInFinallyOverride() {
    int n = 0;
    for (int i = 0; i < 3; i++) {
      try {
        if (i == 0) return -1;
        throw new Failure("lost " + await(of(i)));
      } finally {
        n += await(of(1));
        if (i == 1) continue;
        if (i == 2) break;
        continue;
      }
    }
    block:
    {
      try {
        return await(of(-2));
      } finally {
        n += 10;
        break block;
      }
    }
    return n;
  }

  @SuppressWarnings("finally")
  @Async // tricky 58
  static int throwInFinallyOverrides() {
    try {
      try {
        throw new Failure("first " + await(of(1)));
      } finally {
        throw new SubFailure("second " + await(of(2)));
      }
    } catch (Failure e) {
      log(e);
      return await(of(3));
    }
  }

  @Async // tricky 59
  static int finallyRunsOnce() throws Checked {
    try {
      counter += await(risky(1));
      return counter + await(of(10));
    } finally {
      counter += await(of(100));
      log("counter " + counter);
    }
  }

  @Async // tricky 60
  static void exceptionInFinally() {
    try {
      await(of(step(1)));
    } finally {
      log("once");
      await(of(step(2)));
      Object none = null;
      none.hashCode();
    }
  }

  @Async // tricky 61
  static int returnValueIsTakenBeforeFinally() {
    int x = 1;
    try {
      return x;
    } finally {
      x = await(of(2));
      log(x);
    }
  }

  @Async // tricky 61
  static int[] returnedObjectIsSharedWithFinally() {
    int[] x = {1};
    try {
      return await(of(x));
    } finally {
      x[0] += await(of(2));
      x = null;
    }
  }

  @Async // tricky 61
  static String returnOfEachType() {
    String all = "";
    for (int i = 0; i < 4; i++) {
      long l = 1L << 40;
      double d = 0.5;
      boolean b = true;
      try {
        if (i == 0) continue;
        all += l + " " + d + b;
        if (i == 3) return all;
      } finally {
        l = await(of(0L));
        d = await(of(0.0));
        b &= await(of(false));
        all += "," + l + d + b;
      }
    }
    return "end";
  }

  @Async // tricky 64
  static int localForAnOuterCatch() throws Checked {
    int before = await(of(5));
    try {
      try {
        await(risky(1));
        throw new Failure("outer");
      } catch (ArithmeticException e) {
        before = 0;
      }
    } catch (Failure e) {
      return before + await(of(1));
    }
    return before;
  }

  @Async // tricky 65
  static int catchThatThrowsThenFinally() {
    int value = 0;
    try {
      for (int i = 0; ; i++) {
        try {
          value += await(of(i));
          if (i == 2) throw new Failure("two");
        } catch (Failure e) {
          value += await(of(10));
          throw new SubFailure(e.getMessage() + value);
        } finally {
          value += await(of(100));
        }
      }
    } catch (SubFailure e) {
      log(e);
    }
    return value;
  }

  private static Task<Integer, RuntimeException> brokenFactory() {
    throw new Failure("factory");
  }

  @Async // tricky 66
  static int failingFactoryAndFailingTask() {
    int n = 0;
    for (int i = 0; i < 2; i++) {
      try {
        n += i == 0 ? await(brokenFactory()) : await(Task.<Integer, Failure>failed(new Failure("task")));
      } catch (Failure e) {
        log(e);
        n++;
      }
    }
    return n;
  }

  @Async // tricky 66
  static int nullTask() {
    Task<Integer, RuntimeException> none = null;
    try {
      return await(none) + step(1);
    } catch (NullPointerException e) {
      return await(of(2));
    }
  }

  static <X extends Throwable> void sneak(Throwable t) throws X {
    @SuppressWarnings("unchecked")
    X x = (X) t;
    throw x;
  }

  @Async // tricky 67
  static String undeclaredExceptions() {
    String text = "";
    for (int i = 0; i < 3; i++) {
      try {
        await(pause());
        if (i == 0) TryCatchFinally.<RuntimeException>sneak(new IOException("sneaky"));
        if (i == 1) throw new StackOverflowError();
        TryCatchFinally.<RuntimeException>sneak(new InterruptedException());
      } catch (Exception e) {
        text += await(of(e.getClass().getSimpleName()));
      } catch (Throwable t) {
        text += await(of("!")) + t.getClass().getSimpleName();
      }
    }
    return text;
  }

  @Async // tricky 72
  static void thrownValueIsAwaited() throws Checked {
    throw await(risky(new Checked("awaited")));
  }

  @Async // tricky 72
  static void thrownNull() {
    throw await(of((Failure) null));
  }

  @Async // tricky 54
  static int alwaysThrows() {
    throw new Failure("always");
  }

  @Async // tricky 54
  static void empty() {}

  @Async // tricky 54
  static int noAwaitAtAll() {
    try {
      return step(1);
    } finally {
      log("finally");
    }
  }

  @Async // tricky 73
  static int fiveDeep() throws Exception {
    int n = 0;
    try {
      n += await(of(1));
      try {
        await(risky(2));
        throw new Checked("a");
      } catch (Checked a) {
        log(a);
        try {
          n += await(of(10));
          throw new Failure("b");
        } finally {
          try {
            n += await(of(100));
            await(risky(3));
          } catch (SubChecked c) {
            log(c);
            n += await(of(1000));
          } finally {
            log("deep");
            try {
              await(of(step(n)));
            } finally {
              n++;
            }
          }
        }
      } finally {
        n += await(of(5));
      }
    } catch (Failure b) {
      log(b);
      return n + await(of(0));
    }
  }

  @Async // tricky 94
  static int tryWithoutAnAwaitInIt() {
    int n = await(of(1));
    try {
      n += Integer.parseInt("x");
    } catch (NumberFormatException e) {
      n += 10;
    } finally {
      n += 100;
    }
    return n + await(of(1000));
  }

  @Async // tricky 50
  static int definiteAssignmentThroughTries() {
    final int x;
    int y;
    if (await(of(true))) {
      x = await(of(1));
    } else {
      x = 2;
    }
    try {
      y = await(of(3));
    } catch (Failure e) {
      y = 4;
    }
    int z;
    boolean ok = (z = await(of(5))) > 0 && await(of(true));
    return x + y * 10 + z * 100 + (ok ? 1000 : 0);
  }

  @Async
  static String everyWayOutOfATry() {
    String text = "";
    outer:
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 2; j++) {
        try {
          text += await(of(i));
          if (i == 1) continue;
          if (i == 2) break;
          if (i == 3) continue outer;
          if (i == 4) throw new Failure("4");
          if (i == 5) break outer;
          text += await(of("-"));
        } catch (Failure e) {
          text += await(of("c"));
          break;
        } finally {
          text += await(of("f"));
        }
        text += "e";
      }
      text += ";";
    }
    return text;
  }

  @Async
  static int finallyInLoopReadsLoopVariable() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      try {
        if (i == 1) continue;
        sum += await(of(i));
      } finally {
        sum += 10 * await(of(i));
      }
    }
    return sum;
  }

  @Async
  static int catchParameterMayBeAssigned() {
    try {
      throw new Failure("a");
    } catch (RuntimeException e) {
      e = await(of(new SubFailure("b")));
      log(e);
      await(pause());
      return e.getMessage().length();
    }
  }

  @Async
  static int nestedCatchesOfTheSameName() {
    int n = 0;
    try {
      try {
        throw new Failure("x" + await(of(1)));
      } catch (Failure e) {
        n += await(of(e.getMessage().length()));
        throw e;
      }
    } catch (RuntimeException e) {
      n += await(of(e.getMessage().length())) * 10;
    }
    try {
      throw new Error("y");
    } catch (Error e) {
      n += await(of(100)) + e.getMessage().length();
    }
    return n;
  }

  @Async // tricky 101
  static String catchAllLetsCancellationPass() {
    String text = "";
    try {
      text += await(of("a"));
    } catch (Throwable t) {
      text += "caught " + t.getMessage();
    } finally {
      log("finally " + text);
    }
    try {
      text += await(of("b"));
    } catch (Exception e) {
      text += "caught " + e.getMessage();
    }
    return text;
  }
}
