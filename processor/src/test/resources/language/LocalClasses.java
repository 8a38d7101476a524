package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Classes in the body, capturing what lives across awaits. */
class LocalClasses {
  private int field = 3;

  @Async // tricky 75
  static int anonymousClass() {
    int a = await(of(1));
    IntSupplier s =
        new IntSupplier() {
          private int calls = a;

          @Override
          public int getAsInt() {
            return ++calls + a;
          }
        };
    await(pause());
    return s.getAsInt() * 10 + s.getAsInt();
  }

  @Async // tricky 75
  int anonymousClassInAnInstance() {
    int a = await(of(1));
    Supplier<Integer> s =
        new Supplier<>() {
          @Override
          public Integer get() {
            return field + a + LocalClasses.this.field;
          }
        };
    field = await(of(5));
    return s.get();
  }

  @Async // tricky 75
  static int localClassUsedBeforeAndAfter() {
    int a = await(of(1));
    class Counter {
      int count = a;

      int next() {
        return count++;
      }
    }
    Counter first = new Counter();
    first.next();
    await(pause());
    Counter second = new Counter();
    return first.next() * 10 + await(of(second)).next();
  }

  @Async // tricky 55
  static Object localRecordEnumAndInterface() {
    record Pair(int a, String b) {
      Pair {
        if (a < 0) throw new Failure("negative");
      }
    }
    enum Kind {
      ONE,
      TWO
    }
    interface Shape {
      int area();
    }
    Pair pair = new Pair(await(of(1)), await(of("b")));
    Shape shape = () -> pair.a() + 1;
    await(pause());
    return List.of(pair, Kind.values()[await(of(1))], shape.area());
  }

  @Async // tricky 17
  static Object anonymousClassWithAwaitedArguments() {
    List<Integer> list =
        new ArrayList<>(await(of(List.of(1, 2)))) {
          @Override
          public Integer get(int index) {
            return super.get(index) * 10;
          }
        };
    await(pause());
    return list.get(0) + list.get(await(of(1)));
  }

  @Async // tricky 82
  static int varOfAnAnonymousClass() {
    var counter =
        new Object() {
          int count = 1;

          int next() {
            return ++count;
          }
        };
    counter.next();
    await(pause());
    return counter.next() + await(of(counter.count));
  }

  private static final class Hidden<T> {
    private final T it;

    private Hidden(T it) {
      this.it = it;
    }
  }

  private interface Each<T> {
    Object each(Hidden<T> one);
  }

  /** What an anonymous class has of its own mentions a private one. */
  @Async
  static <T> Object varsOfPrivateClasses(T it) {
    var pair =
        new Object() {
          Hidden<T> one = new Hidden<>(it);
          private final List<Hidden<T>> all = new ArrayList<>();

          Hidden<T> next(Hidden<T> other) {
            all.add(one);
            one = other;
            return all.get(all.size() - 1);
          }
        };
    var each =
        new Each<T>() {
          Hidden<T> last = new Hidden<>(it);

          @Override
          public Object each(Hidden<T> one) {
            last = one;
            return last.it;
          }
        };
    Hidden<T> first = pair.one;
    await(pause());
    pair.one = await(of(new Hidden<>(it)));
    boolean same = pair.next(first) == pair.all.get(0) && pair.one == first;
    pair.all.add(await(of(pair)).next(pair.one));
    each.last = pair.next(await(of(each.last)));
    Object its = each.each(pair.one);
    Supplier<Object> later =
        () -> {
          var inside =
              new Object() {
                Hidden<T> one;

                Hidden<T> get() {
                  return one;
                }
              };
          inside.one = pair.one;
          return inside.get().it;
        };
    return List.of(same, its, each.last.it, pair.all.size(), later.get());
  }

  @Async
  static Object varsOfPrivateClass() {
    return await(LocalClassesAsync.varsOfPrivateClasses("it"));
  }

  @Async
  static Object eachRoundHasItsOwnObject() {
    List<Supplier<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int n = await(of(i));
      all.add(
          new Supplier<Integer>() {
            @Override
            public Integer get() {
              return n * n;
            }
          });
    }
    return all.get(0).get() + all.get(1).get() + all.get(2).get();
  }
}
