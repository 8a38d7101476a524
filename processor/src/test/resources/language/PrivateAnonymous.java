package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Anonymous classes that only the class itself can declare: what they extend is private. */
class PrivateAnonymous<T> {
  private abstract static class Step {
    final int base;

    Step() {
      this(0);
    }

    Step(int base) {
      this.base = base;
    }

    abstract int step(int by);

    int twice(int by) {
      return step(step(by));
    }
  }

  private abstract class Inner {
    abstract String tell();

    String told() {
      return tell() + " of " + field;
    }
  }

  private abstract static class Mapped<A, B> implements Iterable<B> {
    private final List<A> from = new ArrayList<>();
    private final Function<A, B> map;

    @SafeVarargs
    Mapped(Function<A, B> map, A... from) {
      this.map = map;
      this.from.addAll(List.of(from));
    }

    abstract boolean wants(A one);

    @Override
    public Iterator<B> iterator() {
      return from.stream().filter(this::wants).map(map).iterator();
    }
  }

  private abstract static class Filtered<A> extends Mapped<A, A> {
    @SuppressWarnings("unchecked")
    Filtered(Function<? super A, ? extends A> map, A only) {
      super(map::apply, only);
    }
  }

  private interface Shape {
    String name();

    default String described() {
      return "a " + name();
    }
  }

  private static final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    Odd(String message) {
      super(message);
    }
  }

  private abstract static class Failing {
    Failing(int n) throws Odd, IOException {
      if (n == 1) throw new Odd("one");
      if (n == 2) throw new IOException("two");
    }
  }

  static class Guarded {
    final String told;

    private Guarded(String told) {
      this(told, 0, 0);
    }

    private Guarded(String told, int n, long m) {
      this.told = told + n + m;
    }

    String tell() {
      return told;
    }
  }

  private int field = 7;
  private T value;

  private static int run(Step step, int n) {
    return step.twice(n);
  }

  private static String list(Iterable<?> all) {
    StringBuilder text = new StringBuilder();
    for (Object one : all) text.append(one).append(' ');
    return text.toString();
  }

  @Async
  static int plain() {
    Step step =
        new Step() {
          @Override
          int step(int by) {
            return by + 1;
          }
        };
    int before = step.twice(await(of(1)));
    return before + step.step(await(of(2))) + run(step, 3) + step.base;
  }

  @Async
  static String capturedInTheOrderOfTheirUse(int a, int b, long wide) {
    int c = await(of(3));
    double d = await(of(4)) / 8.0;
    String s = "s" + await(of(5));
    int constant = 6;
    final int known = 7;
    int unused = await(of(8));
    Step step =
        new Step(await(of(100)) + unused) {
          private final int first = c;

          {
            log("made with " + d + s);
          }

          @Override
          int step(int by) {
            Supplier<String> inner = () -> b + s + known + constant;
            IntSupplier nested =
                new IntSupplier() {
                  private final int mine = a;

                  @Override
                  public int getAsInt() {
                    return mine * 1_000 + first * 100 + b * 10 + base;
                  }
                };
            log(inner.get() + wide);
            return by + nested.getAsInt();
          }
        };
    await(pause());
    return step.step(1) + " " + step.twice(await(of(1)));
  }

  @Async
  String inner(String name) {
    int local = await(of(3));
    Inner inner =
        new Inner() {
          @Override
          String tell() {
            field += local;
            return name + local + PrivateAnonymous.this.field + value;
          }
        };
    String first = inner.told();
    await(pause());
    return first + inner.told() + new Inner() {
      @Override
      String tell() {
        return "second " + super.toString().isEmpty() + name;
      }
    }.told();
  }

  @Async
  static String generic() {
    Mapped<Integer, String> mapped =
        new Mapped<>(n -> "<" + n + ">", 1, 2, await(of(3)), 4) {
          @Override
          boolean wants(Integer n) {
            return n >= 2 && n < 4;
          }
        };
    await(pause());
    String all = list(mapped);
    Mapped<String, Integer> none =
        new Mapped<String, Integer>(String::length) {
          @Override
          boolean wants(String text) {
            return true;
          }
        };
    Mapped<String, Integer> array =
        new Mapped<>(String::length, new String[] {"a", "bcd", "efghi"}) {
          @Override
          boolean wants(String text) {
            return text.length() > 2;
          }
        };
    int sum = 0;
    for (int one : array) sum += one + await(of(1));
    return all + list(none) + list(array) + sum;
  }

  @Async
  static String shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (String name : List.of("ball", "box")) {
      int n = await(of(name.length()));
      shapes.add(
          new Shape() {
            @Override
            public String name() {
              return name + n;
            }
          });
    }
    StringBuilder text = new StringBuilder();
    for (Shape shape : shapes) text.append(shape.described()).append(await(of(1)));
    return text.toString();
  }

  @Async
  Iterator<T> asPublicType(T one) {
    await(pause());
    abstract class Unused {}
    return new Filtered<>(it -> it, one) {
      @Override
      boolean wants(T it) {
        return it == one;
      }
    }.iterator();
  }

  @Async
  static int inALambda(int a) {
    int b = await(of(4));
    Function<Integer, Step> make =
        c ->
            new Step(c) {
              @Override
              int step(int by) {
                return by + a * 100 + c * 10 + b;
              }
            };
    await(pause());
    Supplier<Step> second =
        () -> {
          int d = a + b;
          return new Step() {
            @Override
            int step(int by) {
              return d * by;
            }
          };
        };
    return make.apply(2).twice(await(of(1))) + run(second.get(), await(of(3)));
  }

  @Async
  static String boundByPatterns(Object it, Object other) throws IOException {
    if (!(it instanceof String text)) return "none";
    await(pause());
    try {
      throw new IOException("failed" + await(of(1)));
    } catch (IOException e) {
      Shape shape =
          new Shape() {
            @Override
            public String name() {
              return e.getMessage() + text;
            }
          };
      await(pause());
      return shape.described()
          + (other instanceof Integer n
              ? new Shape() {
                @Override
                public String name() {
                  return "n" + n;
                }
              }.described()
              : "no number");
    }
  }

  @Async
  static String ownMembers() {
    int n = await(of(2));
    var extended =
        new Step(1) {
          int extra = n;

          @Override
          int step(int by) {
            return by + extra;
          }

          int more(int by) {
            return extra += by;
          }
        };
    await(pause());
    extended.extra += await(of(5));
    extended.extra++;
    return extended.more(await(of(3))) + " " + extended.extra + " " + extended.twice(1);
  }

  @Async
  static int capturedByOneAnother() {
    int n = await(of(2));
    var first =
        new Step(1) {
          int extra = n;

          @Override
          int step(int by) {
            return by + extra;
          }
        };
    await(pause());
    Step second =
        new Step(2) {
          @Override
          int step(int by) {
            return first.extra++ * 10 + first.step(by) + n;
          }
        };
    return second.twice(await(of(1))) * 100 + first.extra;
  }

  @Async
  static String failing(int n) throws IOException {
    try {
      Failing failing = new Failing(await(of(n))) {};
      return "made " + (failing != null);
    } catch (Odd e) {
      return "odd " + e.getMessage() + await(of(1));
    }
  }

  @Async
  static String byAPrivateConstructor(String a) {
    int n = await(of(3));
    Guarded guarded =
        new Guarded(a, n, await(of(4))) {
          @Override
          String tell() {
            return super.tell() + n + a;
          }
        };
    Guarded none = new Guarded(a) {};
    await(pause());
    return guarded.tell() + none.tell() + guarded.told;
  }

  @Async
  static int inABlock(int a) {
    int b = await(of(2));
    return await(
        Task.<Integer, RuntimeException>async(
            () -> {
              int c = await(of(3));
              Step step =
                  new Step(b) {
                    @Override
                    int step(int by) {
                      return by + c * 100 + a * 10 + b;
                    }
                  };
              await(pause());
              return step.twice(await(of(1))) + step.base;
            }));
  }

  @Async
  static int inAnother(int n) {
    Step outer =
        new Step(
            new Step(n) {
              @Override
              int step(int by) {
                return by + base + n;
              }
            }.twice(await(of(1)))) {
          @Override
          int step(int by) {
            return new Step(by) {
              @Override
              int step(int by) {
                return by + base + n;
              }
            }.step(base);
          }
        };
    return outer.twice(await(of(2)));
  }

  @Async
  static int counting(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      int now = i;
      sum +=
          run(
              new Step(await(of(i))) {
                @Override
                int step(int by) {
                  return by + now;
                }
              },
              sum);
    }
    return sum;
  }

  @Async
  static String chosen(int n) {
    Step step =
        switch (await(of(n))) {
          case 0 ->
              new Step() {
                @Override
                int step(int by) {
                  return by;
                }
              };
          case 1 -> {
            int m = await(of(5));
            yield new Step() {
              @Override
              int step(int by) {
                return by + m;
              }
            };
          }
          default -> null;
        };
    return step == null ? "null" : "" + step.twice(await(of(1)));
  }

  @Async
  static String late() {
    String text;
    int n;
    if (await(of(true))) {
      text = "first";
      n = await(of(1));
    } else {
      text = "second";
      n = 2;
    }
    Supplier<String> both = () -> text + n;
    Shape shape =
        new Shape() {
          @Override
          public String name() {
            return text + n;
          }
        };
    await(pause());
    return shape.described() + both.get();
  }

  /** Generic, and an inner class that is an exception may not be (JLS 8.1.2). */
  @Async
  static <U extends Comparable<U>> String exceptions(U one, U other) {
    int n = await(of(2));
    Step step = null;
    Exception e =
        new Exception("a" + await(of(3))) {
          private static final long serialVersionUID = 1;

          @Override
          public String getMessage() {
            return super.getMessage() + one + n;
          }
        };
    await(pause());
    try {
      if (one.compareTo(other) < 0) throw e;
      throw new IllegalStateException("b") {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
          return getMessage() + other + n;
        }
      };
    } catch (RuntimeException r) {
      return "" + r + step;
    } catch (Exception caught) {
      return caught.getMessage() + await(of(1)) + (caught == e);
    }
  }

  @Async
  static String bothExceptions() {
    return await(PrivateAnonymousAsync.exceptions("x", "y"))
        + await(PrivateAnonymousAsync.exceptions(4, 3));
  }

  private static <A> A first(Supplier<A> supplier) {
    return supplier.get();
  }

  private static <A, B> B first(Function<A, B> function) {
    return function.apply(null);
  }

  @Async
  static String inPolyExpressions() {
    String a = await(of("a"));
    List<Shape> all =
        List.of("x", "y").stream()
            .<Shape>map(
                x ->
                    new Shape() {
                      @Override
                      public String name() {
                        return x + a;
                      }
                    })
            .toList();
    Shape one =
        first(
            () ->
                first(
                    unused ->
                        new Shape() {
                          @Override
                          public String name() {
                            return "one" + a;
                          }
                        }));
    Shape other =
        new Shape() {
          @Override
          public String name() {
            return "other" + a;
          }
        };
    await(pause());
    return all.get(0).name() + all.get(1).name() + one.name() + other.name();
  }

  private static Shape pick(Function<Shape, Shape> function) {
    return function.apply(null);
  }

  private static String pick(java.util.function.ToIntFunction<Shape> function) {
    return "" + function.applyAsInt(null);
  }

  private static <A> A pick(java.util.concurrent.Callable<A> callable) throws Exception {
    return callable.call();
  }

  private static Shape pick(Supplier<Shape> first, Supplier<? extends Shape> second) {
    return first.get() == null ? first.get() : second.get();
  }

  private static <A> A same(A it) {
    return it;
  }

  /** javac looks at such lambdas more than once, and numbers what is in them anew each time. */
  @Async
  static String lookedAtOftenByJavac() throws Exception {
    String a = await(of("a"));
    String all = pick((Shape it) -> same(new Shape() {
  @Override
  public String name() {
    return "one" + a;
  }
})).name();
    all += pick(() -> pick((Shape it) -> same(same(new Shape() {
  @Override
  public String name() {
    return "two" + a;
  }
})))).name();
    all += pick(() -> new Shape() {
  @Override
  public String name() {
    return "three" + a;
  }
}, () -> same(new Shape() {
  @Override
  public String name() {
    return "four" + a;
  }
})).name();
    await(pause());
    all +=
        List.of(1, 2).stream()
            .map(n -> n == 1 ? new Shape() {
  @Override
  public String name() {
    return "five" + a;
  }
} : same(new Shape() {
  @Override
  public String name() {
    return "six" + a;
  }
}))
            .map(it -> same(pick((Shape unused) -> new Shape() {
  @Override
  public String name() {
    return "seven" + a;
  }
})).name() + it.name())
            .reduce("", (x, y) -> x + y + new Shape() {
  @Override
  public String name() {
    return "eight" + a;
  }
}.name());
    Supplier<Supplier<Shape>> nested = () -> () -> new Shape() {
  @Override
  public String name() {
    return "nine" + a;
  }
};
    return all + nested.get().get().name() + await(of(new Shape() {
  @Override
  public String name() {
    return "ten" + a;
  }
})).name();
  }

  interface Host {
    int field();

    @Async
    default String ofAnInterface(int n) {
      int m = await(of(2));
      Shape shape =
          new Shape() {
            @Override
            public String name() {
              return "" + field() + n + m;
            }
          };
      await(pause());
      return shape.described();
    }
  }

  private enum Kind {
    SMALL,
    LARGE {
      @Override
      String size() {
        return "10";
      }
    };

    String size() {
      return "1";
    }

    @Async
    private String ofAPrivateEnum(String a) {
      await(pause());
      Step step =
          new Step(3) {
            @Override
            int step(int by) {
              return by + a.length() + size().length() + ordinal();
            }
          };
      return this + " " + step.twice(await(of(1)));
    }
  }

  private final class Nested<U> {
    final U it;

    Nested(U it) {
      this.it = it;
    }

    @Async
    String ofAnInnerClass(U other) {
      await(pause());
      Inner inner =
          new Inner() {
            @Override
            String tell() {
              return "" + it + other + field + value;
            }
          };
      await(pause());
      return inner.told();
    }
  }

  @Async
  String otherHosts() {
    Host host = () -> 5;
    return await(PrivateAnonymous_HostAsync.ofAnInterface(host, 4))
        + await(PrivateAnonymous_KindAsync.ofAPrivateEnum(Kind.SMALL, "a"))
        + await(PrivateAnonymous_KindAsync.ofAPrivateEnum(Kind.LARGE, "a"))
        + await(PrivateAnonymous_NestedAsync.ofAnInnerClass(new Nested<>("n"), "m"));
  }

  @Async
  static String withArguments() throws IOException {
    String all = await(PrivateAnonymousAsync.capturedInTheOrderOfTheirUse(1, 2, 3));
    all += await(PrivateAnonymousAsync.inner(new PrivateAnonymous<>(), "name"));
    all += await(PrivateAnonymousAsync.generic());
    all += await(PrivateAnonymousAsync.asPublicType(new PrivateAnonymous<>(), "it")).next();
    all += await(PrivateAnonymousAsync.inALambda(5)) + " ";
    all += await(PrivateAnonymousAsync.boundByPatterns("text", 6));
    all += await(PrivateAnonymousAsync.boundByPatterns("text", "other"));
    all += await(PrivateAnonymousAsync.inABlock(7)) + " ";
    all += await(PrivateAnonymousAsync.inAnother(8)) + " ";
    all += await(PrivateAnonymousAsync.counting(3)) + " ";
    for (int i = 0; i < 3; i++) all += await(PrivateAnonymousAsync.chosen(i));
    return all + await(PrivateAnonymousAsync.byAPrivateConstructor("a"));
  }

  @Async
  static String failingInEachWay() {
    String all = "";
    for (int i = 0; i < 3; i++) {
      try {
        all += await(PrivateAnonymousAsync.failing(i));
      } catch (IOException e) {
        all += e;
      }
    }
    return all;
  }
}
