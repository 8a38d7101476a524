package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Anonymous classes used by their own type where something else than the creation has it. */
class EscapingClasses<T> {
  private int field = 3;

  private static <A> A call(Supplier<A> maker) {
    return maker.get();
  }

  static <A> A apply(IntFunction<A> maker, int n) {
    return maker.apply(n);
  }

  @Async
  static int ofALambdaThatCapturesAParameter() {
    int n = await(of(6));
    var one =
        call(
            () ->
                new Object() {
                  int calls = n;

                  int twice() {
                    return 2 * calls++;
                  }
                });
    int a = await(of(one.twice()));
    one.calls += await(of(5));
    one.calls++;
    return a + one.twice() + ++one.calls;
  }

  @Async
  int ofALambdasOwnParameterAndTheReceiver() {
    int n = await(of(6));
    var one =
        apply(
            m ->
                new Object() {
                  final int mine = m + field++;

                  <A> A same(A value) throws IOException {
                    if (mine < 0) throw new IOException("less than zero");
                    return value;
                  }
                },
            n);
    try {
      return one.same(await(of(one.mine))) + apply(m -> m + one.mine, 4);
    } catch (IOException e) {
      return -1;
    }
  }

  @Async
  static String listOfThem(List<String> names) {
    var all =
        names.stream()
            .map(
                name ->
                    new Object() {
                      final String own = name;
                      int length = name.length();
                    })
            .filter(one -> one.length > 1)
            .toList();
    await(pause());
    StringBuilder text = new StringBuilder();
    for (var one : all) {
      text.append(one.own).append(await(of(one.length)));
      one.length--;
    }
    return text.toString() + all.stream().mapToInt(one -> one.length).sum();
  }

  @Async
  static String listOfThem() {
    return await(EscapingClassesAsync.listOfThem(List.of("a", "bc", "def")));
  }

  @Async
  static int loopOverThem() {
    int n = await(of(6));
    int sum = 0;
    for (var one :
        Stream.of(1, n)
            .map(
                i ->
                    new Object() {
                      final int square = i * i;
                    })
            .toList()) {
      sum += await(of(one.square)) + one.square;
    }
    return sum;
  }

  @Async
  static int operandBeforeAnAwait() {
    int n = await(of(6));
    return call(() ->
                new Object() {
                  int plus(int by) {
                    log("plus " + by);
                    return n + by;
                  }
                })
            .plus(await(of(1)))
        + Stream.of(n, 2)
            .map(
                i ->
                    new Object() {
                      final int half = i / 2;
                    })
            .skip(await(of(1)))
            .map(one -> one.half)
            .findFirst()
            .orElseThrow();
  }

  @Async
  static int passedOnBeforeAnyAwait() {
    int n = await(of(6));
    int sum =
        Stream.of(n, 2)
            .map(
                i ->
                    new Object() {
                      final int half = i / 2;
                    })
            .mapToInt(one -> one.half)
            .sum();
    return sum + await(of(1));
  }

  @Async
  static int lambdaWithVariablesOfItsOwn() {
    int n = await(of(6));
    var one =
        call(
            () -> {
              int more = n + 1;
              var inside =
                  new Object() {
                    int it = more;
                  };
              inside.it++;
              return new Object() {
                int it() {
                  return more + inside.it;
                }
              };
            });
    return one.it() + await(of(1)) + one.it();
  }

  @Async
  static int eachRoundsOwn() {
    int n = await(of(6));
    var kept = new ArrayList<Supplier<Integer>>();
    for (int i = 0; i < n; i++) {
      int round = i;
      var one =
          call(
              () ->
                  new Object() {
                    int it() {
                      return round;
                    }
                  });
      await(of(one.it()));
      kept.add(() -> 10 * one.it());
    }
    return kept.stream().mapToInt(Supplier::get).sum();
  }

  @Async
  <A extends Comparable<A>> A ofTypeVariables(A a, T other) {
    var one =
        call(
            () ->
                new Object() {
                  A own = a;
                  final T others = other;

                  A larger(A than) {
                    return own.compareTo(than) > 0 ? own : than;
                  }
                });
    log(await(of("" + one.others)));
    A larger = one.larger(await(of(a)));
    one.own = larger;
    return one.own;
  }

  @Async
  static Object ofTypeVariables() {
    return await(EscapingClassesAsync.ofTypeVariables(new EscapingClasses<String>(), 3, "other"));
  }

  @Async
  static int inABlock() {
    int n = await(of(6));
    var task =
        Task.<Integer, RuntimeException>async(
            () -> {
              var one =
                  call(
                      () ->
                          new Object() {
                            int it() {
                              return n;
                            }
                          });
              return one.it() + await(of(1)) + one.it();
            });
    return await(task);
  }

  @Async
  static int blockThatIsAnExpression() {
    int n = await(of(6));
    var task =
        Task.<Integer, RuntimeException>async(
            () ->
                call(() ->
                        new Object() {
                          int plus(int by) {
                            return n + by;
                          }
                        })
                    .plus(await(of(1))));
    return await(task)
        + await(
            Task.<Integer, RuntimeException>async(
                () ->
                    Stream.of(n)
                        .map(
                            i ->
                                new Object() {
                                  final int half = i / 2;
                                })
                        .skip(await(of(0)))
                        .mapToInt(one -> one.half)
                        .sum()));
  }

  @Async
  static int ofOneAnother() {
    int n = await(of(6));
    var one =
        call(
            () ->
                new Object() {
                  int it = n;
                });
    await(pause());
    var two =
        call(
            () ->
                new Object() {
                  int sum() {
                    return ++one.it + n;
                  }
                });
    await(pause());
    return two.sum() + one.it;
  }

  @Async
  static int closedAtTheEnd() throws Exception {
    int n = await(of(6));
    try (var one =
        call(
            () ->
                new AutoCloseable() {
                  int it = n;

                  @Override
                  public void close() {
                    log("closed " + it);
                  }
                })) {
      one.it += await(of(4));
      return one.it;
    }
  }

  @Async
  static int ofASwitchThatAwaits() {
    int n = await(of(0));
    var one =
        switch (await(of(n))) {
          case 0 -> {
            int inner = await(of(7));
            yield new Object() {
              int it = inner;
            };
          }
          default -> throw new IllegalArgumentException("not zero");
        };
    one.it += await(of(1));
    return one.it;
  }

  @Async
  static int ofPatterns(Object n) {
    var one =
        n instanceof Integer i
            ? new Object() {
              int it() {
                return i;
              }
            }
            : null;
    var many =
        n instanceof Integer i
            ? List.of(
                new Object() {
                  int it() {
                    return -i;
                  }
                })
            : null;
    await(pause());
    return one.it() + await(of(1)) + 10 * many.get(0).it();
  }

  @Async
  static int ofPatterns() {
    return await(EscapingClassesAsync.ofPatterns(6));
  }

  @Async
  static int throwsLess() {
    int n = await(of(6));
    var one =
        new Callable<Integer>() {
          @Override
          public Integer call() {
            return n;
          }
        };
    var two =
        call(
            () ->
                new Callable<Integer>() {
                  @Override
                  public Integer call() {
                    return 2 * n;
                  }
                });
    await(pause());
    return one.call() + await(of(1)) + two.call();
  }

  @Async
  static int returnsMore() {
    int n = await(of(6));
    var one =
        new Supplier<Object>() {
          @Override
          public String get() {
            return "n" + n;
          }
        };
    var two =
        call(
            () ->
                new Supplier<CharSequence>() {
                  @Override
                  public String get() {
                    return "more" + n;
                  }
                });
    await(pause());
    return one.get().length() + await(of(1)) + two.get().indexOf("e");
  }

  @Async
  static Object isMoreAccessible() {
    int n = await(of(6));
    var one =
        new Object() {
          @Override
          public String clone() {
            return "n" + n;
          }
        };
    await(pause());
    return one.clone() + await(of("c")) + one.clone();
  }

  @Async
  static int hasNothingOfItsOwn() throws Exception {
    int n = await(of(6));
    var one =
        new Callable<Integer>() {
          public Integer call() throws Exception {
            return n;
          }
        };
    var two =
        call(
            () ->
                new Supplier<Integer>() {
                  @Override
                  public Integer get() {
                    return n;
                  }
                });
    await(pause());
    return one.call() + await(of(1)) + two.get();
  }
}
