package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Collections of what several classes have in common, which have types that no one can write. */
final class Mixtures {
  interface Ev {
    int at();
  }

  interface Tagged {
    default String tag() {
      return getClass().getSimpleName();
    }
  }

  record In(int at, String who) implements Ev, Tagged {}

  record Out(int at) implements Ev, Tagged {}

  static class One implements Comparable<One> {
    public int compareTo(One o) {
      return 0;
    }

    public String toString() {
      return "One";
    }
  }

  static class Two implements Comparable<Two> {
    public int compareTo(Two o) {
      return 1;
    }

    public String toString() {
      return "Two";
    }
  }

  static <T> T last(List<T> l) {
    return l.get(l.size() - 1);
  }

  static <T> List<T> both(List<T> l, List<T> m) {
    List<T> all = new ArrayList<>(l);
    all.addAll(m);
    return all;
  }

  static <T> void into(Collection<? super T> c, T one) {
    c.add(one);
  }

  @Async
  static String added() {
    var evs = new ArrayList<>(List.of(new In(1, "a"), new Out(2)));
    evs.add(new Out(await(of(5))));
    evs.set(0, evs.get(1));
    Consumer<? super Out> c = evs::add;
    c.accept(new Out(3));
    into(evs, new In(await(of(9)), "z"));
    Collections.addAll(evs, new Out(7), new In(8, "q"));
    String s = "";
    for (var e : evs) s += e.tag() + e.at() + await(of(""));
    return evs.get(2).tag() + s + last(evs).at();
  }

  @Async
  static String numbers() {
    var l = new ArrayList<>(List.of(1, "x"));
    l.add(2.0);
    l.add(await(of(7L)));
    var m = new HashMap<>(Map.of("a", 1, "b", 2.0));
    m.put("c", await(of(3L)));
    m.merge("a", 7, (p, q) -> p.doubleValue() > q.doubleValue() ? p : q);
    m.computeIfAbsent("d", k -> k.length());
    Number n = m.get("c");
    return l + "" + new TreeMap<>(m) + n;
  }

  @Async
  static String standalone() {
    var some = Stream.of(1, "x", 2.0).skip(1).findFirst();
    var rest =
        Stream.of(new In(1, "a"), new Out(await(of(2))))
            .sorted(Comparator.comparing(e -> e.at()))
            .toList();
    var it = List.of(1, "x").subList(0, 1).iterator();
    String s = "" + some.get() + it.next() + await(of("."));
    some = Stream.of(3, "y").filter(x -> x instanceof String).findAny();
    var more = both(rest, Stream.of(new Out(9), new In(8, "b")).toList());
    more.add(new Out(await(of(4))));
    for (var e : more) s += e.tag() + e.at() + await(of(""));
    return s + some.orElse(5) + some.isPresent();
  }

  @Async
  static String nested() {
    var m = new HashMap<>(Map.of("a", List.of(1, "x"), "b", List.of("y", 2)));
    m.put("c", List.of(await(of(3)), "z"));
    m.put("d", m.get("a"));
    var ll = new ArrayList<>(List.of(List.of(1, "x"), List.of("z", 1)));
    var kept = List.of("k", 1);
    ll.add(kept);
    ll.add(await(of(List.of("q", 4))));
    ll.add(m.get("b"));
    String s = "";
    for (var l : ll) {
      for (var x : l) s += x + await(of(""));
    }
    for (var e : new TreeMap<>(m).entrySet()) s += e.getKey() + e.getValue() + await(of(""));
    var first = ll.get(0);
    first = m.get("c");
    return s + first + last(last(ll));
  }

  @Async
  static String kept() {
    var a = List.of(1, "x");
    var b = a;
    var c = a.subList(1, 2);
    int n = await(of(1));
    String s = n + "" + b + c;
    var d = new ArrayList<>(a);
    d.add("w");
    var e = d;
    e.addAll(b);
    s += await(of("-"));
    return s + e.size() + e.get(0);
  }

  @Async
  static String lambdas() {
    Supplier<Integer> one =
        () -> {
          var l = new ArrayList<>(List.of(1, "x"));
          l.add(2.0);
          var k = l.subList(0, 2);
          return k.size();
        };
    var s = Stream.of(1, 2).map(i -> List.of(i, "s")).toList();
    var t = new ArrayList<>(s);
    t.add(List.of(await(of(3)), "q"));
    var f = pick(i -> Stream.of(i, "f").toList());
    var g =
        pick(
            i -> {
              if (i > 1) return Stream.of(i, "g").toList();
              return List.of("h", i);
            });
    return one.get() + "" + s + t + await(of("")) + f.apply(2) + g.apply(await(of(1))) + g.apply(3);
  }

  static <R> Function<Integer, R> pick(Function<Integer, R> f) {
    return f;
  }

  @Async
  static String comparable(boolean b) {
    var l = new ArrayList<>(List.of(new One(), new Two()));
    l.add(new Two());
    l.add(await(of(new One())));
    var x = b ? Optional.of(new One()) : Optional.of(new Two());
    var y = await(of(b)) ? Optional.of(1) : Optional.of("t");
    return l + "" + x.get() + y.get() + x.map(v -> v.toString()).orElse("");
  }

  @Async
  static String callers() {
    return await(MixturesAsync.comparable(true)) + await(MixturesAsync.comparable(false));
  }

  @Async
  static String spilled() {
    return new ArrayList<>(List.of(1, "x")).add(await(of(2.5)))
        + ""
        + new ArrayList<>(List.of(1, "x")).indexOf(await(of("x")))
        + Stream.of(1, "x").reduce(await(of(1)), (p, q) -> await0(p, q))
        + new TreeMap<>(Map.of("k", List.of(1, "s"))).put("k", await(of(List.of("r", 2))))
        + Optional.of(b(true) ? 1 : "s").orElse(await(of(3)));
  }

  static <T> T await0(T p, T q) {
    return q;
  }

  static boolean b(boolean b) {
    return b;
  }

  @Async
  static String blocks() throws Exception {
    var evs = new ArrayList<>(List.of(new In(1, "a"), new Out(2)));
    var t =
        Task.async(
            () -> {
              evs.add(new Out(await(of(3))));
              return evs;
            });
    var got = await(t);
    got.add(new In(4, "d"));
    var u = Task.async(() -> List.of(new In(await(of(1)), "u"), new Out(2)));
    var lists = await(u);
    String s = "";
    for (var e : lists) s += e.at() + await(of(e.tag()));
    return s + got.size() + evs.get(3).tag();
  }

  @Async
  static String arrays() {
    var a = Arrays.asList(1, "x").toArray();
    var l = Arrays.asList(new In(1, "a"), new Out(2));
    l.set(await(of(0)), new Out(3));
    l.replaceAll(e -> e.at() > 2 ? new In(e.at(), "r") : e);
    var sorted = new ArrayList<>(l);
    sorted.sort((p, q) -> q.at() - p.at());
    var groups = sorted.stream().collect(Collectors.groupingBy(e -> e.tag()));
    groups.computeIfAbsent(await(of("new")), k -> new ArrayList<>()).add(new Out(11));
    var sum = 0;
    for (var g : groups.values()) for (var e : g) sum += e.at() + await(of(0));
    return a.length + l.get(0).tag() + sorted.get(0).tag() + sum;
  }

  @Async
  static String caught() {
    String s = "";
    for (int i = 0; i < 3; i++) {
      try {
        switch (await(of(i))) {
          case 0 -> throw new IllegalStateException("a");
          case 1 -> throw new UncheckedIOException("b", new IOException("io"));
          default -> throw new ArithmeticException();
        }
      } catch (IllegalStateException | UncheckedIOException e) {
        var x = e;
        var l = new ArrayList<>(List.of(e));
        l.add(x);
        l.add(await(of(e)));
        s += x.getMessage() + l.size() + await(of(""));
        var o = Optional.of(e).map(t -> t.getMessage());
        s += o.get();
      } catch (RuntimeException e) {
        s += e.getClass().getSimpleName() + await(of(1));
      }
    }
    return s;
  }
}
