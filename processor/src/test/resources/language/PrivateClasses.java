package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Classes that only the class itself can name, wherever a class can be named. */
class PrivateClasses {
  private static class Node implements Comparable<Node> {
    private static int made;
    int value;
    Node next;

    private Node(int value) {
      this.value = value;
      made++;
    }

    static Node of(int value) {
      return new Node(value);
    }

    int twice() {
      return value * 2;
    }

    int sum(Node... others) {
      int sum = value;
      for (Node other : others) {
        sum += other.value;
      }
      return sum;
    }

    @Override
    public int compareTo(Node other) {
      return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
      return "N" + value;
    }
  }

  private static final class Leaf extends Node implements Runnable {
    private final String name;

    Leaf(int value, String name) {
      super(value);
      this.name = name;
    }

    @Override
    public void run() {
      log("run " + name);
      value++;
    }
  }

  private enum Color {
    RED,
    GREEN {
      @Override
      int weight() {
        return 2;
      }
    };

    int weight() {
      return 1;
    }
  }

  private record Point(int x, List<Node> nodes) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("x");
      }
    }
  }

  private static class Pair<A, B> implements Map.Entry<A, B> {
    final A first;
    B second;

    Pair(A first, B second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public A getKey() {
      return first;
    }

    @Override
    public B getValue() {
      return second;
    }

    @Override
    public B setValue(B value) {
      B old = second;
      second = value;
      return old;
    }

    <C> Pair<A, C> with(C other) {
      return new Pair<>(first, other);
    }
  }

  private static final class Own extends RuntimeException {
    private static final long serialVersionUID = 1;

    Own(String message) {
      super(message);
    }
  }

  Node head = new Node(1);
  private Node tail;
  private final Map<String, Node> nodes = new TreeMap<>();

  static void reset() {
    Node.made = 0;
  }

  Node same(Node node) {
    return node;
  }

  private int valueOf(Node node) {
    return node.value;
  }

  private List<Node> all() {
    return new ArrayList<>(nodes.values());
  }

  @Async
  String members() {
    Node a = new Node(3);
    Node b = await(of(Node.of(5)));
    a.next = b;
    a.value += await(of(2));
    a.next.value++;
    head = a;
    tail = head.next;
    this.tail.value = 9;
    tail.value--;
    var again = tail;
    return a.twice() + " " + b.value + Node.made + a.compareTo(b) + a + (a == b) + a.equals(b)
        + again.value++ + ++again.value + same(a).value + same(head).next.value + valueOf(b);
  }

  @Async
  int chains() {
    Node first = new Node(1);
    first.next = new Node(2);
    first.next.next = new Node(3);
    int sum = 0;
    for (Node at = first; at != null; at = at.next) {
      sum = sum * 10 + await(of(at.value));
    }
    return sum;
  }

  @Async
  String collections() {
    nodes.put("b", new Node(2));
    nodes.put("a", new Node(7));
    int sum = 0;
    for (Node node : all()) {
      await(pause());
      sum += node.value;
    }
    List<Node> list = new ArrayList<>(nodes.values());
    Collections.sort(list);
    String sorted = list.toString();
    list.sort(Comparator.comparing((Node node) -> -node.value));
    Optional<Node> first = list.stream().findFirst();
    return sum
        + sorted
        + list
        + list.stream().map(node -> node.value).toList()
        + list.stream().mapToInt(Node::twice).sum()
        + list.stream().max(Node::compareTo).get()
        + (first.isPresent() ? first.get().value : -1)
        + await(of(first)).get().next;
  }

  @Async
  String arrays() {
    Node[] two = new Node[await(of(2))];
    two[0] = new Node(1);
    two[1] = Node.of(2);
    Node[] braces = {two[1], await(of(two[0])), null};
    Node[][] nested = new Node[][] {{two[0]}, {two[1], null}};
    Node[][] grid = new Node[2][3];
    Node[][] half = new Node[2][];
    for (Node one : two) {
      await(pause());
      log(one.toString());
    }
    return two.length + braces[0].value + nested[1].length + grid[1].length + " " + half[0]
        + two.getClass().getSimpleName() + grid.getClass().getSimpleName() + two[0].sum(two)
        + new Node[4].length;
  }

  @Async
  int negativeLength() {
    Node[] none = new Node[await(of(-1))];
    return none.length;
  }

  @Async
  String castsAndTests() {
    Object object = await(of(new Node(4)));
    String result = "" + (object instanceof Node) + (object instanceof Leaf) + ((Node) object).value;
    if (object instanceof Node node && node.value > 3) {
      await(pause());
      result += node.value;
    }
    if (!(object instanceof Leaf leaf)) {
      result += "none";
    } else {
      result += leaf.name;
    }
    Object array = new Node[0];
    return result + (array instanceof Node[]) + ((Node[]) array).length + Node.class.getSimpleName()
        + Node[].class.getSimpleName();
  }

  /** Nothing else in the block is cast. */
  @Async
  static String literalsInABlock() {
    Task<String, RuntimeException> names =
        Task.async(
            () -> {
              Class<Node> node = Node.class;
              Class<Node[]> array = Node[].class;
              return node.getSimpleName() + array.getSimpleName();
            });
    return await(names);
  }

  @Async
  String patternsInLambdas() {
    int least = await(of(3));
    Predicate<Object> isBig = o -> o instanceof Node node && node.value > least;
    Function<Object, String> name =
        o -> {
          if (!(o instanceof Leaf leaf)) {
            return o instanceof Node n && !(n instanceof Leaf) ? "node" + n.value : "other";
          }
          Runnable run = leaf;
          run.run();
          leaf = new Leaf(1, "own");
          return leaf.name + leaf.value;
        };
    String text = "";
    for (Object o : new Object[] {new Node(3), new Leaf(4, "leaf"), "text", null}) {
      text += isBig.test(o) + name.apply(o);
    }
    return text;
  }

  @Async
  String wrongCast() {
    Object object = await(of(new Node(4)));
    try {
      Leaf leaf = (Leaf) object;
      return leaf.name;
    } catch (ClassCastException expected) {
      await(pause());
      return "no leaf";
    }
  }

  @Async
  String references() {
    Function<Integer, Node> make = Node::new;
    IntFunction<Node[]> array = Node[]::new;
    Function<Node, Integer> twice = Node::twice;
    Node node = await(of(make.apply(8)));
    java.util.function.IntSupplier bound = node::twice;
    Function<Node, Node> lambda = (Node n) -> n.next == null ? n : n.next;
    return "" + twice.apply(node) + array.apply(3).length + bound.getAsInt()
        + lambda.apply(node).value;
  }

  @Async
  String subclasses() {
    Leaf leaf = new Leaf(1, "leaf");
    Node up = leaf;
    up = await(of(true)) ? leaf : up;
    leaf.run();
    Runnable runnable = leaf;
    runnable.run();
    List<Node> list = new ArrayList<>();
    list.add(leaf);
    list.add(up);
    tail = leaf;
    Node returned = same(leaf);
    return up.value + leaf.name + returned.value + list.size() + tail.value + valueOf(leaf)
        + ((Leaf) tail).name + new Node(1).sum(new Node[] {leaf, up});
  }

  @Async
  String enums() {
    StringBuilder text = new StringBuilder();
    Map<Color, Integer> weights = new EnumMap<>(Color.class);
    for (Color color : Color.values()) {
      weights.put(color, color.weight());
      switch (color) {
        case RED:
          text.append('r');
          break;
        case GREEN:
          text.append(await(of("g")));
      }
      switch (color) {
        case RED:
          text.append('R');
        case GREEN:
          text.append('G');
      }
      switch (color) {
        case GREEN -> text.append("only");
      }
      text.append(switch (color) {
        case RED -> 1;
        case GREEN -> 2;
      });
      int awaited = switch (color) {
        case RED -> await(of(3));
        case GREEN -> 4;
      };
      text.append(awaited).append(color.ordinal()).append(color.name()).append(color == Color.RED);
      text.append(Color.valueOf("RED").compareTo(color));
    }
    return text.append(weights).append(EnumSet.allOf(Color.class)).toString();
  }

  @Async
  int switchOverNull() {
    Color color = await(of((Color) null));
    switch (color) {
      case RED:
        return 1;
      default:
        return 2;
    }
  }

  @Async
  String records() {
    Point point = new Point(3, List.of(new Node(2)));
    await(pause());
    try {
      new Point(-1, null);
    } catch (IllegalArgumentException expected) {
      point = new Point(point.x() + 1, point.nodes());
    }
    return point.toString() + point.nodes().get(0).value + point.equals(new Point(4, point.nodes));
  }

  @Async
  String generics() {
    Pair<String, Integer> pair = new Pair<>("a", 1);
    Pair<String, List<Node>> other = new Pair<>(await(of("b")), List.of(new Node(3)));
    String first = pair.first;
    int second = pair.getValue();
    pair.second = 5;
    pair.second++;
    pair.second += 2;
    Map.Entry<String, Integer> entry = pair;
    Pair<String, Long> with = pair.with(6L);
    long sum = with.second + pair.second;
    return first + second + entry.getKey() + sum + other.getValue().get(0).value + other.first
        + pair.setValue(8) + await(of(pair)).second;
  }

  @Async
  int throwsItsOwn() {
    await(pause());
    throw new Own(step("own"));
  }

  @Async
  private Node find(Node from, List<Node> in) {
    await(pause());
    return in.contains(from) ? from : null;
  }

  @Async
  int awaitsFactoriesOfThem() {
    nodes.put("head", head);
    Node found = await(PrivateClassesAsync.find(this, head, all()));
    return found.value + await(PrivateClassesAsync.find(this, head, List.of(head))).twice();
  }

  @Async
  int loopsWhile() {
    Node node = null;
    while (more()) {
      Node before = node;
      node = new Node(await(of(2)));
      node.next = before;
    }
    int length = 0;
    for (Node at = node; at != null; at = at.next) {
      length += at.value;
    }
    return length;
  }

  private static final class Row<E> implements Iterable<E> {
    private final List<E> cells;

    Row(List<E> cells) {
      this.cells = cells;
    }

    @Override
    public java.util.Iterator<E> iterator() {
      return cells.iterator();
    }
  }

  @Async
  <E> Iterable<E> awaitedAndReturned(List<E> cells) {
    return await(of(new Row<>(cells)));
  }

  @Async
  <E> Iterable<E> castAndReturned(List<E> cells) {
    return ((((Row<E>) await(of(new Row<>(cells))))));
  }

  @Async
  <E> Iterable<E> chosenAndReturned(List<E> cells, int which) {
    return which == 0
        ? await(of(new Row<>(cells)))
        : which == 1
            ? cells
            : switch (which) {
              case 2 -> await(of(new Row<E>(cells)));
              case 3 -> {
                await(pause());
                yield new Row<E>(List.of());
              }
              default -> new Row<>(cells);
            };
  }

  @Async
  String generic() {
    String text = "";
    for (int which = 0; which < 5; which++) {
      for (String cell : await(PrivateClassesAsync.chosenAndReturned(this, List.of("a", "b"), which))) {
        text += cell;
      }
    }
    for (Node node : await(PrivateClassesAsync.awaitedAndReturned(this, List.of(new Node(3))))) {
      text += node;
    }
    for (Node node : await(PrivateClassesAsync.castAndReturned(this, List.of(new Node(4))))) {
      text += node;
    }
    Node chosen = switch (text.length()) {
      case 0 -> new Leaf(1, "leaf");
      default -> new Leaf(2, "other");
    };
    return text + chosen.value;
  }

  @Async
  String loopsOverSubclasses() {
    List<Leaf> leaves = await(of(List.of(new Leaf(1, "a"), new Leaf(2, "b"))));
    Leaf[] array = {new Leaf(3, "c"), new Leaf(4, "d")};
    String text = "";
    for (Node node : leaves) {
      text += node.twice();
    }
    for (Node node : array) {
      text += node.twice();
    }
    for (Node node : leaves) {
      text += await(of(node)).value;
    }
    for (Node node : array) {
      text += await(of(node)).value;
    }
    for (Node node : await(of(array))) {
      text += node;
    }
    Runnable later =
        () -> {
          for (Node node : leaves) {
            node.value++;
          }
          for (Node node : array) {
            node.value++;
          }
        };
    later.run();
    return text + leaves + array[0];
  }

  private static class Told {
    final int by;

    Told(int by) {
      this.by = by;
    }

    @Async
    boolean isEqual(Object other) {
      return other != null
          && getClass() == await(of(other)).getClass()
          && this.getClass().cast(other).by == await(of(by));
    }

    /** The class is kept across an await, and Told is known. */
    @Async
    boolean isSame(Object other) {
      if (this.getClass() != await(of(other)).getClass()) {
        return false;
      }
      Told told = getClass().cast(await(of(other)));
      return told.by == by && getClass() == await(of(told.getClass()));
    }

    @Async
    Class<? extends Told> classOf(Told other) {
      Class<? extends Told> own = getClass();
      List<Class<? extends Told>> all = new ArrayList<>(List.of(await(of(own))));
      all.add(other.getClass());
      all.add(await(of(getClass())));
      return all.get(await(of(1)));
    }
  }

  private static Told heir() {
    return new Told(1) {};
  }

  @Async
  static Object classes() {
    Told one = new Told(1);
    Told other = heir();
    return List.of(
        await(PrivateClasses_ToldAsync.isEqual(one, new Told(1))),
        await(PrivateClasses_ToldAsync.isEqual(one, other)),
        await(PrivateClasses_ToldAsync.isSame(one, new Told(1))),
        await(PrivateClasses_ToldAsync.isSame(one, other)),
        await(PrivateClasses_ToldAsync.classOf(one, other)).getName());
  }
}
