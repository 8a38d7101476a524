package language;

import static dev.pawl.Task.async;
import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Pieces of a method that are tasks of their own. */
class AsyncBlocks {
  private int field = 3;

  private int twice(int n) {
    return 2 * n;
  }

  private static final class Secret {
    private final int value;

    private Secret(int value) {
      this.value = value;
    }
  }

  @Async
  static int value() {
    int a = await(of(1));
    Task<Integer, RuntimeException> block = async(() -> await(of(a + 1)) + a);
    log("made");
    return await(block) + a;
  }

  @Async
  static String capturedByValue() {
    final int k = 2;
    List<Task<String, RuntimeException>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int n = await(of(i)) * 10;
      all.add(
          async(
              () -> {
                String text = "n" + await(of(n));
                switch (n) {
                  case 10 * k:
                    return text + "!";
                  default:
                    return text + n;
                }
              }));
    }
    String out = "";
    for (Task<String, RuntimeException> one : all) out += await(one);
    return out;
  }

  @Async
  int ofAnInstance() {
    int a = await(of(4));
    Task<Integer, RuntimeException> block =
        Task.async(
            () -> {
              field += await(of(a));
              int before = this.field;
              AsyncBlocks.this.field++;
              return twice(before) + await(AsyncBlocksAsync.other(this, a));
            });
    field *= 2;
    return await(block) * 100 + field;
  }

  @Async
  private int other(int n) {
    return await(of(n)) + field;
  }

  @Async
  static int checkedExceptions() throws Checked, IOException {
    Task<Integer, Checked> block =
        async(
            () -> {
              try {
                return await(risky(1));
              } finally {
                step(await(of(2)));
              }
            });
    try {
      return await(block);
    } catch (Checked e) {
      log("caught " + e.getMessage());
      throw e;
    }
  }

  @Async
  static int withoutAValue() {
    List<Integer> out = new ArrayList<>();
    Task<Void, RuntimeException> block =
        async(
            () -> {
              out.add(await(of(1)));
              if (out.size() == 1) {
                await(pause());
                return;
              }
              throw new Failure("never");
            });
    await(block);
    await(async(() -> log("expression")));
    Void nothing = await(async(() -> await(pause())));
    await(
        async(
            () -> {
              for (int i = 0; ; i++) {
                if (await(of(i)) == 2) break;
              }
            }));
    return out.size() + (nothing == null ? 1 : 0);
  }

  @Async
  static <T extends Comparable<T>> T greatest(List<? extends T> values) {
    T first = values.get(0);
    Task<T, RuntimeException> block =
        async(
            () -> {
              T best = first;
              for (T value : values) if (await(of(value)).compareTo(best) > 0) best = value;
              return best;
            });
    return await(block);
  }

  @Async
  static Object generic() {
    return await(AsyncBlocksAsync.greatest(List.of("a", "c", "b")));
  }

  @Async
  int nested() {
    int a = await(of(2));
    return await(
        async(
            () -> {
              int b = a + await(of(1));
              Task<Integer, RuntimeException> inner =
                  async(
                      () -> {
                        int c = await(of(b)) * a;
                        return c + await(async(() -> await(of(c)) + a + b + field));
                      });
              return await(inner) + b;
            }));
  }

  @Async
  static Object inALambda() {
    int a = await(of(2));
    IntFunction<Task<Integer, RuntimeException>> make = n -> async(() -> await(of(n)) + a);
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      sum = sum * 10 + await(make.apply(i));
    }
    return sum;
  }

  @Async
  static int privateClasses() {
    Secret secret = await(of(new Secret(3)));
    return await(async(() -> await(of(new Secret(secret.value + 1))))).value;
  }

  @Async
  static Object localsOfItsOwn() {
    int a = await(of(1));
    return await(
        async(
            () -> {
              class Counter {
                int count = a;
              }
              Counter counter = new Counter();
              await(pause());
              Object o = await(of("text"));
              if (o instanceof String s && s.length() > a) {
                await(pause());
                Runnable later = () -> log(s + counter.count);
                later.run();
              }
              return counter.count;
            }));
  }

  @Async
  static int neverAwaited() {
    Task<Integer, RuntimeException> block = async(() -> step(await(of(1))));
    return await(of(2)) + (block == null ? 1 : 0);
  }

  @Async
  static Object twoBlocksOfOneStatement() {
    int a = await(of(1));
    return List.of(await(async(() -> a + step(1))), await(async(() -> step(2) + await(of(a)))));
  }

  @Async
  private static <T extends Comparable<T>> T best(List<T> all) {
    record Ranked<E>(E it, int rank) {}
    enum Way { UP, DOWN }
    List<Task<Ranked<T>, RuntimeException>> ranked = new ArrayList<>();
    for (T one : all) {
      int rank = await(of(ranked.size()));
      ranked.add(async(() -> new Ranked<>(await(of(one)), rank * Way.DOWN.ordinal())));
    }
    T best = all.get(0);
    for (Task<Ranked<T>, RuntimeException> task : ranked) {
      Ranked<T> other = await(task);
      best = other.it().compareTo(best) * other.rank() > 0 ? other.it() : best;
    }
    return best;
  }

  @Async
  static Object classesInAGenericMethod() {
    return await(AsyncBlocksAsync.best(List.of("b", "d", await(of("a")))));
  }

  private static <T> List<T> both(T one, T other) {
    return List.of(one, other);
  }

  @Async
  Object classesOfTheBody() {
    record Hit(String name, int rank) {
      Hit better() {
        return new Hit(name, rank + 1);
      }
    }
    enum Side {
      LEFT,
      RIGHT
    }
    interface Judge<T> {
      int judge(T it);
    }
    class Tally<T extends Comparable<T>> {
      int count;
      T best;

      class Note {
        final T about;

        Note(T about) {
          this.about = about;
        }
      }

      Note add(T one) {
        count++;
        best = best == null || best.compareTo(one) < 0 ? one : best;
        return new Note(one);
      }
    }
    Hit first = new Hit("first", await(of(1)));
    Tally<Integer> tally = new Tally<>();
    Judge<Hit> judge = hit -> hit.rank() * 10;
    List<Task<Hit, RuntimeException>> tasks = new ArrayList<>();
    for (Side side : Side.values()) {
      tasks.add(
          async(
              () -> {
                Hit hit = new Hit(side.name(), await(of(judge.judge(first))));
                List<Hit> pair = both(hit, first.better());
                Tally<Integer>.Note note = tally.add(await(of(hit.rank())));
                var another = tally.new Note(await(of(7)));
                Judge<Hit> other = it -> it.name().length() + note.about + another.about;
                log(await(of(pair)).toString() + other.judge(hit));
                return switch (side) {
                  case LEFT -> pair.get(0);
                  case RIGHT -> await(of(pair)).get(1).better();
                };
              }));
    }
    Object shown = "";
    for (Task<Hit, RuntimeException> task : tasks) {
      shown += await(task).toString();
    }
    Task<Task<Side, RuntimeException>, RuntimeException> nested =
        async(() -> {
          await(pause());
          record Own(Side side) {}
          return async(() -> new Own(Side.valueOf(await(of("LEFT")))).side());
        });
    return shown + ":" + tally.count + tally.best + await(await(nested));
  }
}
