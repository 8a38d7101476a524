package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Caught.caught;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.io.IOException;
import java.util.List;

/** What throws a type variable and mentions what can't be named. */
final class PrivateThrows {
  private static class Secret {
    final int n;

    Secret(int n) {
      this.n = n;
    }
  }

  private static final class Broken extends Checked {
    private static final long serialVersionUID = 1;

    Broken() {
      super("broken");
    }
  }

  private interface Visitor<R, X extends Exception> {
    R visit(Secret secret) throws X;

    default <S> Visitor<S, X> then(Visitor<S, X> next) {
      return s -> {
        visit(s);
        return next.visit(s);
      };
    }
  }

  interface Sink<X extends Exception, Y extends Exception> {
    void take(Secret secret, int n) throws X, Y;
  }

  private static class Source<X extends Exception> {
    final X failure;

    Source(X failure, boolean fails) throws X {
      this.failure = failure;
      if (fails) throw failure;
    }

    int read(Secret secret) throws X {
      if (secret.n > 3) throw failure;
      return secret.n;
    }

    static <Y extends Exception> int all(List<? extends Source<? extends Y>> sources, Secret secret)
        throws Y {
      int n = 0;
      for (Source<? extends Y> one : sources) n += one.read(secret);
      return n;
    }
  }

  private static <X extends Exception> int fail(Secret secret, X failure) throws X {
    if (secret.n > 2) throw failure;
    return secret.n;
  }

  private <T, X extends Exception> T own(T secret, X failure) throws X {
    if (secret == null) throw failure;
    return secret;
  }

  @Async
  static int ofAnInterface() throws Checked {
    Visitor<Integer, Checked> v =
        s -> {
          if (s.n > 4) throw new Checked("big");
          return s.n;
        };
    int n =
        v.visit(new Secret(await(of(3)))) + v.then(s -> s.n * 2).visit(new Secret(await(risky(2))));
    try {
      n += v.visit(new Secret(await(of(9))));
    } catch (Checked e) {
      caught(e);
      n++;
    }
    return n;
  }

  @Async
  static int unchecked() {
    Visitor<Integer, RuntimeException> v = s -> s.n;
    Visitor<Integer, RuntimeException> w =
        new Visitor<>() {
          @Override
          public Integer visit(Secret s) {
            return s.n + 1;
          }
        };
    return v.visit(new Secret(await(of(3))))
        + w.visit(new Secret(4))
        + fail(new Secret(await(of(1))), new IllegalStateException("no"));
  }

  @Async
  static int several() throws IOException {
    int[] seen = {0};
    Sink<IOException, Checked> sink =
        (s, n) -> {
          if (n == 3) throw new IOException("three");
          if (n == 4) throw new Checked("four");
          seen[0] += s.n * n;
        };
    for (int i = 1; i < 5; i++) {
      try {
        sink.take(new Secret(2), await(of(i)));
      } catch (Checked e) {
        caught(e);
        seen[0]--;
      } catch (IOException e) {
        caught(e);
        if (seen[0] < 0) throw e;
      }
    }
    return seen[0];
  }

  @Async
  static int creation() throws Checked {
    Source<Checked> s = new Source<>(new Checked("source"), false);
    int n = s.read(new Secret(await(of(2))));
    try {
      n += new Source<IOException>(new IOException("made"), await(of(true))).read(new Secret(1));
    } catch (IOException e) {
      caught(e);
      n += 10;
    }
    try {
      n += s.read(new Secret(await(of(5))));
    } finally {
      n++;
    }
    return n;
  }

  @Async
  static int wildcards() throws Exception {
    Source<? extends Exception> any = new Source<>(new Checked("any"), false);
    List<Source<Checked>> all =
        List.of(new Source<>(new Checked("a"), false), new Source<>(new Checked("b"), false));
    int n = any.read(new Secret(await(of(2)))) + Source.all(all, new Secret(await(of(1))));
    try {
      n += Source.all(all, new Secret(await(of(8))));
    } catch (Checked e) {
      caught(e);
    }
    return n + any.read(new Secret(await(of(1))));
  }

  @Async
  static int privateException() throws Checked {
    Visitor<Integer, Broken> v =
        s -> {
          if (s.n > 1) throw new Broken();
          return s.n;
        };
    int n = v.visit(new Secret(await(of(1))));
    try {
      n += v.visit(new Secret(await(of(2))));
    } catch (Broken e) {
      caught(e);
      n += 5;
    }
    return n + fail(new Secret(await(of(4))), new Broken());
  }

  interface Run<R, X extends Exception> {
    R run(Secret secret) throws X;
  }

  @Async
  static int references() throws Checked {
    Visitor<Integer, Checked> v =
        s -> {
          if (s.n > 4) throw new Checked("big");
          return s.n;
        };
    Run<Integer, Checked> run = v::visit;
    Source<Checked> source = new Source<>(new Checked("read"), false);
    Run<Integer, Checked> read = source::read;
    Run<Integer, RuntimeException> calm = s -> s.n;
    return run.run(new Secret(await(of(1))))
        + read.run(new Secret(await(of(2))))
        + calm.run(new Secret(1))
        + read.run(new Secret(await(of(4))));
  }

  @Async
  static int blocks() throws Checked {
    Secret secret = new Secret(await(of(2)));
    Task<Integer, Checked> task =
        Task.async(() -> fail(secret, new Checked("block")) + await(risky(1)));
    return await(task);
  }

  @Async
  int instance() throws Checked {
    return own(new Secret(await(of(1))), new Checked("none")).n
        + own(await(of(2)), new IllegalStateException());
  }

  @Async
  static <X extends Exception> int generic(X failure) throws X {
    return fail(new Secret(await(of(2))), failure)
        + new Source<>(failure, false).read(new Secret(await(of(3))));
  }

  @Async
  static int callsGeneric() throws Checked {
    return await(PrivateThrowsAsync.generic(new Checked("generic")));
  }
}
