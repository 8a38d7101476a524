package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;

/** Private classes in the platform's collections, functions and futures, and their superclass. */
public class PrivateServices {
  private interface Shape {
    int area();
  }

  private record Circle(int r) implements Shape {
    public int area() {
      return 3 * r * r;
    }
  }

  private record Square(int a) implements Shape {
    public int area() {
      return a * a;
    }
  }

  private static class Cell<T> {
    T v;

    Cell(T v) {
      this.v = v;
    }

    T get() {
      return v;
    }

    <R> Cell<R> map(Function<? super T, ? extends R> f) {
      return new Cell<>(f.apply(v));
    }

    void each(Consumer<? super T> c) {
      c.accept(v);
    }

    Cell<T> merge(Cell<? extends T> o, BinaryOperator<T> f) {
      return new Cell<>(f.apply(v, o.v));
    }
  }

  static <T> void move(Collection<? super T> dst, Collection<? extends T> src) {
    dst.addAll(src);
  }

  private static <T> void pmove(Collection<? super T> dst, Collection<? extends T> src) {
    dst.addAll(src);
  }

  static <T> T best(Collection<? extends T> src, Comparator<? super T> c) {
    return Collections.max(src, c);
  }

  private static <T> T pbest(Collection<? extends T> src, Comparator<? super T> c) {
    return Collections.max(src, c);
  }

  private final Comparator<Shape> byArea = Comparator.comparingInt(Shape::area);
  private static final Comparator<Shape> BY = Comparator.comparing(Shape::area);
  private final Map<String, List<Shape>> index = new TreeMap<>();

  public PrivateServices() {}

  @Async
  static int moved() {
    List<Circle> cs = List.of(new Circle(await(of(1))));
    List<Shape> ss = new ArrayList<>();
    move(ss, cs);
    pmove(ss, cs);
    PrivateServices.<Shape>move(ss, List.of(new Square(2)));
    Collections.addAll(ss, new Circle(1));
    return ss.size() + ss.get(2).area();
  }

  @Async
  int sorted() {
    List<Circle> cs = new ArrayList<>(List.of(new Circle(await(of(3))), new Circle(1)));
    cs.sort(byArea);
    Collections.sort(cs, BY.reversed());
    cs.sort(Comparator.comparing(Circle::r).thenComparing(byArea));
    return cs.get(0).r()
        + best(cs, byArea).r()
        + pbest(cs, BY).r()
        + cs.stream().max(byArea).get().r()
        + cs.stream().sorted(BY).findFirst().get().r();
  }

  @Async
  static int consumers() {
    AtomicInteger n = new AtomicInteger(await(of(1)));
    Consumer<Shape> c = s -> n.addAndGet(s.area());
    Predicate<Shape> p = s -> s.area() > 3;
    Function<Shape, Integer> f = Shape::area;
    List<Circle> cs = List.of(new Circle(1), new Circle(2));
    cs.forEach(c);
    cs.forEach(c.andThen(s -> n.incrementAndGet()));
    Optional.of(cs.get(0)).ifPresent(c);
    return n.get()
        + (int) cs.stream().filter(p).count()
        + cs.stream().map(f).reduce(0, Integer::sum)
        + cs.stream().filter(p.negate().or(s -> s.area() == 12)).mapToInt(f::apply).sum();
  }

  @Async
  int indexed() {
    String k = await(of("k"));
    index.computeIfAbsent(k, q -> new ArrayList<>()).add(new Circle(2));
    index.computeIfAbsent(k, q -> new ArrayList<>()).add(new Square(await(of(3))));
    index.merge(
        k,
        List.of(new Square(1)),
        (a, b) -> {
          var all = new ArrayList<>(a);
          all.addAll(b);
          return all;
        });
    int n = 0;
    for (var e : index.entrySet()) for (var s : e.getValue()) n += s.area();
    return n + index.values().stream().flatMap(List::stream).mapToInt(Shape::area).max().getAsInt();
  }

  @Async
  static int queues() {
    PriorityQueue<Shape> q = new PriorityQueue<>(Comparator.comparing(Shape::area));
    q.add(new Circle(await(of(2))));
    q.addAll(List.of(new Square(1), new Circle(5)));
    int n = 0;
    while (!q.isEmpty()) n = n * 3 + q.poll().area();
    TreeSet<Circle> t = new TreeSet<>(BY);
    t.add(new Circle(3));
    t.addAll(Set.of(new Circle(4)));
    return n + t.first().r() + t.descendingSet().first().r();
  }

  @Async
  static Object cells() {
    Cell<Circle> c = new Cell<>(new Circle(await(of(2))));
    Cell<Shape> s = c.map(x -> x);
    Cell<Shape> t = new Cell<>(new Square(3));
    t = t.merge(c, (a, b) -> a.area() > b.area() ? a : b);
    c.each(x -> {});
    Consumer<Shape> k = x -> {};
    c.each(k);
    int n = c.<Integer>map(Shape::area).get();
    Cell<? extends Shape> w = c;
    return s.get().area()
        + t.get().area()
        + n
        + w.get().area()
        + new Cell<>(List.of(c.get())).map(l -> l.get(0)).map(Circle::r).get();
  }

  @Async
  static Object futures() throws Exception {
    var f = CompletableFuture.completedFuture(new Circle(await(of(2))));
    AtomicInteger n = new AtomicInteger();
    Consumer<Shape> c = s -> n.addAndGet(s.area());
    f.thenAccept(c).get();
    CompletableFuture<Shape> g = f.thenApply(x -> x);
    var h =
        f.thenCombine(
            CompletableFuture.completedFuture(new Square(4)), (a, b) -> List.<Shape>of(a, b));
    return n.get()
        + g.get().area()
        + h.get().size()
        + f.thenCompose(x -> CompletableFuture.completedFuture(new Square(x.r()))).get().area();
  }

  @Async
  static Object tasks() {
    Task<Circle, RuntimeException> t = Task.async(() -> new Circle(await(of(3))));
    Task<Shape, RuntimeException> u =
        Task.async(() -> await(of(1)) > 0 ? new Square(2) : new Circle(1));
    List<Task<? extends Shape, RuntimeException>> l = List.of(t, u);
    int n = 0;
    for (var one : l) n += await(one).area();
    return n;
  }

  @Async
  static Object maps() {
    Map<Shape, Integer> m = new LinkedHashMap<>();
    m.put(new Circle(1), await(of(1)));
    m.put(new Square(2), 2);
    m.merge(new Circle(1), 5, Integer::sum);
    Map<Integer, Circle> byR = new HashMap<>();
    byR.putAll(Map.of(1, new Circle(1)));
    Map<Integer, Shape> wide = new HashMap<>(byR);
    wide.putIfAbsent(2, new Square(7));
    BiConsumer<Object, Shape> bc = (k, v) -> v.area();
    byR.forEach(bc);
    byR.replaceAll((k, v) -> new Circle(v.r() + k));
    return m.get(new Circle(1))
        + wide.values().stream().mapToInt(Shape::area).sum()
        + byR.get(1).r()
        + m.keySet().iterator().next().area()
        + m.entrySet().stream().map(e -> e.getKey().area() * e.getValue()).toList().toString();
  }

  @Async
  static Object streams() {
    int k = await(of(2));
    return IntStream.range(0, 4)
            .mapToObj(i -> i % 2 == 0 ? new Circle(i) : new Square(i))
            .mapToInt(s -> s.area())
            .sum()
        + Stream.iterate(new Circle(k), c -> new Circle(c.r() + 1))
            .limit(3)
            .map(Circle::r)
            .toList()
            .toString()
        + Stream.<Shape>of(new Circle(k), new Square(k))
            .collect(
                Collectors.groupingBy(
                    s -> s instanceof Circle ? "c" : "s",
                    TreeMap::new,
                    Collectors.mapping(Shape::area, Collectors.toList())))
        + Stream.of(new Circle(k))
            .collect(ArrayList<Shape>::new, ArrayList::add, ArrayList::addAll)
            .size();
  }

  @Async
  static Object iter() {
    List<Shape> l = new ArrayList<>();
    l.add(new Circle(await(of(1))));
    ListIterator<Shape> it = l.listIterator();
    it.next();
    it.set(new Square(5));
    it.add(new Circle(2));
    Iterator<? extends Shape> j = List.of(new Circle(9)).iterator();
    Iterable<Shape> i = () -> l.iterator();
    int n = 0;
    for (Shape s : i) n += s.area();
    return n + j.next().area();
  }
}
