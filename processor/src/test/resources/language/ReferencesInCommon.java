package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Method references on what several classes have in common. */
final class ReferencesInCommon {
  interface Ev {
    int at();

    default boolean isAfter(Ev o) {
      return at() > o.at();
    }
  }

  interface Tagged {
    default String tag() {
      return getClass().getSimpleName();
    }
  }

  record In(int at, String who) implements Ev, Tagged {}

  record Out(int at) implements Ev, Tagged {}

  static int use(Tagged t) {
    return t.tag().length();
  }

  static int two(Ev e, Tagged t) {
    return e.at() + t.tag().length();
  }

  static <T extends Tagged> T same(T t) {
    return t;
  }

  static class Wrap {
    final Tagged t;

    Wrap(Tagged t) {
      this.t = t;
    }
  }

  static class GWrap<T extends Ev> {
    final T t;

    GWrap(T t) {
      this.t = t;
    }

    T get() {
      return t;
    }
  }

  int sum;

  void add(Ev e) {
    sum += e.at();
  }

  @Async
  static String refs() {
    var evs = new ArrayList<>(List.of(new In(1, "a"), new Out(2)));
    evs.add(new Out(await(of(5))));
    String s = "";
    s += evs.stream().map(Ev::at).toList();
    s += evs.stream().map(Tagged::tag).collect(Collectors.joining("/"));
    s += evs.stream().mapToInt(ReferencesInCommon::use).sum();
    s += evs.stream().map(Wrap::new).map(w -> w.t.tag()).findFirst().get();
    s += evs.stream().map(GWrap::new).mapToInt(w -> w.get().at()).sum();
    s += evs.stream().map(ReferencesInCommon::same).map(x -> x.tag() + x.at()).toList();
    var m =
        evs.stream()
            .collect(
                Collectors.groupingBy(Tagged::tag, TreeMap::new, Collectors.summingInt(Ev::at)));
    var byAt =
        evs.stream()
            .collect(Collectors.toMap(Ev::at, Function.identity(), (p, q) -> p, TreeMap::new));
    s += m + byAt.firstEntry().getValue().tag() + await(of(""));
    evs.sort(Comparator.comparing(Tagged::tag).reversed());
    evs.sort(Comparator.comparingInt(Ev::at));
    var h = new ReferencesInCommon();
    evs.forEach(h::add);
    evs.forEach(ReferencesInCommon::use);
    Supplier<Ev> first = evs.iterator()::next;
    IntFunction<Tagged> get = evs::get;
    Function<Integer, Ev> get2 = evs::get;
    ToIntBiFunction<Ev, Tagged> two = ReferencesInCommon::two;
    var cur = evs.get(await(of(0)));
    Supplier<String> tag = cur::tag;
    Predicate<Ev> after = cur::isAfter;
    BinaryOperator<Ev> op = BinaryOperator.maxBy(Comparator.comparing(Ev::at));
    var max = evs.stream().max(Comparator.comparing(Ev::at)).get();
    var red = evs.stream().reduce((p, q) -> p.isAfter(q) ? p : q).map(Tagged::tag).orElse("none");
    var opt = evs.stream().findFirst();
    opt.ifPresent(ReferencesInCommon::use);
    Ev any = opt.map(ReferencesInCommon::same).get();
    Tagged orElse = opt.orElseGet(() -> new Out(3));
    var arr = evs.stream().map(Ev::at).toArray(Integer[]::new);
    var parts =
        evs.stream()
            .collect(
                Collectors.partitioningBy(
                    after.negate(), Collectors.mapping(Tagged::tag, Collectors.toList())));
    var fl = Stream.of(evs, evs).flatMap(List::stream).map(Tagged::tag).distinct().toList();
    var it = evs.iterator();
    int n = 0;
    while (it.hasNext()) {
      var e = it.next();
      n += two.applyAsInt(e, e) + use(e) + await(of(0));
      if (e.isAfter(cur)) it.remove();
    }
    return s
        + h.sum
        + first.get().at()
        + get.apply(0).tag()
        + get2.apply(0).at()
        + tag.get()
        + op.apply(cur, max).at()
        + red
        + any.at()
        + orElse.tag()
        + arr.length
        + parts
        + fl
        + n
        + evs.size()
        + max.at();
  }

  @Async
  static String maps() {
    var m =
        new TreeMap<>(Map.of("a", List.of(new In(1, "x")), "b", List.of(new Out(2), new Out(3))));
    String s = "";
    for (var e : m.entrySet())
      for (var x : e.getValue()) s += e.getKey() + x.tag() + x.at() + await(of(""));
    var l = m.get("b");
    s += l.get(0).tag() + m.values().stream().flatMap(List::stream).mapToInt(Ev::at).sum();
    var first = m.firstEntry().getValue().get(await(of(0)));
    s += first.tag();
    m.forEach((k, v) -> v.forEach(ReferencesInCommon::use));
    m.replaceAll((k, v) -> v);
    var inv =
        m.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getValue().get(0).at(), Map.Entry::getKey));
    var mm = new HashMap<>(Map.of(1, Map.of("k", new In(1, "q")), 2, Map.of("k", new Out(4))));
    for (var e : mm.values()) s += e.get("k").at() + await(of(""));
    return s + inv + mm.get(2).get("k").tag();
  }
}
