package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Exceptions that only the class itself can name. */
class PrivateExceptions {
  private static class Odd extends Exception {
    private static final long serialVersionUID = 1;
    final int code;

    Odd(int code) {
      super("odd" + code);
      this.code = code;
    }
  }

  private static final class Odder extends Odd {
    private static final long serialVersionUID = 1;

    Odder() {
      super(7);
    }
  }

  private static final class Rare extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static final class Unchecked extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static int fail(int kind) throws Odd, IOException {
    switch (kind) {
      case 0:
        return 0;
      case 1:
        throw new Odd(1);
      case 2:
        throw new Odder();
      case 3:
        throw new Rare();
      case 4:
        throw new FileNotFoundException("file");
      case 5:
        throw new IOException("io");
      case 6:
        throw new Unchecked();
      case 7:
        throw new IllegalStateException("state");
      default:
        throw new AssertionError("error");
    }
  }

  @Async
  static String ladderWithAwaits() {
    String text = "";
    for (int kind = 0; kind < 9; kind++) {
      try {
        text += await(of(fail(kind)));
      } catch (Odder e) {
        text += await(of("odder")) + e.code;
      } catch (FileNotFoundException e) {
        await(pause());
        text += e.getMessage();
      } catch (Odd e) {
        text += e.code + await(of(e.getMessage()));
      } catch (Rare | Unchecked e) {
        await(pause());
        text += e.getClass().getSimpleName();
      } catch (IOException | RuntimeException e) {
        text += await(of(e.getMessage()));
      } catch (Throwable e) {
        text += "any" + e.getMessage();
      } finally {
        await(pause());
        text += ";";
      }
    }
    return text;
  }

  @Async
  static String ladderWithoutAwaits() {
    String text = "" + await(of(1));
    for (int kind = 0; kind < 9; kind++) {
      try {
        text += fail(kind);
      } catch (FileNotFoundException e) {
        text += e.getMessage();
      } catch (Odder e) {
        text += "odder" + e.code;
      } catch (Odd e) {
        text += e.code;
        if (more()) {
          continue;
        }
      } catch (Rare | Unchecked e) {
        text += e.getClass().getSimpleName();
        break;
      } catch (IOException | RuntimeException e) {
        text += e.getMessage();
      } catch (Throwable e) {
        return text + e.getMessage();
      } finally {
        text += ";";
      }
    }
    return text;
  }

  @Async
  static int passedOn(int kind) throws IOException {
    try {
      return fail(kind) + await(of(1));
    } catch (Odd e) {
      log(e.getMessage());
      return await(of(e.code));
    }
  }

  @Async
  static String nestedWithoutAwaits() {
    String text = "" + await(of(1));
    for (int kind = 0; kind < 6; kind++) {
      try {
        try {
          text += fail(kind);
        } catch (Odd e) {
          text += e.code;
          if (e instanceof Odder) {
            throw new IOException(e);
          }
        } finally {
          text += "f";
        }
      } catch (FileNotFoundException e) {
        text += "file";
      } catch (IOException e) {
        text += "io" + e.getCause();
      }
    }
    return text;
  }

  @Async
  static String nestedWithAwaits() {
    String text = "";
    for (int kind = 0; kind < 6; kind++) {
      try {
        try {
          text += await(of(fail(kind)));
        } catch (Odder e) {
          throw e;
        } finally {
          text += await(of("f"));
        }
      } catch (Odd e) {
        text += e.code + await(of("odd"));
      } catch (IOException e) {
        text += await(of("io"));
      }
    }
    return text;
  }

  @Async
  static void throwsItAgain(int kind) throws Exception {
    await(pause());
    try {
      fail(kind);
    } catch (Odder e) {
      log("odder");
      throw e;
    } catch (Exception e) {
      log("exception");
      throw e;
    }
  }

  @Async
  static String throwsThemAgain() {
    String text = "";
    for (int kind = 0; kind < 8; kind++) {
      try {
        await(PrivateExceptionsAsync.throwsItAgain(kind));
      } catch (Odd e) {
        text += "odd" + e.code;
      } catch (Exception e) {
        text += e.getClass().getSimpleName();
      }
    }
    return text;
  }

  @Async
  static int precise() throws IOException {
    await(pause());
    try {
      return fail(5);
    } catch (Odd e) {
      return e.code;
    } catch (Exception e) {
      log(e.getMessage());
      throw e;
    }
  }

  @Async
  static String lambdas() throws Exception {
    int kind = await(of(2));
    Callable<String> caught =
        () -> {
          try {
            return "" + fail(kind);
          } catch (final Odd e) {
            Callable<Integer> code = () -> e.code;
            return "odd" + code.call();
          }
        };
    Callable<String> passed =
        () -> {
          try {
            try {
              return "" + fail(kind + 2);
            } catch (Odd e) {
              return "odd";
            }
          } catch (FileNotFoundException e) {
            return e.getMessage();
          }
        };
    return caught.call() + passed.call();
  }

  @Async
  static String resources() {
    String text = "";
    for (int kind = 1; kind < 4; kind++) {
      int which = kind;
      try (AutoCloseable resource = () -> fail(which)) {
        text += await(of("body"));
        throw new Odd(9);
      } catch (Odd e) {
        text += e.code + "" + e.getSuppressed().length;
      } catch (Exception e) {
        text += "never";
      }
    }
    return text;
  }

  @Async
  static String cancelledPasses() {
    try {
      await(pause());
      await(pause());
      throw new Odd(1);
    } catch (Odd e) {
      return "odd";
    } catch (Throwable e) {
      return "throwable";
    }
  }
}
