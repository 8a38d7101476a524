package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Objects of private classes where a wildcard of a supertype is asked for. */
public class PrivateFunctionArguments {
  private static class Lens<A, B> implements Function<A, B> {
    final Function<? super A, ? extends B> g;

    Lens(Function<? super A, ? extends B> g) {
      this.g = g;
    }

    public B apply(A a) {
      return g.apply(a);
    }
  }

  private static class Len implements Function<String, Integer> {
    public Integer apply(String a) {
      return a.length();
    }
  }

  private record Kept<V>(V get) implements Supplier<V> {}

  private static class Cmp<T extends Comparable<T>> implements Comparator<T> {
    public int compare(T a, T b) {
      return b.compareTo(a);
    }
  }

  private static class Bag<E> extends ArrayList<E> {
    static final long serialVersionUID = 1;

    Bag(E e) {
      add(e);
    }
  }

  private static class It<E> implements Iterable<E> {
    E e;

    It(E e) {
      this.e = e;
    }

    public Iterator<E> iterator() {
      return List.of(e).iterator();
    }
  }

  static <T> List<T> listOf(Collection<? extends T> c) {
    return new ArrayList<>(c);
  }

  static <T> List<T> fromAll(Iterable<? extends T> c) {
    List<T> l = new ArrayList<>();
    for (T t : c) l.add(t);
    return l;
  }

  static <T> T get(Supplier<? extends T> s) {
    return s.get();
  }

  static <T> void pair(Supplier<? extends T> s, Consumer<? super T> c) {
    c.accept(s.get());
  }

  @Async
  static Object mapToList() {
    var l = new Lens<String, Integer>(String::length);
    List<Integer> r = Stream.of("a").map(l).toList();
    return r + await(of(""));
  }

  @Async
  static Object varMapToList() {
    var l = new Lens<String, Integer>(String::length);
    var r = Stream.of("a").map(l).toList();
    return r + await(of(""));
  }

  @Async
  static Object varMapToListAdd() {
    var l = new Lens<String, Integer>(String::length);
    var r = Stream.of("a").map(l).collect(Collectors.toList());
    r.add(await(of(1)));
    return r;
  }

  @Async
  static Object plainClass() {
    var l = new Len();
    List<Integer> r = Stream.of("a").map(l).toList();
    return r + await(of(""));
  }

  @Async
  static Object optionalMap() {
    var l = new Lens<String, Integer>(String::length);
    Optional<Integer> r = Optional.of("a").map(l);
    return r + await(of(""));
  }

  @Async
  static Object generate() {
    var k = new Kept<>(3);
    return Stream.generate(k).limit(2).reduce(0, Integer::sum) + await(of(1));
  }

  @Async
  static Object orElseGet() {
    var k = new Kept<>(3);
    Integer i = Optional.<Integer>empty().orElseGet(k);
    return i + await(of(1));
  }

  @Async
  static Object groupingBy() {
    var l = new Lens<String, Integer>(String::length);
    Map<Integer, List<String>> m = Stream.of("a").collect(Collectors.groupingBy(l));
    return m + await(of(""));
  }

  @Async
  static Object mapping() {
    var l = new Lens<String, Integer>(String::length);
    List<Integer> m = Stream.of("a").collect(Collectors.mapping(l, Collectors.toList()));
    return m + await(of(""));
  }

  @Async
  static Object toMap() {
    var l = new Lens<String, Integer>(String::length);
    Map<Integer, Integer> m = Stream.of("a").collect(Collectors.toMap(l, l));
    return m + await(of(""));
  }

  @Async
  static Object andThen() {
    var l = new Lens<String, Integer>(String::length);
    Function<Integer, Integer> f = x -> x;
    Function<String, Integer> g = f.compose(l);
    var h = f.compose(l);
    return g.apply("a") + h.apply("b") + await(of(""));
  }

  @Async
  static Object andThen2() {
    var l = new Lens<String, Integer>(String::length);
    var h = Function.<String>identity().andThen(l);
    Function<String, Integer> g = h;
    return g.apply("a") + h.apply("b") + await(of(""));
  }

  @Async
  static Object comparing() {
    var l = new Lens<String, Integer>(String::length);
    List<String> s = new ArrayList<>(List.of("aa", await(of("b"))));
    s.sort(Comparator.comparing(l));
    return s;
  }

  @Async
  static Object sorted() {
    var c = new Cmp<String>();
    List<String> s = Stream.of("aa", await(of("b"))).sorted(c).toList();
    return s + Collections.max(s, c);
  }

  @Async
  static Object newList() {
    var b = new Bag<>(1);
    List<Integer> l = new ArrayList<>(b);
    var k = new ArrayList<>(b);
    k.add(await(of(2)));
    return l + "" + k;
  }

  @Async
  static Object listOfBag() {
    var b = new Bag<>(1);
    List<Integer> l = listOf(b);
    var k = listOf(b);
    k.add(await(of(2)));
    return l + "" + k;
  }

  @Async
  static Object unmod() {
    var b = new Bag<>(1);
    List<Integer> l = Collections.unmodifiableList(b);
    var k = List.copyOf(b);
    List<Integer> m = k;
    return l + "" + k + await(of(""));
  }

  @Async
  static Object iter() {
    var b = new It<>(1);
    List<Integer> l = fromAll(b);
    var k = fromAll(b);
    k.add(await(of(2)));
    return l + "" + k;
  }

  @Async
  static Object supp() {
    var k = new Kept<>(3);
    int i = get(k);
    var j = get(k);
    pair(k, (Integer x) -> x.intValue());
    pair(k, x -> x.intValue());
    return i + j + await(of(1));
  }

  @Async
  static Object concat() {
    var b = new Bag<>(1);
    Stream<Integer> s = Stream.concat(b.stream(), Stream.of(await(of(2))));
    return s.toList();
  }

  @Async
  static Object flatMap() {
    var l = new Lens<String, Stream<Integer>>(s -> Stream.of(s.length()));
    List<Integer> r = Stream.of("a").flatMap(l).toList();
    return r + await(of(""));
  }

  @Async
  static Object reduceInto() {
    var l = new Lens<String, Integer>(String::length);
    return Stream.of("a").map(l).reduce(0, Integer::sum) + await(of(1));
  }
}
