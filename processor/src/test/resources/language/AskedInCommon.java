package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What several classes have in common, where another of its types is asked for. */
final class AskedInCommon {
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

  static class Box<T> {
    T t;

    Box(T t) {
      this.t = t;
    }
  }

  static int tags(Collection<? extends Tagged> c) {
    int n = 0;
    for (Tagged t : c) n += t.tag().length();
    return n;
  }

  static int ats(Ev... c) {
    int n = 0;
    for (Ev t : c) n += t.at();
    return n;
  }

  static <E extends Ev> E first(List<E> c) {
    return c.get(0);
  }

  static <E extends Ev & Tagged> String both(List<? extends E> c) {
    return c.get(0).tag() + c.get(0).at();
  }

  static int deep(Map<String, ? extends List<? extends Tagged>> m) {
    return m.size();
  }

  static <T extends Tagged> Box<T> box(T t) {
    return new Box<>(t);
  }

  @Async
  static String pass() {
    var evs = new ArrayList<>(List.of(new In(1, "a"), new Out(2)));
    int n = await(of(1));
    n += tags(evs) + ats(evs.get(0), evs.get(1)) + first(evs).at();
    String s = both(evs) + first(evs).tag();
    Collection<? extends Tagged> t = evs;
    List<? extends Ev> e = evs;
    Iterable<? extends Tagged> it = await(of(true)) ? evs : List.of();
    var m = new HashMap<>(Map.of("a", evs));
    n += deep(m);
    m.put("b", new ArrayList<>(List.of(new Out(await(of(4))))));
    n += deep(m) * 100 + tags(m.get("a")) + tags(evs.subList(0, 1));
    for (Ev x : evs) n += x.at() + await(of(0));
    for (Tagged x : evs) s += x.tag() + await(of(""));
    for (Tagged x : evs) s += x.tag();
    Function<List<? extends Tagged>, Integer> f = l -> tags(l);
    n += f.apply(evs) + await(of(0));
    Supplier<List<? extends Tagged>> sup = () -> evs;
    Ev[] arr = evs.toArray(new Ev[0]);
    Tagged[] arr2 = evs.toArray(Tagged[]::new);
    var b = new Box<>(evs.get(await(of(1))));
    b.t = new In(await(of(3)), "q");
    Box<? extends Tagged> bt = b;
    var bb = box(evs.get(0));
    bb.t = evs.get(await(of(1)));
    Tagged tg = bb.t;
    Ev ev = b.t;
    Optional<? extends Ev> o = evs.stream().findFirst();
    Comparator<Ev> cmp = Comparator.comparingInt(Ev::at);
    evs.sort(cmp);
    Collections.sort(evs, cmp.reversed());
    Ev mx = Collections.max(evs, cmp);
    Tagged mn = Collections.min(evs, cmp);
    Set<Tagged> set = new LinkedHashSet<>(evs);
    List<Ev> copy = new ArrayList<>(evs);
    copy.addAll(evs);
    evs.removeAll(set);
    return n
        + s
        + tags(List.copyOf(set))
        + sup.get().size()
        + arr.length
        + arr2.length
        + bt.t.tag()
        + tg.tag()
        + ev.at()
        + o.get().at()
        + mx.at()
        + mn.tag()
        + copy.size()
        + evs.size()
        + e.size();
  }

  @Async
  static int spills() {
    var evs = List.of(new In(1, "a"), new Out(2));
    return tags(evs)
        + await(of(1))
        + tags(await(of(evs)))
        + ats(evs.get(0), await(of(new Out(7))))
        + first(evs).at() * await(of(2))
        + tags(List.of(evs.get(1), await(of(new In(1, "z")))));
  }

  static class TBox<T extends Tagged> {
    T t;

    TBox(T t) {
      this.t = t;
    }

    List<T> list() {
      return new ArrayList<>(List.of(t));
    }

    TBox<T> self() {
      return this;
    }

    <U extends Tagged> TBox<U> as(U u) {
      return new TBox<>(u);
    }

    T get() {
      return t;
    }

    void add(T u) {
      t = u;
    }
  }

  static class Two<T extends Ev & Tagged> {
    T t;

    Two(T t) {
      this.t = t;
    }

    List<T> list() {
      return List.of(t);
    }
  }

  enum A implements Ev {
    X;

    public int at() {
      return 3;
    }
  }

  enum B implements Ev, Tagged {
    Y {
      public String tag() {
        return "why";
      }
    };

    public int at() {
      return 4;
    }
  }

  static <E extends Tagged> List<E> same(List<E> l, E e) {
    l.set(0, e);
    return l;
  }

  static <E extends Comparable<? super E>> E least(Collection<? extends E> c) {
    return c.stream().min(Comparator.naturalOrder()).get();
  }

  @Async
  static String boxes() {
    var b = new TBox<>(await(of(true)) ? new In(1, "a") : new Out(2));
    b.t = new Out(await(of(7)));
    b.add(new In(await(of(8)), "x"));
    var l = b.list();
    l.add(new Out(4));
    String s = "";
    for (var e : l) s += e.tag() + e.at() + await(of(""));
    var c = b.self();
    c.add(l.get(1));
    var d = b.as(l.get(0));
    d.t = new Out(11);
    var m = same(l, new Out(await(of(13))));
    m.add(new In(2, "y"));
    var two = new Two<>(await(of(false)) ? new In(1, "a") : new Out(2));
    var tl = two.list();
    Tagged t = two.t;
    Ev ev = b.get();
    return s
        + c.t.at()
        + d.get().tag()
        + m.size()
        + tl.get(0).at()
        + tl.get(0).tag()
        + t.tag()
        + ev.at()
        + two.t.at();
  }

  @Async
  static String enums() {
    var l = new ArrayList<>(List.of(A.X, B.Y));
    l.add(A.X);
    l.add(await(of(B.Y)));
    String s = "";
    for (var e : l) s += e.name() + e.at() + e.ordinal() + await(of(""));
    var e = l.get(await(of(1)));
    var mixed = new ArrayList<>(List.of(A.X, new In(1, "r")));
    mixed.add(new Out(await(of(2))));
    mixed.add(B.Y);
    Ev ev = mixed.get(1);
    int n = 0;
    for (Ev x : mixed) n += x.at() + await(of(0));
    var cls = new ArrayList<>(List.of(A.class, B.class));
    cls.add(A.class);
    var first = least(List.of(1, 2));
    var strs = new ArrayList<>(List.of(new StringBuilder("sb"), "str"));
    strs.add("x" + await(of(1)));
    strs.removeIf(q -> q.length() < 2);
    CharSequence cs = strs.get(0);
    return s
        + e.name()
        + ev.at()
        + n
        + cls.get(await(of(0))).getSimpleName()
        + first
        + strs
        + cs.length()
        + String.join("-", strs.stream().map(q -> q.subSequence(0, 1)).toList());
  }

  @Async
  static String optional() {
    var o = Optional.of(await(of(true)) ? 1 : "x");
    var p = o.map(x -> x.toString());
    var q = Optional.of(1).<Object>map(x -> x).or(() -> Optional.of("y"));
    var r = Stream.of(1, 2.0, 3L).map(x -> x.intValue() + 1).toList();
    var st = Stream.of(1, 2.5);
    var t = st.map(x -> x.doubleValue() > plain(1) ? x : 7).toList();
    var u = new ArrayList<>(t);
    u.add(await(of(9)));
    Number n = u.get(0);
    double sum = 0;
    for (Number x : u) sum += x.doubleValue() + await(of(0));
    var byType =
        Stream.of(1, "a", 2, "b")
            .collect(
                Collectors.groupingBy(
                    x -> x.getClass().getSimpleName(), TreeMap::new, Collectors.toList()));
    byType.get("String").add("zz");
    byType.put("New", new ArrayList<>(List.of(await(of(5)), "six")));
    var e = Map.entry("k", Arrays.asList(1, "two"));
    e.getValue().set(await(of(0)), "one");
    var f = Later.of(List.of(1, "x")).thenApply(x -> x.get(plain(1)));
    return o.get() + p.get() + q.get() + r + u + n + sum + byType + e + f.v;
  }

  static int plain(int i) {
    return i;
  }

  static class Later<T> {
    final T v;

    Later(T v) {
      this.v = v;
    }

    static <T> Later<T> of(T t) {
      return new Later<>(t);
    }

    <R> Later<R> thenApply(Function<? super T, ? extends R> f) {
      return of(f.apply(v));
    }
  }

  private static int privateAt(Ev e) {
    return e.at();
  }

  private static int privateTag(Tagged t) {
    return t.tag().length();
  }

  private static <T extends Tagged> int privateLength(T t) {
    return t.tag().length();
  }

  private int shifted(Ev e) {
    return e.at() + 1;
  }

  static <T> int total(Collection<? extends T> c, ToIntFunction<? super T> f) {
    int n = 0;
    for (T t : c) n += f.applyAsInt(t);
    return n;
  }

  static <T> T fold(List<T> c, BinaryOperator<T> f) {
    T folded = c.get(0);
    for (T t : c) folded = f.apply(folded, t);
    return folded;
  }

  private static <T> T privateFold(List<T> c, BinaryOperator<T> f) {
    return fold(c, f);
  }

  @Async
  static int privateReferences() {
    return await(of(1))
        + Stream.of(new In(1, "a"), new Out(2)).mapToInt(AskedInCommon::privateAt).sum()
        + total(List.of(new In(1, "a"), new Out(2)), AskedInCommon::privateTag);
  }

  @Async
  static int privateOrder() {
    var l = new ArrayList<>(List.of(new In(5, "a"), new Out(await(of(2)))));
    l.sort(Comparator.comparingInt(AskedInCommon::privateTag));
    return l.get(0).at();
  }

  @Async
  int privateInstance() {
    var l = new ArrayList<>(List.of(new In(5, "a"), new Out(await(of(2)))));
    return l.stream().mapToInt(this::shifted).sum()
        + l.stream().map(AskedInCommon::privateLength).mapToInt(x -> x).sum();
  }

  @Async
  static int privateList() {
    var l = List.of(new In(5, "a"), new Out(await(of(2))));
    return total(l, AskedInCommon::privateAt) + privateTag(l.get(1));
  }

  @Async
  static Object reduced() {
    var l = Stream.of(1, await(of("x"))).reduce((a, b) -> b).get();
    return l;
  }

  @Async
  static Object reducedFromKept() {
    var kept = List.of(1, await(of("x"))).get(0);
    await(of(1));
    var l =
        Stream.of(1, "x")
            .reduce(
                kept,
                (a, b) -> {
                  var best = a;
                  if (b.hashCode() > 0) best = b;
                  return best;
                });
    return l;
  }

  @Async
  static Object orElseKept() {
    var kept = List.of(1, await(of("x"))).get(0);
    return Stream.of(1, "x").filter(x -> x.hashCode() > 3).findFirst().orElse(kept);
  }

  @Async
  static Object folded() {
    return fold(List.of(1, await(of("x"))), (a, b) -> a.hashCode() > 3 ? a : (b)).compareTo(null);
  }

  @Async
  static Object privatelyFolded() {
    return privateFold(
            List.of(1, await(of("x"))),
            (a, b) -> {
              return b;
            })
        .hashCode();
  }

  @Async
  static Object foldedRecords() {
    var l = fold(List.of(new In(1, "a"), new Out(await(of(2)))), (a, b) -> a.at() > b.at() ? a : b);
    return l.tag();
  }

  @Async
  static Object reducedRecords() {
    return Stream.of(new In(1, "a"), new Out(await(of(2))))
        .reduce((a, b) -> a.at() > b.at() ? a : b)
        .map(x -> x)
        .map(x -> x.tag())
        .orElse("none");
  }

  @Async
  static Object largest() {
    return Stream.of(new In(1, "a"), new Out(await(of(2))))
        .max(Comparator.comparing(AskedInCommon::privateAt))
        .get()
        .tag();
  }

  @Async
  static Object largestBy() {
    var k = await(of(2));
    return Stream.of(new In(1, "a"), new Out(k))
        .reduce(BinaryOperator.maxBy(Comparator.comparing(AskedInCommon::privateAt)))
        .get()
        .tag();
  }

  @Async
  static Object merged() {
    var m = new TreeMap<>(Map.of(1, new In(1, "a"), 2, new Out(await(of(2)))));
    m.merge(1, new Out(3), (a, b) -> a.at() > b.at() ? a : b);
    return m.toString() + m.get(1).tag();
  }
}
