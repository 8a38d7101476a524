package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Collections of a private superclass that are made of its subclasses. */
public class PrivateCollections {
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

  private abstract static class Node {
    final int id;

    Node(int id) {
      this.id = id;
    }
  }

  private static final class Leaf2 extends Node {
    Leaf2(int id) {
      super(id);
    }
  }

  private static int total(Collection<Shape> c) {
    return c.stream().mapToInt(Shape::area).sum();
  }

  static int size(List<?> l) {
    return l.size();
  }

  @Async
  static int toList() {
    int k = await(of(2));
    List<Shape> l = Stream.of(1, 2).map(n -> new Circle(n + k)).collect(Collectors.toList());
    l.add(new Square(k));
    return total(l);
  }

  @Async
  static int passed() {
    int k = await(of(2));
    return total(Stream.of(1, 2).map(n -> new Circle(n + k)).collect(Collectors.toList()));
  }

  @Async
  static int toSet() {
    int k = await(of(2));
    Set<Shape> l = Stream.of(1, 2).map(n -> new Circle(n + k)).collect(Collectors.toSet());
    return total(l);
  }

  @Async
  static int toCollection() {
    int k = await(of(2));
    List<Shape> l =
        Stream.of(1, 2)
            .map(n -> new Circle(n + k))
            .collect(Collectors.toCollection(ArrayList::new));
    l.add(new Square(k));
    return total(l);
  }

  @Async
  static Object grouping() {
    int k = await(of(2));
    Map<Integer, List<Shape>> l =
        Stream.of(1, 2)
            .map(n -> new Circle(n + k))
            .collect(Collectors.groupingBy(c -> c.area() & 1));
    return l.get(1).get(0).area();
  }

  @Async
  static Object toMap() {
    int k = await(of(2));
    Map<Integer, Shape> l =
        Stream.of(1, 2)
            .map(n -> new Circle(n + k))
            .collect(Collectors.toMap(c -> c.area(), c -> c));
    return l.get(27).area();
  }

  @Async
  static Object toMapId() {
    int k = await(of(2));
    Map<Integer, Node> l =
        Stream.of(1, 2)
            .map(n -> new Leaf2(n + k))
            .collect(Collectors.toMap(c -> c.id, Function.identity()));
    return l.get(3).id;
  }

  @Async
  static Object mapped() {
    int k = await(of(2));
    List<Shape> l = Stream.of(1, 2).<Shape>map(n -> new Circle(n + k)).toList();
    return l.get(0).area() + k;
  }

  @Async
  static Object mapped2() {
    int k = await(of(2));
    Optional<Shape> l = Optional.of(k).map(n -> new Circle(n));
    return l.get().area();
  }

  @Async
  static Object mapped3() {
    int k = await(of(2));
    Shape s = Optional.of(k).map(n -> (Shape) new Circle(n)).orElse(new Square(1));
    Shape t = Optional.of(new Circle(k)).map(c -> (Shape) c).orElseGet(() -> new Square(5));
    return s.area() + t.area();
  }

  @Async
  static Object copied() {
    List<Circle> cs = List.of(new Circle(await(of(2))));
    List<Shape> l = new ArrayList<>(cs);
    l.addAll(List.of(new Square(2)));
    Collections.addAll(l, new Square(1), new Circle(3));
    Deque<Shape> d = new ArrayDeque<>(cs);
    d.push(new Square(9));
    List<Shape> u = List.copyOf(cs);
    return total(l) + d.size() + total(u);
  }

  @Async
  static Object reduced() {
    int k = await(of(2));
    Shape best =
        Stream.of(new Circle(k), new Circle(3)).reduce((a, b) -> a.r() > b.r() ? a : b).get();
    Shape max =
        Collections.max(List.of(new Circle(k), new Circle(9)), Comparator.comparing(Shape::area));
    return best.area() + max.area();
  }

  @Async
  static Object fn() {
    int k = await(of(2));
    Function<Integer, Shape> f = Circle::new;
    Supplier<Shape> s = () -> new Square(k);
    Map<String, Function<Integer, Shape>> m = new HashMap<>();
    m.put("c", Circle::new);
    m.put("s", Square::new);
    m.computeIfAbsent("x", q -> n -> new Circle(n));
    return f.apply(1).area() + s.get().area() + m.get("s").apply(k).area();
  }

  @Async
  static Object partition() {
    int k = await(of(2));
    var p =
        Stream.of(new Circle(k), new Circle(5))
            .collect(Collectors.partitioningBy(c -> c.area() > 20));
    List<? extends Shape> big = p.get(true);
    return size(big) + big.get(0).area();
  }

  @Async
  static Object flat() {
    int k = await(of(2));
    List<List<Circle>> ll = List.of(List.of(new Circle(k)), List.of());
    List<Shape> l = ll.stream().flatMap(List::stream).collect(Collectors.toList());
    l.add(new Square(3));
    return total(l);
  }

  @Async
  static Object concat() {
    int k = await(of(2));
    Stream<Shape> s = Stream.concat(Stream.of(new Circle(k)), Stream.of(new Square(k)));
    return s.mapToInt(Shape::area).sum();
  }

  @Async
  static Object asList() {
    int k = await(of(2));
    List<Shape> l = Arrays.asList(new Circle(k), new Square(k));
    Shape[] a = l.toArray(new Shape[0]);
    Shape[] b = {new Circle(1), new Square(k)};
    Circle[] cs = {new Circle(4)};
    Shape[] up = cs;
    return a.length + b[1].area() + up[0].area() + total(Arrays.asList(cs));
  }

  @Async
  static Object teeing() {
    int k = await(of(2));
    return Stream.of(new Circle(k), new Circle(5))
        .collect(
            Collectors.teeing(
                Collectors.summingInt(Shape::area), Collectors.counting(), (x, n) -> x + n));
  }

  @Async
  static Object cond() {
    boolean b = await(of(true));
    List<Shape> l = b ? List.of(new Circle(1)) : List.of(new Square(2));
    Shape s = b ? l.get(0) : new Square(3);
    var v = b ? new Circle(3) : new Square(4);
    return total(l) + s.area() + v.area();
  }
}
