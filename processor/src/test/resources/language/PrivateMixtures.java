package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Collections of what private classes have in common, and streams of some and of others. */
final class PrivateMixtures {
  private interface Ev {
    int at();
  }

  private interface Tagged {
    default String tag() {
      return getClass().getSimpleName();
    }
  }

  private record In(int at, String who) implements Ev, Tagged {}

  private record Out(int at) implements Ev, Tagged {}

  private static class Odd implements Ev {
    public int at() {
      return 7;
    }
  }

  static <T> List<T> both(List<? extends T> l, List<? extends T> m) {
    List<T> all = new ArrayList<>(l);
    all.addAll(m);
    return all;
  }

  static <T> T pick(boolean b, Supplier<? extends T> s, Supplier<? extends T> t) {
    return b ? s.get() : t.get();
  }

  static int sum(Collection<? extends Ev> evs) {
    int n = 0;
    for (Ev e : evs) n += e.at();
    return n;
  }

  @Async
  static int events() {
    TreeSet<Integer> ns = new TreeSet<>(Set.of(1, 2));
    List<Out> outs = ns.stream().map(Out::new).toList();
    List<Ev> merged =
        Stream.concat(Stream.of(new In(1, "q")), outs.stream()).collect(Collectors.toList());
    List<Ev> more = both(List.of(new In(2, "q")), outs);
    Ev e = pick(await(of(true)), () -> new In(4, "x"), () -> new Odd());
    var f = pick(await(of(false)), () -> new In(4, "x"), () -> new Odd());
    var g = both(outs, List.of(new Odd(), await(of(new In(9, "z")))));
    g.add(new Out(await(of(3))));
    var h = Stream.concat(outs.stream(), g.stream()).map(x -> x.at()).toList();
    var i =
        Stream.concat(outs.stream(), Stream.of(new In(1, "t")))
            .map(x -> x.tag())
            .collect(Collectors.joining());
    var m = new HashMap<>(Map.of("a", new In(1, "x"), "b", new Out(4)));
    m.put("c", new Out(await(of(2))));
    m.merge("a", new Out(5), (p, q) -> p.at() > q.at() ? p : q);
    m.replaceAll((k, v) -> v.at() == 4 ? new In(8, k) : v);
    m.computeIfPresent("b", (k, v) -> v.tag().equals("In") ? new Out(v.at() + 1) : v);
    int n = 0;
    for (var v : m.values()) n += v.at() + await(of(v.tag().length()));
    return sum(merged) + sum(more) + e.at() + f.at() + sum(g) + h.size() + i.length() + n;
  }

  @Async
  static String queue() {
    var evs = new ArrayList<>(List.of(new In(1, "a"), new Out(2)));
    evs.add(new Out(await(of(5))));
    evs.removeIf(e -> e.at() == 2);
    String s = "";
    for (var e : evs) s += e.tag() + e.at() + await(of("."));
    var first = evs.get(0);
    var opt = evs.stream().filter(e -> e.at() > 1).findFirst();
    var map =
        evs.stream().collect(Collectors.toMap(e -> e.tag(), e -> e, (p, q) -> q, TreeMap::new));
    Ev last = map.lastEntry().getValue();
    return s
        + first.tag()
        + opt.map(e -> e.at()).orElse(-1)
        + map.keySet()
        + last.at()
        + map.get("In").tag();
  }

  private sealed interface Shape permits Sq, Ci {}

  private record Sq(double a) implements Shape {}

  private record Ci(double r) implements Shape {}

  private static double area(Shape s) {
    return s instanceof Sq q ? q.a() : ((Ci) s).r();
  }

  @Async
  static double shapes() {
    var shapes = new ArrayList<>(List.of(new Sq(1), new Ci(2)));
    shapes.add(new Sq(await(of(3))));
    var total = shapes.stream().mapToDouble(PrivateMixtures::area).sum();
    var byType = shapes.stream().collect(Collectors.partitioningBy(s -> s instanceof Sq));
    for (var s : byType.get(true)) if (s instanceof Sq q) total += q.a() + await(of(0.5));
    Deque<Shape> queue = new ArrayDeque<>(shapes);
    queue.push(new Ci(await(of(9))));
    while (!queue.isEmpty()) total += area(queue.pop()) + await(of(0));
    var last = shapes.get(shapes.size() - 1);
    Shape max = Collections.max(shapes, Comparator.comparingDouble(PrivateMixtures::area));
    Optional<Shape> o = shapes.stream().filter(s -> area(s) > 2).map(s -> (Shape) s).findFirst();
    Map<Boolean, List<Shape>> parts =
        shapes.stream()
            .collect(
                Collectors.partitioningBy(
                    s -> area(s) > 1, Collectors.mapping(s -> s, Collectors.toList())));
    return total + area(last) + area(max) + area(o.get()) + parts.get(true).size();
  }

  enum Shown {
    ONE,
    TWO
  }

  private enum Kept {
    ONE,
    TWO
  }

  @Async
  static int enums() {
    int n = await(of(1));
    var task =
        Task.async(
            () ->
                await(
                    of(
                        switch (n) {
                          case 0 -> Shown.ONE;
                          default -> Kept.TWO;
                        })));
    return await(task).ordinal();
  }
}
