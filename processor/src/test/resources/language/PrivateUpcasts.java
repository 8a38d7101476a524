package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.function.*;
import java.util.stream.*;

/** Objects, functions and collections of a private class for ones of its superclass. */
public class PrivateUpcasts {
  private interface Has {
    default String has() {
      return "h";
    }
  }

  private static class Plain implements Has {}

  private static class Sub extends Plain {}

  interface Maker<T> {
    T make();
  }

  private static <T> T pick(Supplier<T> a) {
    return a.get();
  }

  static <T> T opick(Supplier<? extends T> a) {
    return a.get();
  }

  @Async
  static String conditional() {
    List<Plain> ps = List.of(new Plain());
    List<? extends Plain> ro = ps;
    Iterator<? extends Has> it = await(of(true)) ? ro.iterator() : ps.iterator();
    return it.next().has();
  }

  @Async
  static String assignment() {
    List<? extends Plain> ro = List.of(await(of(new Sub())));
    Iterator<? extends Has> it = ro.iterator();
    List<? extends Has> l = ro;
    return it.next().has() + l.size();
  }

  @Async
  static String switches() {
    List<? extends Plain> ro = List.of(new Sub());
    List<Sub> subs = List.of(new Sub());
    List<? extends Has> l =
        switch (await(of(1))) {
          case 1 -> ro;
          default -> subs;
        };
    Iterator<? extends Has> it =
        switch (l.size()) {
          case 1 -> ro.iterator();
          default -> subs.iterator();
        };
    return it.next().has();
  }

  @Async
  static String lambdaReturn() {
    List<? extends Plain> ro = List.of(await(of(new Sub())));
    Supplier<Iterator<? extends Has>> s = () -> ro.iterator();
    Supplier<Iterator<? extends Has>> t = ro::iterator;
    return s.get().next().has() + t.get().next().has();
  }

  @Async
  static String referenceCast() {
    Function<Plain, Has> f = Plain.class::cast;
    return f.apply(await(of(new Plain()))).has();
  }

  @Async
  static String referenceOptional() {
    Optional<Sub> o = Optional.of(await(of(new Sub())));
    Supplier<Plain> f = o::get;
    return f.get().has();
  }

  @Async
  static String referenceList() {
    List<Sub> o = List.of(await(of(new Sub())));
    IntFunction<Plain> f = o::get;
    return f.apply(0).has();
  }

  @Async
  static String referenceMap() {
    Map<String, Sub> m = Map.of("a", await(of(new Sub())));
    Function<String, Plain> f = m::get;
    Optional<Plain> o = Optional.of("a").map(m::get);
    return f.apply("a").has() + o.get().has() + Stream.of("a").<Plain>map(m::get).toList().size();
  }

  @Async
  static String referenceArgument() {
    Optional<Sub> o = Optional.of(await(of(new Sub())));
    Plain p = pick(o::get);
    Plain q = PrivateUpcasts.<Plain>pick(o::get);
    Plain r = opick(o::get);
    Plain s = PrivateUpcasts.<Plain>opick(o::get);
    return p.has() + q.has() + r.has() + s.has();
  }

  @Async
  static String referenceFunction() {
    Maker<Sub> m = () -> new Sub();
    Supplier<Sub> sup = m::make;
    Supplier<Plain> s = m::make;
    Callable<Has> c = sup::get;
    return s.get().has() + await(of(1)) + (c == null);
  }

  @Async
  static String referenceConsumer() {
    List<Plain> l = new ArrayList<>();
    Consumer<Sub> c = l::add;
    c.accept(await(of(new Sub())));
    Predicate<Sub> p = l::contains;
    Stream.of(new Sub()).forEach(l::add);
    Consumer<Plain> d = x -> {};
    Consumer<Sub> e = d::accept;
    Stream.of(new Sub()).forEach(d);
    Function<Plain, Has> f = x -> x;
    Function<Sub, Has> g = f::apply;
    return l.size() + "" + p.test(new Sub()) + (e == null) + g.apply(new Sub()).has();
  }

  @Async
  static String asList() {
    Sub[] ss = {await(of(new Sub()))};
    List<Plain> l = Arrays.asList(ss);
    return l.get(0).has();
  }

  @Async
  static String streamOf() {
    Sub[] ss = {await(of(new Sub()))};
    Stream<Plain> l = Stream.of(ss);
    return l.findFirst().get().has();
  }

  @Async
  static String addAll() {
    Sub[] ss = {await(of(new Sub()))};
    List<Plain> l = new ArrayList<>();
    Collections.addAll(l, ss);
    Collections.addAll(l, new Sub(), new Sub());
    return l.get(0).has();
  }

  @Async
  static String listOf() {
    Sub s = await(of(new Sub()));
    List<Plain> l = List.of(s, s), m = List.of(s), n = Arrays.asList(s, new Plain());
    Stream<Plain> t = Stream.of(s, s);
    Optional<Plain> o = Optional.of(s);
    Set<Has> h = new HashSet<>(l);
    return l.size() + m.size() + n.size() + t.count() + o.get().has() + h.size();
  }

  @Async
  static String copyOf() {
    List<Sub> subs = List.of(await(of(new Sub())));
    List<Plain> l = List.copyOf(subs), u = Collections.unmodifiableList(subs);
    Stream<Plain> st = Stream.concat(subs.stream(), subs.stream());
    Map<String, Plain> m = Map.copyOf(Map.of("a", new Sub()));
    List<Has> c = subs.stream().collect(Collectors.toList());
    return l.size() + u.size() + st.count() + m.size() + "" + c.size();
  }

  @Async
  static String streams() {
    List<Sub> subs = List.of(await(of(new Sub())));
    List<Plain> l = subs.stream().map(x -> (Plain) x).toList();
    List<Plain> m = subs.stream().<Plain>map(x -> x).toList();
    List<Has> n = subs.stream().map(Has.class::cast).toList();
    Plain p = subs.stream().map(x -> (Plain) x).reduce(new Plain(), (x, y) -> y);
    Has q = subs.stream().reduce((x, y) -> y).get();
    Plain r =
        subs.stream().<Plain>flatMap(x -> Stream.of(x, new Plain())).findAny().orElseGet(Sub::new);
    Plain s = subs.stream().findFirst().orElse(null);
    Has t = subs.isEmpty() ? null : subs.iterator().next();
    Has u = Objects.requireNonNull(subs.get(0));
    Plain v = Objects.requireNonNullElse(null, subs.get(0));
    Plain w = Map.of("a", new Sub()).getOrDefault("b", subs.get(0));
    return l.size() + m.size() + n.size() + p.has() + q.has() + r.has() + s.has() + t.has()
        + u.has() + v.has() + w.has();
  }

  @Async
  static String arraysCopy() {
    Sub[] ss = {await(of(new Sub()))};
    Plain[] a = Arrays.copyOf(ss, 2, Plain[].class), b = Arrays.copyOf(ss, 1), c = ss.clone();
    Plain[] d = List.of(ss).toArray(new Plain[0]);
    Plain[] e = Stream.of(ss).toArray(Plain[]::new);
    Has[] f = Stream.of(ss).toArray(Has[]::new);
    Arrays.fill(a, new Sub());
    Arrays.setAll(a, i -> new Sub());
    Arrays.sort(a, Comparator.comparing(Has::has));
    return a.length + b.length + c.length + d.length + e.length + f.length + "";
  }
}
