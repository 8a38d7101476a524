package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Local classes that states share, and what they capture. */
class LocalClassCaptures {
  private int field = 3;

  @Async // tricky 75
  static Object captures() {
    return await(LocalClassCapturesAsync.parametersLocalsAndConstants(20, "text"));
  }

  @Async
  static Object parametersLocalsAndConstants(int p, String q) {
    final int k = 7;
    int a = await(of(1));
    class Sum {
      final int start = a;

      int of(int more) {
        switch (more) {
          case k:
            return 100;
          default:
            return start + p + q.length() + more;
        }
      }
    }
    await(pause());
    return List.of(new Sum().of(2), await(of(new Sum())).of(k));
  }


  @Async
  static int eachRoundCapturesItsOwn() {
    List<Supplier<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int n = await(of(i)) * 10;
      class Round implements Supplier<Integer> {
        @Override
        public Integer get() {
          return n;
        }
      }
      all.add(new Round());
      await(pause());
      Supplier<Round> another = Round::new;
      all.add(another.get());
    }
    int sum = 0;
    for (Supplier<Integer> one : all) sum = sum * 3 + one.get();
    return sum;
  }

  @Async
  static Object oneNameInSiblingScopes() {
    List<Object> out = new ArrayList<>();
    {
      int a = await(of(1));
      class Item {
        int value() {
          return a;
        }
      }
      await(pause());
      out.add(new Item().value());
    }
    {
      String a = await(of("two"));
      class Item {
        final String text;

        Item(String text) {
          this.text = text + a;
        }

        Item again() {
          return new Item(text);
        }
      }
      Item item = new Item("x");
      await(pause());
      out.add(item.again().text);
    }
    {
      class Item {}
      Item item = new Item();
      await(pause());
      out.add(item.getClass() == Item.class);
    }
    return out;
  }

  @Async
  static Object genericClasses() {
    return await(LocalClassCapturesAsync.generic("b", List.of("a", "d", "c")));
  }

  @Async
  static <T extends Comparable<T>> Object generic(T first, List<? extends T> rest) {
    T best = await(of(first));
    class Box<E extends List<T>> {
      private E content;

      Box(E content) {
        this.content = content;
      }

      T greatest() {
        T greatest = best;
        for (T one : content) if (one.compareTo(greatest) > 0) greatest = one;
        return greatest;
      }

      <R> Box<List<T>> mapped(Function<? super E, List<T>> by) {
        return new Box<>(by.apply(content));
      }
    }
    Box<List<T>> box = new Box<>(new ArrayList<>(rest));
    await(pause());
    Box<? extends List<T>> same = box.mapped(list -> list);
    return List.of(box.greatest(), await(of(same)).greatest(), new Box<>(List.of(first)).content);
  }


  @Async
  Object constructorsOfAllKinds() {
    int a = await(of(4));
    class Point {
      private final int x;
      private int y = a;

      {
        y += field;
      }

      Point(int x, int... more) {
        this.x = x + more.length;
      }

      Point() {
        this(a, 1, 2);
      }

      private Point moved(int by) {
        Point point = new Point(x + by);
        point.y = y + by;
        return point;
      }

      @Override
      public String toString() {
        return x + "/" + y + "/" + a + "/" + LocalClassCaptures.this.field;
      }
    }
    Point point = new Point();
    point.y++;
    await(pause());
    Supplier<Point> some = Point::new;
    IntFunction<Point> one = Point::new;
    Function<int[], Point[]> many = them -> new Point[] {new Point(them.length, them)};
    return point.moved(5) + " " + some.get() + " " + one.apply(3) + many.apply(new int[3])[0];
  }

  @Async
  static Object superclassesAndSubclasses() {
    int a = await(of(1));
    abstract class Base {
      Base() {
        log("made " + name() + a);
      }

      abstract String name();
    }
    String b = await(of("b"));
    class Plain extends Base {
      @Override
      String name() {
        return b + a;
      }
    }
    class Loud extends Plain {
      private final int c;

      Loud(int c) {
        this.c = c;
      }

      Loud() {
        this(5);
      }

      Loud(String text) {
        super();
        c = text.length();
      }

      @Override
      String name() {
        return super.name() + "!" + c;
      }
    }
    await(pause());
    Base anonymous =
        new Base() {
          @Override
          String name() {
            return "anonymous" + b;
          }
        };
    await(pause());
    return List.of(
        new Plain().name(),
        new Loud().name(),
        new Loud(await(of(3))).name(),
        new Loud("text").name(),
        anonymous.name());
  }


  @Async
  static int recursiveAndMutual() {
    int limit = await(of(4));
    class Node {
      final Node next;
      final int depth;

      Node(int depth) {
        this.depth = depth;
        next = depth < limit ? new Node(depth + 1) : null;
      }

      int length() {
        return next == null ? depth : next.length();
      }
    }
    class User {
      int limit() {
        int limit = 99;
        return new Node(limit - 98).length() + limit;
      }
    }
    await(pause());
    return new User().limit();
  }

  @Async
  static Object inLambdasAndNested() {
    int a = await(of(2));
    class Local {
      class Inner {
        private int twice() {
          return a * 2;
        }
      }

      private Inner inner() {
        return new Inner();
      }
    }
    Local local = new Local();
    await(pause());
    Supplier<Local> made = () -> new Local();
    Local.Inner inner = local.inner();
    Local.Inner other = local.new Inner();
    await(pause());
    return made.get().inner().twice() + inner.twice() + other.twice();
  }

  @Async
  static boolean likeAnotherClass() {
    class Trace {
      boolean ours = true;
    }
    class List {
      Trace trace = new Trace();
    }
    List list = new List();
    await(pause());
    return list.trace.ours;
  }

  @Async
  static Object records() {
    record Pair<A>(A a, int b) {
      static <A> Pair<A> twice(A a) {
        return new Pair<>(a, 2);
      }
    }
    Pair<String> pair = new Pair<>(await(of("p")), 1);
    await(pause());
    class User {
      static final int CALLS = 4;

      static int calls() {
        return CALLS;
      }

      Pair<?> use() {
        return Pair.twice(calls());
      }
    }
    User user = new User();
    await(pause());
    return List.of(pair, user.use(), Pair.twice(pair).b());
  }

  @Async // tricky 82
  Object varOfAnonymousClasses() {
    int a = await(of(5));
    var counter =
        new Object() {
          int count = a + field;

          int next() {
            return ++count + a;
          }
        };
    var list =
        new ArrayList<String>(List.of("x", await(of("y")))) {
          int added;

          @Override
          public boolean add(String s) {
            added++;
            return super.add(s + a);
          }
        };
    list.add("z");
    counter.next();
    await(pause());
    var same = counter;
    var boxed = List.of(counter);
    await(pause());
    list.add("w");
    return List.of(
        same.next(), boxed.get(0).count, list, list.added, await(of(same)).count, list.size());
  }

  @Async
  static Object anonymousReceiver() {
    int a = await(of(5));
    int once =
        new Object() {
          int plus(int b) {
            return a + b;
          }
        }.plus(await(of(1)));
    int field =
        await(
                of(
                    new Object() {
                      final int square = a * a;
                    }))
            .square;
    return once + field;
  }

  @Async
  static int ofWhatACaseDeclares(String which) {
    int sum = await(of(1));
    sum +=
        switch (await(of(which))) {
          case "a" -> {
            for (var each : await(of(new int[] {1, 2}))) {
              log(new Object() {
                int it() {
                  return each;
                }
              }.it());
            }
            int inner = await(of(7));
            yield new Object() {
              int it() {
                return inner;
              }
            }.it() + await(of(1));
          }
          case "b" -> {
            int inner = 8;
            yield new Object() {
              int it() {
                return inner;
              }
            }.it();
          }
          default -> await(of(9));
        };
    return sum;
  }

  @Async
  static int ofWhatCasesDeclare() {
    return await(LocalClassCapturesAsync.ofWhatACaseDeclares("a"))
        + await(LocalClassCapturesAsync.ofWhatACaseDeclares("b"));
  }

  @Async
  static int ofWhatAPatternBinds() {
    Object o = await(of((Object) 5));
    int sum =
        (o instanceof Integer i
                ? new Object() {
                  int it() {
                    return i;
                  }
                }.it()
                : 0)
            + await(of(1));
    boolean more =
        o instanceof Integer j
            && new Object() {
                  int it() {
                    return j;
                  }
                }.it()
                > await(of(4));
    return more ? sum : -sum;
  }
}
