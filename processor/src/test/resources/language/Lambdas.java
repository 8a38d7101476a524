package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Lambdas and method references beside awaits, capturing what lives across them. */
class Lambdas {
  private int field = 1;

  @Async // tricky 74
  static String capturesALocalOfBeforeTheAwait() {
    String before = await(of("a"));
    Supplier<String> lambda = () -> before + "!";
    await(pause());
    return lambda.get() + await(of(lambda.get()));
  }

  @Async // tricky 74
  int capturesThis() {
    IntSupplier lambda = () -> field + this.field;
    field = await(of(5));
    IntSupplier other = this::value;
    field += await(of(1));
    return lambda.getAsInt() * 100 + other.getAsInt();
  }

  int value() {
    return field;
  }

  @Async
  static Object capturesParametersOfOtherTask() {
    return await(LambdasAsync.reassigned(await(of(3)), "p"));
  }

  @Async // tricky 74
  static String reassigned(int n, String p) {
    Supplier<String> lambda = () -> p + p;
    n += await(of(1));
    int copy = n;
    IntSupplier other = () -> copy * 2;
    n = await(of(0));
    return lambda.get() + other.getAsInt() + n;
  }

  @Async
  static int blockBodies() {
    int base = await(of(10));
    Function<Integer, Integer> f =
        n -> {
          int sum = base;
          for (int i = 0; i < n; i++) {
            if (i == 1) continue;
            sum += i;
          }
          return sum;
        };
    await(pause());
    return f.apply(4) + await(of(f.apply(2)));
  }

  @Async
  static int nestedLambdas() {
    int a = await(of(1));
    Function<Integer, Function<Integer, Integer>> f = b -> c -> a + b * c;
    int d = await(of(5));
    return f.apply(d).apply(await(of(2)));
  }

  @Async
  static Object methodReferencesOfAllKinds() {
    String text = await(of("text"));
    Supplier<Integer> bound = text::length;
    Function<String, Integer> unbound = String::length;
    Function<String, StringBuilder> constructor = StringBuilder::new;
    Function<Integer, int[]> array = int[]::new;
    await(pause());
    return List.of(
        bound.get(), unbound.apply("ab"), constructor.apply("c").toString(), array.apply(2));
  }

  @Async
  static Object capturesOfLoopVariables() {
    List<Supplier<Integer>> all = new ArrayList<>();
    for (int n : new int[] {1, 2}) {
      await(pause());
      all.add(() -> n);
    }
    for (Integer n : List.of(3, 4)) {
      all.add(() -> n);
      await(pause());
    }
    for (int i = 0; i < 2; i++) {
      final int j = await(of(i + 5));
      all.add(() -> j);
    }
    List<Integer> values = new ArrayList<>();
    for (Supplier<Integer> s : all) values.add(s.get());
    return values;
  }

  @Async
  static int capturesOfCatchAndResource() throws Exception {
    List<Supplier<String>> all = new ArrayList<>();
    try (AutoCloseable r = () -> log("close")) {
      all.add(() -> "r" + (r != null));
      await(pause());
      throw new Failure("x");
    } catch (Failure e) {
      all.add(e::getMessage);
      await(pause());
      all.add(() -> e.getMessage() + "!");
    }
    for (Supplier<String> s : all) log(s.get());
    return all.size();
  }

  @Async
  static Object lambdaParametersMayHaveAnyName() {
    int x = await(of(1));
    Function<Integer, Integer> f = cx -> cx + x;
    Function<Integer, Integer> g = state -> state * x;
    Function<Integer, Integer> h = (self) -> self - x;
    return List.of(f.apply(1), g.apply(2), h.apply(await(of(3))));
  }

  @Async
  static int variableDefinedLaterButAssignedOnce() {
    int x;
    if (await(of(true))) x = await(of(1));
    else x = 2;
    IntSupplier s = () -> x;
    await(pause());
    return s.getAsInt();
  }

  @Async
  static Object tasksAsLambdas() {
    int[] polls = {0};
    Task<String, RuntimeException> task = cx -> {
      if (polls[0]++ > 1) return dev.pawl.Poll.ready("polled " + polls[0]);
      cx.waker().wake();
      return dev.pawl.Poll.pending();
    };
    return await(task);
  }

  @Async
  static Object genericMethodWithLambda() {
    String prefix = await(of("<"));
    List<String> mapped = List.of(1, 2).stream().map(n -> prefix + n).toList();
    return await(of(mapped)).stream().map(s -> s + ">").toList();
  }

  static <A, B, C> C apply(BiFunction<A, B, C> function, A a, B b) {
    return function.apply(a, b);
  }

  static String joined(Collection<? extends Number> numbers, int by) {
    return numbers + "x" + by;
  }

  static String joined(String text, int by) {
    return text + "x" + by;
  }

  <T> String shown(Collection<? extends T> all, int by) {
    return field + "" + all + by;
  }

  @Async
  static <U extends Comparable<? super U>> int compared(U one, List<? extends U> others) {
    return apply(U::compareTo, await(of(one)), await(of(others.get(0))));
  }

  @Async
  static int referenceToMethodOfATypeVariable() {
    return await(LambdasAsync.compared("a", List.of("c")));
  }

  /** Its type mentions the wildcard of the next argument, and has no name. */
  @Async
  Object referencesToMethodsBeforeAnAwait() {
    Collection<? extends Number> numbers = await(of(List.of(1, 2)));
    List<? super Integer> any = new ArrayList<>(numbers);
    return List.of(
        apply(Lambdas::joined, numbers, await(of(3))),
        apply(Lambdas::joined, await(of(numbers)), await(of(4))),
        apply(this::shown, numbers, await(of(5))),
        apply(Lambdas.this::shown, any, await(of(6))),
        apply(List<Object>::get, List.copyOf(any), await(of(0))));
  }

  private class Count {
    private int calls;
    private Count next;

    private int calls() {
      return calls;
    }
  }

  /** What stands in front of the dot is captured, too. */
  @Async
  Object updatesHiddenFieldsOfACapture() {
    Count count = new Count();
    await(pause());
    count.next = await(of(new Count()));
    List<Integer> numbers = List.of(1, 2, await(of(3)));
    numbers.forEach(
        each -> {
          ++count.calls;
          count.next.calls += each;
          count.next.calls++;
        });
    Supplier<IntSupplier> later = () -> count.next::calls;
    Object updating =
        new Object() {
          @Override
          public String toString() {
            return "" + count.calls++ + (count.next.calls += numbers.get(0));
          }
        };
    await(pause());
    return updating + "" + count.calls + later.get().getAsInt();
  }

  interface Lift<D, U> {
    Consumer<? super U> apply(Consumer<? super D> consumer);
  }

  @Async
  static <R, T> void lifted(
      Lift<? extends R, ? super T> lift, Consumer<? super R> to, List<T> all) {
    Consumer<? super T> lifted = Objects.requireNonNull(lift.apply(to), await(of("no")));
    all.forEach(lifted);
  }

  @Async
  static Object takesWhatAWildcardBelowAWildcardAllows() {
    List<Object> into = new ArrayList<>();
    Lift<String, Number> lift = consumer -> number -> consumer.accept("n" + number);
    await(LambdasAsync.<CharSequence, Integer>lifted(lift, into::add, List.of(1, 2)));
    return into;
  }
}
