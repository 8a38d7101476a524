package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.*;
import java.io.*;
import java.util.function.*;

/** What is caught in a state is thrown again inside another try, which knows what it can be. */
class Rethrows {
  private static class Secret extends IOException {
    private static final long serialVersionUID = 1;
  }

  @Async
  static Object whole() throws IOException {
    try {
      if (await(of(true))) throw new FileNotFoundException("x");
    } catch (final Exception e) {
      log("c");
      if (await(of(1)) == 2) throw e;
      try {
        throw e;
      } catch (FileNotFoundException f) {
        return f == e;
      }
    }
    return 0;
  }

  @Async
  static Object nested() throws IOException {
    try {
      await(risky(1));
      if (step(1) == 1) throw new EOFException("x");
    } catch (Exception e) {
      await(of(1));
      try {
        try {
          if (step(2) == 2) throw (e);
          else throw e;
        } catch (EOFException f) {
          return "eof";
        } finally {
          log("f");
        }
      } catch (SubChecked f) {
        return "sub";
      } catch (Checked f) {
        return "checked";
      }
    }
    return 0;
  }

  @Async
  static Object cut() throws IOException {
    try {
      if (await(of(true))) throw new FileNotFoundException("x");
    } catch (Exception e) {
      log("c");
      try {
        await(of(1));
        throw e;
      } catch (FileNotFoundException f) {
        return f == e;
      }
    }
    return 0;
  }

  @Async
  static Object multi() throws IOException {
    try {
      if (await(of(true))) throw new FileNotFoundException("x");
      await(risky(2));
    } catch (IOException | Checked e) {
      await(of(2));
      for (; ; )
        try {
          throw e;
        } catch (FileNotFoundException f) {
          return f == e;
        } catch (Checked c) {
          return 4;
        }
    }
    return 0;
  }

  @Async
  static Object hidden() throws IOException {
    try {
      if (await(of(true))) throw new Secret();
      await(risky(2));
    } catch (Exception e) {
      await(of(2));
      try {
        throw e;
      } catch (Checked c) {
        return 4;
      } catch (Secret f) {
        return f == e;
      } catch (IOException c) {
        return 5;
      }
    }
    return 0;
  }

  @Async
  static Object inLambda() throws IOException {
    try {
      if (await(of(true))) throw new FileNotFoundException("x");
    } catch (Exception e) {
      await(of(2));
      Supplier<Object> s =
          () -> {
            try {
              throw e;
            } catch (FileNotFoundException f) {
              return f == e;
            } catch (Exception f) {
              return 3;
            }
          };
      return s.get();
    }
    return 0;
  }

  @Async
  static Object inSwitch() throws IOException {
    try {
      if (await(of(true))) throw new FileNotFoundException("x");
    } catch (Exception e) {
      await(of(2));
      try {
        int n =
            switch (step(1)) {
              case 1 -> throw e;
              default -> {
                if (step(2) == 2) throw e;
                yield 4;
              }
            };
        return n;
      } catch (FileNotFoundException f) {
        return 7;
      }
    }
    return 0;
  }

  @Async
  static Object throwable() {
    try {
      if (await(of(true))) throw new FileNotFoundException("x");
    } catch (Throwable e) {
      await(of(2));
      try {
        throw e;
      } catch (FileNotFoundException f) {
        return f == e;
      }
    }
    return 0;
  }
}
