package language;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.SubChecked;
import java.io.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What an async block throws is what javac infers of its body. */
class BlockThrows {
  private static class Secret extends Exception {
    private static final long serialVersionUID = 1;

    Secret(String m) {
      super(m);
    }
  }

  private static class Sub extends Secret {
    private static final long serialVersionUID = 1;

    Sub(String m) {
      super(m);
    }
  }

  interface Tagged {
    default String tag() {
      return "tag";
    }
  }

  static class TagA extends Exception implements Tagged {
    private static final long serialVersionUID = 1;
  }

  static class TagB extends Exception implements Tagged {
    private static final long serialVersionUID = 1;
  }

  static class Res implements AutoCloseable {
    final String n;

    Res(String n) throws FileNotFoundException {
      this.n = n;
      if (step(n).isEmpty()) throw new FileNotFoundException(n);
    }

    @Override
    public void close() throws IOException {
      if (step("close " + n).endsWith("bad")) throw new IOException(n);
    }
  }

  static class Res2 implements AutoCloseable {
    @Override
    public void close() throws TimeoutException {
      throw new TimeoutException("c");
    }
  }

  static <X extends Throwable> void raise(X x) throws X {
    if (step(1) == 1) throw x;
  }

  static <X extends Exception> int maybe(boolean b, Callable<X> x) throws X, Exception {
    if (b) throw x.call();
    return 1;
  }

  static <X extends Exception, T> T give(T t, Class<X> x) throws X {
    return t;
  }

  interface Body<T, X extends Throwable> {
    T run() throws X;
  }

  static <T, X extends Throwable> T call(Body<T, X> body) throws X {
    return body.run();
  }

  @Async
  static Object generic() {
    try {
      await(
          async(
              () -> {
                await(of(1));
                raise(new Secret("x"));
                return 1;
              }));
      return 0;
    } catch (Secret e) {
      return e.getMessage();
    }
  }

  @Async
  static Object genericVoid() {
    var t =
        async(
            () -> {
              await(of(1));
              raise(new Sub("y"));
            });
    try {
      await(t);
      return 0;
    } catch (Sub e) {
      return e.getMessage();
    }
  }

  @Async
  static Object rethrow() {
    var t =
        async(
            () -> {
              try {
                if (await(of(1)) == 1) throw new FileNotFoundException("f");
                raise(new Sub("y"));
              } catch (Exception e) {
                log("re");
                throw e;
              }
              return 5;
            });
    try {
      return await(t);
    } catch (FileNotFoundException e) {
      return "f" + e.getMessage();
    } catch (Sub s) {
      return "s";
    } catch (Exception s) {
      return "e";
    }
  }

  @Async
  static Object rethrowAwaited() {
    var t =
        async(
            () -> {
              try {
                return await(risky(4));
              } catch (final Exception e) {
                log("re");
                await(of(0));
                throw e;
              }
            });
    try {
      return await(t);
    } catch (SubChecked e) {
      return "sub";
    } catch (Checked e) {
      return "c";
    }
  }

  @Async
  static Object rethrowThrowable() {
    try {
      return await(
          async(
              () -> {
                try {
                  return await(risky(4)) + step(3);
                } catch (Throwable e) {
                  throw e;
                } finally {
                  await(of(0));
                }
              }));
    } catch (Checked e) {
      return "c" + e.getMessage();
    }
  }

  @Async
  static Object removed() {
    Task<Integer, Checked> t =
        async(
            () -> {
              try {
                raise(new Secret("p"));
                return await(risky(4));
              } catch (Secret e) {
                return await(risky(5));
              }
            });
    try {
      return await(t);
    } catch (Checked e) {
      return "c";
    }
  }

  @Async
  static Object removedAll() {
    return await(
        async(
            () -> {
              try {
                int n = await(risky(4));
                return "n" + n;
              } catch (Checked e) {
                return e.getMessage();
              }
            }));
  }

  @Async
  static Object nested() {
    try {
      return await(
          async(
              () ->
                  await(
                          async(
                              () -> {
                                if (await(of(1)) == 1) throw new Sub("n");
                                return await(async(() -> await(risky(4))));
                              }))
                      + 1));
    } catch (Checked e) {
      return "c";
    } catch (Secret e) {
      return "s";
    } catch (Exception e) {
      return "e";
    }
  }

  @Async
  static Object resources() {
    try {
      return await(
          async(
              () -> {
                try (Res r = new Res("a");
                    Res q = await(of(new Res("bad")))) {
                  return await(of(r.n));
                }
              }));
    } catch (FileNotFoundException e) {
      return "fnf";
    } catch (IOException e) {
      return "io";
    } catch (Exception e) {
      return 3;
    }
  }

  @Async
  static Object resources2() {
    try {
      await(
          async(
              () -> {
                try (Res2 r = new Res2()) {
                  await(of(r));
                }
              }));
      return 1;
    } catch (TimeoutException e) {
      return "io";
    }
  }

  @Async
  static Object constructor() {
    try {
      return await(async(() -> new Res(await(of(""))))).n;
    } catch (FileNotFoundException e) {
      return "fnf";
    }
  }

  @Async
  static Object anonymousConstructor() {
    try {
      return await(async(() -> new Res(await(of(""))) {})).n;
    } catch (FileNotFoundException e) {
      return "fnf";
    }
  }

  @Async
  static Object constructorReference() {
    try {
      Body<Res, FileNotFoundException> b = () -> new Res("");
      return await(async(() -> call(b).n + await(of(1))));
    } catch (FileNotFoundException e) {
      return "fnf";
    }
  }

  @Async
  static Object switchThrow() {
    try {
      return await(
          async(
              () ->
                  switch (await(of(2))) {
                    case 1 -> 1;
                    case 2 -> throw new Sub("k");
                    default -> {
                      if (step(true)) throw new IOException("l");
                      yield 4;
                    }
                  }));
    } catch (IOException e) {
      return "io";
    } catch (Secret s) {
      return "s";
    } catch (Exception e) {
      return "e";
    }
  }

  @Async
  static Object lambdas() {
    return await(
        async(
            () -> {
              Callable<Integer> c =
                  () -> {
                    throw new IOException("no");
                  };
              Body<Integer, Sub> b =
                  () -> {
                    throw new Sub("no");
                  };
              class L {
                void m() throws IOException {
                  throw new IOException("l");
                }
              }
              return await(of(c)) == c ? 1 : 2;
            }));
  }

  @Async
  static Object lambdasCalled() {
    try {
      return await(
          async(
              () ->
                  call(
                          () -> {
                            raise(new Sub("in"));
                            return 3;
                          })
                      + await(of(1))));
    } catch (Sub e) {
      return "s";
    }
  }

  @Async
  static Object several() {
    try {
      return await(
          async(
              () -> {
                if (await(of(1)) == 1) throw new TagA();
                if (step(2) == 2) throw new TagB();
                return 1;
              }));
    } catch (TagA | TagB e) {
      return e.tag();
    } catch (Exception e) {
      return "e";
    }
  }

  @Async
  static Object severalVar() throws Exception {
    var t =
        async(
            () -> {
              if (await(of(2)) == 1) throw new TagA();
              if (step(3) == 2) throw new TagB();
              return 1;
            });
    return await(t);
  }

  @Async
  static <X extends Exception> Object typeVariable(X x, boolean b) throws X {
    return await(
        async(
            () -> {
              if (await(of(b))) throw x;
              return 1;
            }));
  }

  @Async
  static Object typeVariables() {
    try {
      return List.of(
          await(BlockThrowsAsync.typeVariable(new Sub("tv"), false)),
          await(BlockThrowsAsync.typeVariable(new Sub("tv"), true)));
    } catch (Sub s) {
      return "s";
    }
  }

  @Async
  static <X extends Exception, Y extends X> Object twoTypeVariables(X x, Y y) throws X {
    return await(
        async(
            () -> {
              if (await(of(true))) throw y;
              else throw x;
            }));
  }

  @Async
  static Object localException() {
    class Loc extends Exception {
      private static final long serialVersionUID = 1;
    }
    try {
      return await(
          async(
              () -> {
                if (await(of(true))) throw new Loc();
                return 1;
              }));
    } catch (Loc l) {
      return "loc";
    }
  }

  @Async
  static Object wild() throws Exception {
    Body<Integer, ? extends Exception> b =
        () -> {
          throw new Sub("w");
        };
    Body<Integer, ? extends Secret> s =
        () -> {
          throw new Sub("w");
        };
    try {
      return await(async(() -> s.run() + await(of(1))));
    } catch (Secret e) {
      log("sec");
    }
    try {
      return await(async(() -> b.run() + await(of(1))));
    } catch (RuntimeException e) {
      return "s";
    }
  }

  @Async
  static Object loops() {
    Task<Void, Secret> t =
        async(
            () -> {
              while (true) {
                if (await(of(true))) throw new Secret("loop");
              }
            });
    try {
      return await(t);
    } catch (Secret e) {
      return "s";
    }
  }

  @Async
  static Object alwaysThrows() {
    try {
      return await(
          async(
              () -> {
                throw await(of(new Sub("a")));
              }));
    } catch (Sub e) {
      return "s";
    }
  }

  @Async
  static Object unreachedThrow() {
    Task<Integer, RuntimeException> t =
        async(
            () -> {
              if (await(of(1)) == 2) throw new IllegalStateException();
              return 2;
            });
    Task<Integer, Error> u =
        async(
            () -> {
              if (await(of(1)) == 1) throw new AssertionError("a");
              return 2;
            });
    try {
      return await(t) + await(u);
    } catch (AssertionError e) {
      return "ae";
    }
  }

  @Async
  static Object explicit() {
    try {
      return await(Task.<Integer, IOException>async(() -> await(of(3))));
    } catch (IOException e) {
      return "io";
    }
  }

  @Async
  static Object wider() throws Exception {
    Task<Integer, Exception> t =
        async(
            () -> {
              if (await(of(1)) == 1) throw new Sub("w");
              return 2;
            });
    try {
      return await(t);
    } catch (Sub s) {
      return "s";
    }
  }

  @Async
  static Object inLambda() {
    Supplier<Task<Integer, Sub>> s =
        () ->
            async(
                () -> {
                  if (await(of(1)) == 1) throw new Sub("w");
                  return 2;
                });
    try {
      return await(s.get());
    } catch (Sub x) {
      return "s";
    }
  }

  @Async
  static Object finallies() {
    try {
      return await(
          async(
              () -> {
                try {
                  throw new Sub("never");
                } finally {
                  if (await(of(true))) throw new IOException("f");
                }
              }));
    } catch (IOException e) {
      return "io";
    } catch (Exception e) {
      return "ee";
    }
  }

  @Async
  @SuppressWarnings("finally")
  static Object swallowed() {
    return await(
        async(
            () -> {
              try {
                throw new Sub("never");
              } catch (RuntimeException e) {
                return 1;
              } finally {
                return await(of(2));
              }
            }));
  }

  static Task<Void, IOException> closing() {
    return dev.pawl.processor.testing.program.Leaf.<Void>of(null) == null
        ? null
        : cx -> {
          throw new IOException("ac");
        };
  }

  @Async
  static Object inCondition() {
    try {
      return await(
          await(of(true))
              ? async(
                  () -> {
                    raise(new Sub("a"));
                    return await(of(1));
                  })
              : async(
                  () -> {
                    raise(new IOException("b"));
                    return 2;
                  }));
    } catch (Sub e) {
      return 1;
    } catch (IOException e) {
      return 2;
    } catch (Exception e) {
      return 3;
    }
  }

  @Async
  static Object inConditionTyped() {
    boolean b = await(of(true));
    Task<? extends Number, ? extends Exception> t =
        b
            ? async(
                () -> {
                  raise(new Sub("a"));
                  return await(of(1));
                })
            : async(
                () -> {
                  raise(new IOException("b"));
                  return 2.0;
                });
    try {
      return await(t);
    } catch (Exception e) {
      return 3;
    }
  }

  @Async
  static Object multi() {
    try {
      return await(
          async(
              () -> {
                try {
                  if (await(of(1)) == 1) throw new IOException("i");
                  raise(new Sub("s"));
                  return 1;
                } catch (IOException | Secret e) {
                  await(of(0));
                  throw e;
                }
              }));
    } catch (IOException e) {
      return 1;
    } catch (Sub e) {
      return 2;
    } catch (Exception e) {
      return 3;
    }
  }

  @Async
  static Object instanceofThrow() {
    try {
      return await(
          async(
              () -> {
                Object o = await(of((Object) new Sub("io")));
                if (o instanceof Sub s) throw s;
                if (!(o instanceof IOException i)) return 1;
                throw i;
              }));
    } catch (Sub e) {
      return 1;
    } catch (Exception e) {
      return 3;
    }
  }

  @Async
  static Object sync() {
    Object lock = new Object();
    try {
      return await(
          async(
              () -> {
                synchronized (await(of(lock))) {
                  raise(new Sub("sy"));
                }
                return 1;
              }));
    } catch (Sub e) {
      return 1;
    }
  }

  @Async
  static Object whole() {
    try {
      return await(
          async(
              () -> {
                raise(new Sub("whole"));
                return 1;
              }));
    } catch (Sub e) {
      return 4;
    }
  }

  @Async
  static Object awaitedTask() {
    Task<Integer, Sub> inner =
        async(
            () -> {
              raise(new Sub("inner"));
              int n = await(of(1));
              return n;
            });
    try {
      return await(async(() -> await(inner) + await(risky(1))));
    } catch (Sub e) {
      return 4;
    } catch (Checked c) {
      return 5;
    } catch (Exception e) {
      return 6;
    }
  }

  @Async
  Object ofInstance() {
    try {
      return await(
          async(
              () -> {
                raise(new Sub(this.toString().substring(0, 0)));
                BlockThrows b = await(of(this));
                return b;
              }));
    } catch (Sub e) {
      return 4;
    }
  }

  @Async
  static Object callFactory() {
    try {
      return await(async(() -> await(BlockThrowsAsync.typeVariable(new Sub("q"), true))));
    } catch (Sub e) {
      return 5;
    }
  }
}
