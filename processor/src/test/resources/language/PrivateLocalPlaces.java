package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Local classes of private ones in all kinds of classes and places. */
class PrivateLocalPlaces {
  private static class Node {
    int size;

    Node(int size) {
      this.size = size;
    }

    int size() {
      return size;
    }

    static Node of(int size) {
      return new Node(size);
    }
  }

  private static class Wrong extends Exception {
    private static final long serialVersionUID = 1;
  }

  private interface Told {
    String tell();
  }

  enum Kind {
    ONE,
    TWO;

    private abstract class Part {
      abstract int part();
    }

    @Async
    int parts(int by) {
      class Own extends Part {
        @Override
        int part() {
          return ordinal() + by;
        }
      }
      Part part = new Own();
      int n = await(of(2));
      return part.part() * n + new Own().part();
    }
  }

  record Point(int x, int y) implements Told {
    @Async
    String told(String by) {
      class Own implements Told {
        @Override
        public String tell() {
          return x + by + y() + Point.this.tell();
        }
      }
      Own own = new Own();
      return own.tell() + await(of(1)) + own.tell();
    }

    @Override
    public String tell() {
      return "p";
    }
  }

  interface Host {
    int base();

    @Async
    default int total(int by) {
      class Own extends Node {
        Own(int size) {
          super(size + base());
        }

        @Override
        int size() {
          return super.size() * by;
        }
      }
      Own own = new Own(await(of(2)));
      own.size++;
      await(pause());
      return own.size() + own.size;
    }
  }

  static class Outer<A> {
    final A a;

    Outer(A a) {
      this.a = a;
    }

    private class Linked extends Node {
      final A held;

      Linked(A held) {
        super(4);
        this.held = held;
      }
    }

    class Inside<B> {
      @Async
      String linked(B b) {
        class Own extends Linked {
          final B other;

          Own(A held, B other) {
            super(held);
            this.other = other;
          }

          String tell() {
            return "" + a + b + held + other + size;
          }
        }
        Own own = new Own(await(of(a)), b);
        String text = own.tell();
        await(pause());
        Function<B, Own> make = other -> new Own(a, other);
        return text + own.held + own.other + make.apply(b).tell();
      }
    }
  }

  @Async
  static String hosts() {
    Host host = () -> 3;
    String text = "" + await(PrivateLocalPlaces_KindAsync.parts(Kind.TWO, 3));
    text += await(PrivateLocalPlaces_PointAsync.told(new Point(1, 2), "-"));
    text += await(PrivateLocalPlaces_HostAsync.total(host, 2));
    Outer<String>.Inside<Integer> inside = new Outer<>("a").new Inside<>();
    return text + await(PrivateLocalPlaces_Outer_InsideAsync.linked(inside, 5));
  }

  @Async
  static String components() {
    record Holder(Node node, List<Node> all) {
      Holder(Node only) {
        this(only, List.of(only));
      }

      int total() {
        return node.size() + all.stream().mapToInt(Node::size).sum();
      }
    }
    Holder holder = new Holder(new Node(await(of(2))));
    Holder other = new Holder(Node.of(1), new ArrayList<>(List.of(holder.node())));
    await(pause());
    other.all().add(new Node(5));
    String text = holder.total() + " " + other.total() + " " + other.node().size;
    Object o = other;
    if (o instanceof Holder found && found.all().size() == await(of(2))) {
      text += found.all().get(1).size();
    }
    return text + holder.equals(o);
  }

  @Async
  static String constants() {
    enum Level {
      LOW(new Node(1)),
      HIGH(Node.of(9)) {
        @Override
        int size() {
          return node.size() * 2;
        }
      };

      final Node node;

      Level(Node node) {
        this.node = node;
      }

      int size() {
        return node.size();
      }
    }
    String text = "";
    for (Level level : Level.values()) {
      text += level + ":" + level.size() + await(of(",")) + level.node.size;
    }
    Level level = await(of(true)) ? Level.HIGH : Level.LOW;
    switch (level) {
      case HIGH:
        text += await(of("high"));
        break;
      default:
        text += "low";
    }
    return text + level.name() + level.compareTo(Level.LOW);
  }

  @Async
  static String functions() {
    interface Maker {
      Node make(int size);

      default Node twice(int size) {
        return make(size * 2);
      }
    }
    Maker maker = Node::new;
    Node node = maker.make(await(of(2)));
    Maker other = size -> new Node(size + node.size());
    await(pause());
    return other.twice(3).size() + " " + maker.twice(1).size;
  }

  @Async
  static String collections() {
    class Sized extends Node implements Comparable<Sized> {
      Sized(int size) {
        super(size);
      }

      @Override
      public int compareTo(Sized other) {
        return Integer.compare(size, other.size);
      }

      @Override
      public String toString() {
        return "s" + size;
      }
    }
    List<Sized> all = new ArrayList<>();
    for (int i = 3; i > 0; i--) all.add(new Sized(await(of(i))));
    all.sort(null);
    all.sort(Comparator.comparing(Sized::size).reversed());
    Map<Integer, List<Sized>> groups =
        Stream.of(new Sized(1), new Sized(2)).collect(Collectors.groupingBy(s -> s.size % 2));
    Sized[] array = all.toArray(new Sized[0]);
    Sized[][] more = {array, {new Sized(7)}};
    List<? extends Node> nodes = all;
    await(pause());
    int sum = 0;
    for (Sized one : array) sum += one.size();
    for (Node one : nodes) sum += one.size * 10;
    return all
        + " "
        + groups.get(1).get(0)
        + sum
        + more[1][0]
        + array.length
        + (array[0].compareTo(array[1]) > 0);
  }

  @Async
  static String branches(boolean early) {
    class Odd extends Node {
      Odd() {
        super(1);
      }
    }
    class Even extends Node {
      Even() {
        super(2);
      }
    }
    Node node = early ? new Odd() : new Even();
    Node other = await(of(1)) > 0 ? new Even() : node;
    var chosen = early ? new Odd() : await(of(2)) > 3 ? new Odd() : null;
    Object o = node;
    String text = o instanceof Odd ? "odd" : o instanceof Even ? "even" : "none";
    if (o instanceof Odd odd && odd.size > 0) text += odd.size();
    Even even = (Even) other;
    try {
      Odd wrong = (Odd) other;
      text += wrong.size();
    } catch (ClassCastException e) {
      text += await(of("wrong"));
    }
    return text + even.size() + (chosen == null ? 0 : chosen.size);
  }

  @Async
  static String usesBranches() {
    return await(PrivateLocalPlacesAsync.branches(true))
        + await(PrivateLocalPlacesAsync.branches(false));
  }

  @Async
  static String thrownChecked() {
    class Own extends Wrong {
      private static final long serialVersionUID = 1;

      @Override
      public String getMessage() {
        return "own";
      }
    }
    String text = "";
    for (int i = 0; i < 3; i++) {
      try {
        await(pause());
        if (i == 0) throw new Own();
        if (i == 1) throw new Wrong();
        text += "none";
      } catch (Own own) {
        text += own.getMessage() + await(of(i));
      } catch (Wrong wrong) {
        text += wrong.getMessage() + await(of(i));
      } finally {
        text += await(of("."));
      }
    }
    return text;
  }

  @Async
  static String orderOfCaptures() {
    int first = await(of(1));
    int second = await(of(2));
    String third = await(of("3"));
    class Own extends Node {
      final int late = second * 10;

      Own() {
        this(third.length());
      }

      Own(int size) {
        super(size + first);
      }

      String tell() {
        return late + third + first + second + size;
      }
    }
    Supplier<Own> make = Own::new;
    Function<Integer, Own> sized = Own::new;
    Own own = new Own();
    await(pause());
    return own.tell() + make.get().tell() + sized.apply(6).tell() + own.late;
  }

  @Async
  static String patterns(Object given) {
    if (given instanceof String text && !text.isEmpty()) {
      class Own extends Node {
        Own() {
          super(text.length());
        }

        String tell() {
          return text + size;
        }
      }
      Own own = new Own();
      return own.tell() + await(of(1)) + new Own().tell();
    }
    for (int i = 0; ; i++) {
      int n = i;
      class Own extends Node {
        Own() {
          super(n);
        }
      }
      if (new Own().size == await(of(2))) return "loop" + n;
    }
  }

  @Async
  static String usesPatterns() {
    return await(PrivateLocalPlacesAsync.patterns("ab"))
        + await(PrivateLocalPlacesAsync.patterns(1));
  }

  @Async
  static String generic() {
    class Box<T> extends Node {
      T held;

      Box(T held) {
        super(2);
        this.held = held;
      }

      <U> Box<U> with(U other) {
        return new Box<>(other);
      }

      T held() {
        return held;
      }
    }
    Box<String> box = new Box<>("a");
    Box<Integer> other = box.with(await(of(4)));
    List<Box<Integer>> all = new ArrayList<>(List.of(other, new Box<>(6)));
    await(pause());
    box.held = "b";
    int sum = 0;
    for (Box<Integer> one : all) sum += one.held() + one.size;
    return box.held() + sum + box.held.length() + other.held;
  }

  @Async
  static String nestedBlocks() {
    int by = await(of(3));
    Task<String, RuntimeException> task =
        Task.async(
            () -> {
              class Own extends Node {
                Own(int size) {
                  super(size * by);
                }
              }
              Own own = new Own(await(of(2)));
              Task<Integer, RuntimeException> inner =
                  Task.async(
                      () -> {
                        class Deep extends Node {
                          Deep() {
                            super(by);
                          }
                        }
                        Deep deep = new Deep();
                        return deep.size() + await(of(1));
                      });
              return own.size() + " " + await(inner);
            });
    return await(task);
  }

  @Async
  static String sameNames() {
    String text = "";
    {
      class Own extends Node {
        Own() {
          super(1);
        }
      }
      Own own = new Own();
      text += await(of(1)) + own.size();
    }
    {
      class Own extends Node {
        Own() {
          super(2);
        }
      }
      Own own = new Own();
      text += await(of(1)) + own.size();
    }
    Supplier<Node> made =
        () -> {
          class Own extends Node {
            Own() {
              super(3);
            }
          }
          return new Own();
        };
    return text + made.get().size();
  }

  @Retention(RetentionPolicy.RUNTIME)
  private @interface Mark {
    String value() default "marked";
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Of {
    Class<?> value();
  }

  @Async
  static String annotatedWithWhatIsPrivate() {
    int n = await(of(2));
    @Of(Node.class)
    class Own {
      int size() {
        @Mark int size = n;
        return size;
      }
    }
    class Plain {
      int size() {
        @Mark int size = n;
        return size;
      }
    }
    Own own = new Own();
    Plain plain = new Plain();
    int sum = own.size() + await(of(1)) + plain.size();
    return sum + Own.class.getAnnotation(Of.class).value().getSimpleName();
  }

  @Async
  static String annotated() throws Exception {
    int n = await(of(2));
    @Mark
    class Own {
      @Mark("field")
      int size = n;

      @Mark
      int size() {
        return size;
      }
    }
    Own own = new Own();
    own.size += await(of(1));
    return own.size() + " " + Own.class.isAnnotationPresent(Mark.class);
  }

  @Async
  <T> String thrownInAGenericMethod(T value) {
    class Own extends Exception {
      private static final long serialVersionUID = 1;
      final transient T held;

      Own(T held) {
        this.held = held;
      }

      @Override
      public String getMessage() {
        return value + " and " + held + PrivateLocalPlaces.this.prefix();
      }
    }
    String text = "";
    try {
      if (await(of(1)) > 0) throw new Own(value);
      text = "not thrown";
    } catch (Own own) {
      text = own.getMessage() + own.held + await(of("!"));
    }
    Exception e = new Own(null);
    try {
      throw e;
    } catch (Own own) {
      return text + own.held + await(of(2));
    } catch (Exception other) {
      return text + "other" + await(of(3));
    }
  }

  String prefix() {
    return "it";
  }

  @Async
  static <X extends Exception> String plainInAGenericMethod(X failure) throws X {
    class Own extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
    try {
      if (await(of(1)) > 0) throw new Own();
      throw failure;
    } catch (Own own) {
      return "own" + await(of(1)) + (own.getMessage() == null);
    }
  }

  @Async
  static String usesGenericMethods() {
    return await(PrivateLocalPlacesAsync.thrownInAGenericMethod(new PrivateLocalPlaces(), 4))
        + await(PrivateLocalPlacesAsync.plainInAGenericMethod(new IllegalStateException()));
  }

  @Async
  static String usedByClosedOnes() {
    int n = await(of(3));
    class Plain {
      int held;

      Plain hold(int more) {
        held += more;
        return this;
      }
    }
    Plain plain = new Plain().hold(await(of(1)));
    Node node =
        new Node(2) {
          @Override
          int size() {
            return super.size() + new Plain().hold(n).held + plain.held;
          }
        };
    var all =
        Stream.of(1, 2)
            .map(
                i ->
                    new Object() {
                      Plain it = new Plain().hold(i * n);
                    })
            .collect(Collectors.toList());
    class Own extends Node {
      final Plain own = new Plain().hold(5);

      Own() {
        super(1);
      }
    }
    Own own = new Own();
    await(pause());
    plain.hold(10);
    Runnable holding =
        new Runnable() {
          @Override
          public void run() {
            new Node(7) {
              @Override
              int size() {
                plain.held += size;
                return 0;
              }
            }.size();
          }
        };
    holding.run();
    return node.size()
        + " "
        + all.get(1).it.held
        + " "
        + own.own.hold(await(of(1))).held
        + plain.held;
  }

  private static class Held<T> {
    T held;

    Held(T held) {
      this.held = held;
    }

    T held() {
      return held;
    }

    Held<T> self() {
      return this;
    }
  }

  private static class Sized {
    int size = 3;

    int size() {
      return size;
    }
  }

  @Async
  static String recursive() {
    class Own extends Held<Own> {
      Own() {
        super(null);
      }

      int two() {
        return 2;
      }
    }
    Own own = new Own();
    own.held = new Own();
    int n = await(of(2));
    Held<Own> node = own;
    return n + "" + own.held().two() + node.held().two() + own.self().held.two();
  }

  @Async
  static String lambdaTyped() {
    class Own extends Sized implements Supplier<Own> {
      public Own get() {
        return this;
      }
    }
    Own own = new Own();
    await(pause());
    Supplier<Own> s = own;
    Supplier<? extends Sized> p = s;
    List<Supplier<Own>> all = List.of(own, () -> own);
    return s.get().size() + "" + p.get().size() + all.get(1).get().size;
  }

  static String run(Runnable r, Object... more) {
    r.run();
    return "" + more.length;
  }

  static <A> A all(Iterable<? extends A> one) {
    return one.iterator().next();
  }

  static int both(Callable2 c) {
    return c.n();
  }

  interface Callable2 {
    int n();

    default int twice() {
      return 2 * n();
    }
  }

  static class Open implements Callable2 {
    public int n() {
      return 8;
    }

    private Open(int n) {}
  }

  @Async
  static String interfaces() throws Exception {
    String[] log = {""};
    class Own extends Sized
        implements Runnable,
            AutoCloseable,
            Function<Integer, Integer>,
            Callable2,
            Iterable<Own>,
            Comparable<Own> {
      public void run() {
        log[0] += "run";
      }

      public void close() {
        log[0] += "close";
      }

      public Integer apply(Integer n) {
        return n + size;
      }

      public int n() {
        return 5;
      }

      public Iterator<Own> iterator() {
        return List.of(this, new Own()).iterator();
      }

      public int compareTo(Own other) {
        return size - other.size;
      }
    }
    Own own = new Own();
    String text = run(own, own, own) + await(of(1)) + run(await(of(own)), await(of(2)));
    Runnable r = own;
    Callable2 c = await(of(true)) ? own : null;
    Function<Integer, Integer> f = own.andThen(n -> n * 2).compose(n -> n + 1);
    text += f.apply(1) + own.andThen(own).apply(await(of(3))) + own.twice() + both(own) + c.n();
    try (own) {
      text += await(of("x"));
    }
    try (Own other = new Own()) {
      text += other.size + await(of("y"));
    }
    try (AutoCloseable other = new Own()) {
      text += "z";
    }
    for (Own one : own) text += one.size + await(of(","));
    for (Sized one : own) text += one.size;
    text += all(own).size + own.spliterator().estimateSize();
    List<Own> list = new ArrayList<>(List.of(own, new Own()));
    list.sort(Comparator.comparing(Own::n));
    list.get(1).size = await(of(9));
    own.forEach(one -> log[0] += one.size);
    r.run();
    Runnable[] rs = {own, () -> {}};
    rs[0].run();
    Object o = own;
    if (o instanceof Runnable q) q.run();
    Supplier<Runnable> made = Own::new;
    made.get().run();
    Map<String, Runnable> m = new HashMap<>();
    m.put("a", own);
    m.computeIfAbsent("b", k -> new Own()).run();
    Optional<Runnable> opt = Optional.of(own);
    opt.get().run();
    return text + log[0] + list.get(0).size;
  }

  @Async
  static String guardedOnes() {
    class Own extends Open implements Runnable {
      int ran;

      Own() {
        super(1);
      }

      public void run() {
        ran++;
      }
    }
    Own own = new Own();
    Open open = own;
    await(pause());
    Runnable r = own;
    r.run();
    Callable2 c = own;
    List<Own> all = List.of(own);
    List<? extends Runnable> rs = all;
    rs.get(0).run();
    return open.n() + "" + c.twice() + own.twice() + both(own) + own.ran + all.get(0).n();
  }
}
