package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.processor.testing.MayBeRefused;
import dev.pawl.processor.testing.program.Leaf;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.io.IOException;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Generic methods, wildcards, and types that have no name. */
class Generics {
  static <T> T pick(T a, T b) {
    return step(true) ? a : b;
  }

  static <T> T first(List<T> list, Object other) {
    return list.get(0);
  }

  @Async // tricky 80
  static <T extends Number & Comparable<T>> T larger(T a, T b) {
    T max = await(of(a)).compareTo(b) > 0 ? a : await(of(b));
    return max;
  }

  @Async // tricky 80
  static double boundedByTwo() {
    return await(GenericsAsync.larger(3, 5)) + await(GenericsAsync.<Double>larger(0.5, 0.25));
  }

  @Async // tricky 80
  static <X extends Exception> void throwsGeneric(X x, boolean now) throws X {
    await(pause());
    if (now) throw x;
  }

  @Async // tricky 80
  static int genericThrows() throws IOException {
    await(GenericsAsync.throwsGeneric(new IllegalStateException("no"), false));
    try {
      await(GenericsAsync.throwsGeneric(new Checked("yes"), true));
    } catch (Checked e) {
      log(e);
    }
    await(GenericsAsync.throwsGeneric(new IOException("out"), await(of(true))));
    return 1;
  }

  @Async // tricky 81
  static Object wildcards() {
    List<?> list = await(of(List.of("a", 1)));
    List<? extends Number> numbers = List.of(1, 2.5);
    List<? super Integer> sink = new ArrayList<>(List.<Object>of("s"));
    await(pause());
    sink.add(await(of(3)));
    Object f = first(list, await(of(1)));
    Number n = first(numbers, await(of(2)));
    return List.of(f, n, sink, list.size());
  }

  /** javac captures what a variable is of, but not what is in an array. */
  @Async // tricky 81
  static Object wildcardsInArrays() {
    TypeVariable<?>[] variables = await(of(Map.class.getTypeParameters()));
    Class<? extends Enum<?>>[] enums = await(of(List.of(TimeUnit.class))).toArray(Class[]::new);
    Function<? super Integer, ? extends Number>[] functions = new Function[] {i -> i};
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < variables.length; i++) {
      all.add(((TypeVariable<?>) await(of(variables[i]))).getName());
      all.add(pick(variables[await(of(i))], await(of(variables))[0]));
    }
    all.add(await(of(enums[0])).getSimpleName());
    all.add(pick(enums[0], await(of(enums))[0]));
    all.add(await(of(functions[await(of(0))])).apply(await(of(1))));
    all.add(pick(functions[0], await(of(functions[0]))) == functions[0]);
    return all;
  }

  @Async // tricky 81, 82
  static Object capturedByVar() {
    List<? extends CharSequence> list = List.of("abc", new StringBuilder("de"));
    var first = list.get(await(of(0)));
    var iterator = list.iterator();
    await(pause());
    var second = (iterator.next().length() + iterator.next().length()) * first.length();
    for (var each : list) second += await(of(each.length()));
    return second;
  }

  @Async // tricky 82
  @MayBeRefused
  static Object intersections() {
    var x = await(of(true)) ? 1 : "s";
    var list = List.of(1, "two", 3.0);
    await(pause());
    var y = pick(await(of(2)), "three");
    Object o = (Runnable & java.io.Serializable) () -> log("run");
    await(pause());
    ((Runnable) o).run();
    return List.of(x, list, y);
  }

  @Async
  static <T, R> List<R> map(List<T> values, Function<? super T, ? extends R> f) {
    List<R> result = new ArrayList<>();
    for (T value : values) result.add(await(of(f.apply(value))));
    return result;
  }

  @Async
  static Object genericTasks() {
    List<String> a = await(GenericsAsync.map(List.of(1, 2), n -> "n" + n));
    List<Object> b = await(GenericsAsync.<Integer, Object>map(List.of(3), n -> n));
    return List.of(a, b, await(GenericsAsync.map(await(of(List.of("x"))), String::length)));
  }

  @SafeVarargs
  @Async // tricky 87
  static <T> int countAll(int start, T... values) {
    int n = start;
    for (T value : values) n += await(of(value.toString().length()));
    return n;
  }

  @Async
  static int variableArity() {
    return await(GenericsAsync.countAll(1))
        + await(GenericsAsync.countAll(1, "ab", "c"))
        + await(GenericsAsync.countAll(2, new Integer[] {10, 200}));
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  @Async // tricky 88
  static Object rawTypes() {
    List raw = new ArrayList();
    raw.add(await(of("x")));
    for (Object o : raw) log(await(of(o)));
    List<String> back = raw;
    return back.get(await(of(0)));
  }

  static class Node<T extends Node<T>> {
    T self() {
      @SuppressWarnings("unchecked")
      T t = (T) this;
      return t;
    }

    int value() {
      return 1;
    }
  }

  static final class Leafy extends Node<Leafy> {
    @Override
    int value() {
      return 2;
    }
  }

  @Async
  static <N extends Node<N>> int recursiveBound(N node) {
    N same = await(of(node)).self();
    await(pause());
    return same.value() + node.self().value();
  }

  @Async
  static int recursiveBounds() {
    return await(GenericsAsync.recursiveBound(new Leafy()));
  }

  @Async // tricky 33
  static Object inferredByTarget() {
    List<Number> numbers = Arrays.asList(await(of(1)), await(of(2.0)));
    Map<String, List<Integer>> map = Map.of("k", await(of(List.of(1))));
    Supplier<Supplier<String>> nested = () -> () -> "deep";
    List<? extends Comparable<?>> mixed = List.of(await(of("a")), await(of(1)));
    var array = new ArrayList<Map.Entry<String, ? extends List<?>>>(map.entrySet());
    await(pause());
    return List.of(numbers, nested.get().get(), mixed, array.get(0).getValue());
  }

  @Async
  static <T> T[] genericArray(T[] in) {
    T[] out = in.clone();
    out[0] = await(of(in[1]));
    return out;
  }

  @Async
  static Object genericArrays() {
    String[] s = await(GenericsAsync.genericArray(new String[] {"a", "b"}));
    List<String>[] lists = await(GenericsAsync.genericArray(lists(List.of("x"), List.of("y"))));
    return List.of(s, lists[0], lists[1]);
  }

  @SafeVarargs
  static <T> T[] lists(T... lists) {
    return lists;
  }

  @Async
  static int sizes(Map<?, ? extends List<?>> map, List<? extends List<? extends Number>> lists) {
    int sum = 0;
    for (Map.Entry<?, ? extends List<?>> entry : await(of(map.entrySet()))) {
      sum += entry.getValue().size();
    }
    var entries = await(of(map.entrySet()));
    sum += entries.size() == await(of(entries)).size() ? 10 : 0;
    var first = await(of(lists.get(0)));
    for (var list : await(of(lists))) {
      sum += list.get(0).intValue() + await(of(list.get(0))).intValue();
    }
    return map.keySet() == await(of(map.keySet())) ? sum + first.size() : -1;
  }

  @Async
  static int capturedInside() {
    return await(GenericsAsync.sizes(Map.of("a", List.of(1, 2)), List.of(List.of(3), List.of(4.0))));
  }

  static class Dependent<T, C extends Collection<? super T>, O, R extends Map<O, R>> {
    final C values;
    final R routes;

    Dependent(C values, R routes) {
      this.values = values;
      this.routes = routes;
    }

    int count(Object more) {
      return values.size() + more.hashCode();
    }
  }

  static final class Routes extends HashMap<String, Routes> {
    private static final long serialVersionUID = 1;
  }

  /** Wildcards for parameters with bounds that mention others. */
  @Async
  static Object dependentBounds() {
    Routes routes = new Routes();
    routes.put("here", new Routes());
    routes.get("here").put("deep", new Routes());
    Dependent<?, ?, ?, ?> one =
        new Dependent<String, List<Object>, String, Routes>(new ArrayList<>(), routes);
    int sum = await(of(one)).count(await(of(1)));
    Dependent<?, ?, ?, ?> same = (Dependent<?, ?, ?, ?>) await(of(one));
    var other = await(of(one));
    await(pause());
    sum += other.count(await(of(2))) + await(of(other.values)).size();
    Object deep = await(of(await(of(one.routes)).get(await(of("here"))))).get(await(of("deep")));
    return List.of(sum, same.routes.values(), deep, await(of(one.routes)).get("here"));
  }

  static final class Closed<V> implements Task<V, IOException> {
    final V value;

    Closed(V value) {
      this.value = value;
    }

    @Override
    public Poll<V> poll(Context cx) throws IOException {
      if (value == null) {
        throw new IOException("closed");
      }
      return Poll.ready(value);
    }
  }

  static final class Held<V> {
    @SuppressWarnings("rawtypes")
    static final Held NONE = new Held<>(null);

    final Task<V, IOException> task;

    Held(V value) {
      task = new Closed<>(value);
    }
  }

  /** What they throw is not said, and so they throw nothing that is checked. */
  @Async
  @SuppressWarnings({"rawtypes", "unchecked"})
  static <R extends Task> Object raw(Task task, R same, Closed closed, Held<String> node) {
    await(task);
    Object value = await(same);
    Held<String> chosen = (Held<String>) await(Leaf.<Held<String>>of(node == null ? Held.NONE : node));
    Held erased = node;
    String text = (String) await(erased.task);
    text += await(closed) + await(of(text)) + (chosen == node);
    try {
      await(Held.NONE.task);
    } catch (Exception e) {
      text += e.getMessage();
    }
    return value + text;
  }

  @Async
  static Object rawTasks() {
    Task<String, IOException> task = new Closed<>("a");
    return await(GenericsAsync.raw(task, task, new Closed<>("b"), new Held<>("c")));
  }

  @Async
  static Object rawTasksThrow() {
    Task<String, IOException> task = new Closed<>("a");
    return await(GenericsAsync.raw(task, new Closed<>(null), new Closed<>("b"), new Held<>("c")));
  }

  static class Builder<B extends Builder<B>> {
    final List<Object> parts = new ArrayList<>();

    Builder() {}

    Builder(List<? super B> into) {
      into.add(null);
    }

    static <T extends Builder<T>> Builder<T> some() {
      return new Builder<>();
    }

    static <T extends Comparable<T>> List<T> comparables() {
      return new ArrayList<>();
    }

    @SuppressWarnings("unchecked")
    B with(Object part) {
      parts.add(part);
      return (B) this;
    }
  }

  /** javac makes up a type where nothing tells what a type parameter of its own bound is. */
  @Async
  static Object undetermined() {
    Builder<?> one = new Builder<>().with(await(of("a"))).with("b").with(await(of("c")));
    var other = new Builder<>();
    var some = Builder.some();
    other.with(await(of(1)));
    some.with(await(of(2))).with(await(of(3)));
    Builder.some().with(await(of(4)));
    List<? extends Comparable<?>> none = Builder.comparables();
    Builder.comparables().add(await(of(null)));
    Builder<?> awaited = await(of(new Builder<>(await(of(new ArrayList<>())))));
    Builder<?> chosen = await(of(true)) ? new Builder<>().with("d") : await(of(new Builder<>()));
    return List.of(
        one.parts, await(of(other)).parts, some.parts, none, awaited.parts, chosen.parts);
  }
}
