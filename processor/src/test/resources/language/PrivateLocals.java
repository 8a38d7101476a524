package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Local classes that only the class itself can declare: what they extend is private. */
class PrivateLocals<T> {
  private abstract static class Step {
    final int base;

    Step(int base) {
      this.base = base;
    }

    abstract int step(int by);

    int twice(int by) {
      return step(step(by));
    }
  }

  private abstract class Inner {
    abstract String tell();

    String told() {
      return tell() + " of " + field;
    }
  }

  private abstract static class Mapped<A, B> implements Iterable<B> {
    private final List<A> from = new ArrayList<>();
    private final Function<A, B> map;

    Mapped(Function<A, B> map, List<A> from) {
      this.map = map;
      this.from.addAll(from);
    }

    abstract boolean wants(A one);

    @Override
    public Iterator<B> iterator() {
      return from.stream().filter(this::wants).map(map).iterator();
    }
  }

  private interface Shape {
    String name();

    default String described() {
      return "a " + name();
    }
  }

  static class Guarded {
    final int n;

    private Guarded(int n) {
      this.n = n;
    }

    Guarded(Step step) {
      this(step.base);
    }
  }

  private static final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    Odd(String message) {
      super(message);
    }
  }

  private static class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  int field = 7;
  T value;

  @Async
  static int extended() {
    class Add extends Step {
      Add() {
        super(1);
      }

      @Override
      int step(int by) {
        return by + base;
      }
    }
    Add add = new Add();
    int n = await(of(2));
    Step step = add;
    return add.twice(n) + step.step(3) + add.base;
  }

  @Async
  static int captures(int first) {
    int second = await(of(3));
    String text = "ab";
    final int constant = 4;
    class Add extends Step {
      int added = text.length();

      Add(int base) {
        super(base + second);
      }

      Add() {
        this(await2());
      }

      static int await2() {
        return 2;
      }

      @Override
      int step(int by) {
        added++;
        return by + base + first * constant + added;
      }
    }
    Add one = new Add();
    int n = one.step(await(of(1)));
    Add other = new Add(await(of(9)));
    other.added += await(of(5));
    other.added++;
    return n + other.twice(2) + one.added + other.added + Add.await2();
  }

  @Async
  String ofInner(String text) {
    int n = await(of(5));
    class Told extends Inner {
      @Override
      String tell() {
        return text + n + field + value;
      }
    }
    field = await(of(8));
    Inner told = new Told();
    return told.told() + new Told().told() + new Told().tell();
  }

  @Async
  String generic(List<T> values) {
    class All extends Mapped<T, String> {
      All() {
        super(String::valueOf, values);
      }

      @Override
      boolean wants(T one) {
        return one != null;
      }
    }
    StringBuilder text = new StringBuilder();
    All all = new All();
    for (String one : all) {
      text.append(one).append(await(of(1)));
    }
    for (String one : new All()) text.append(one);
    Iterable<String> again = all;
    await(pause());
    return text.append(again.iterator().next()).toString();
  }

  @Async
  static <A, B extends Comparable<B>> List<B> genericMethod(List<A> from, Function<A, B> map) {
    class All extends Mapped<A, B> {
      All() {
        super(map, from);
      }

      @Override
      boolean wants(A one) {
        return one != null;
      }
    }
    List<B> all = new ArrayList<>();
    All these = new All();
    for (B one : these) {
      if (all.isEmpty() || all.get(0).compareTo(one) < await(of(1))) all.add(one);
    }
    return all;
  }

  @Async
  static String usesGenerics() {
    PrivateLocals<Integer> it = new PrivateLocals<>();
    it.value = 6;
    return await(PrivateLocalsAsync.generic(it, List.of(1, 2)))
        + await(PrivateLocalsAsync.ofInner(it, "x"))
        + await(PrivateLocalsAsync.genericMethod(List.of("a", "bcd"), String::length))
        + await(PrivateLocalsAsync.captures(3));
  }

  @Async
  static String implemented() {
    int n = await(of(2));
    class Square implements Shape, Comparable<Square> {
      @Override
      public String name() {
        return "square" + n;
      }

      @Override
      public int compareTo(Square other) {
        return name().compareTo(other.name());
      }
    }
    Square square = new Square();
    Shape shape = square;
    await(pause());
    return square.described() + shape.described() + square.compareTo(new Square());
  }

  @Async
  static String records() {
    record Round(int size) implements Shape {
      Round {
        if (size < 0) throw new IllegalArgumentException();
      }

      static Round of(String size) {
        return new Round(size.length());
      }

      @Override
      public String name() {
        return "round" + size;
      }
    }
    Round round = new Round(await(of(2)));
    Object o = Round.of("abc");
    String text = round.described() + round + round.size();
    if (o instanceof Round other && other.size > await(of(1))) {
      text += other.name() + other.equals(round);
    }
    return text + round.hashCode();
  }

  @Async
  static String enums() {
    enum Kind implements Shape {
      LEFT,
      RIGHT {
        @Override
        public String described() {
          return "the right";
        }
      }
    }
    String text = "";
    for (Kind kind : Kind.values()) {
      text += kind.described() + await(of(1));
      switch (kind) {
        case LEFT -> text += await(of("l"));
        case RIGHT -> text += "r";
      }
      text +=
          switch (kind) {
            case LEFT -> 1;
            case RIGHT -> await(of(2));
          };
    }
    Map<Kind, Integer> map = new TreeMap<>(Map.of(Kind.LEFT, 1));
    await(pause());
    return text + map.get(Kind.valueOf("LEFT")) + Kind.LEFT.ordinal();
  }

  @Async
  static String interfaces() {
    interface Named extends Shape {
      default String more() {
        return described() + "!";
      }
    }
    Named named = () -> "n";
    String text = named.more() + await(of(1));
    class Fixed implements Named {
      @Override
      public String name() {
        return "fixed";
      }
    }
    Named fixed = new Fixed();
    await(pause());
    return text + fixed.more() + named.name();
  }

  @Async
  static int guarded(int by) {
    class Open extends Guarded {
      Open(int n) {
        super(n + by);
      }
    }
    Open open = new Open(await(of(2)));
    Guarded guarded = open;
    return open.n + guarded.n + await(of(1));
  }

  @Async
  static String thrown() {
    int n = await(of(2));
    class Own extends Failed {
      private static final long serialVersionUID = 1;
      final int code;

      Own(int code) {
        super("own" + code);
        this.code = code + n;
      }
    }
    String text = "";
    try {
      await(pause());
      if (n > 0) throw new Own(await(of(3)));
    } catch (Own own) {
      text = own.getMessage() + own.code + await(of(1));
    }
    try {
      throw new Own(4);
    } catch (Failed failed) {
      text += failed.getMessage() + (failed instanceof Own) + ((Own) failed).code;
    } finally {
      text += await(of("end"));
    }
    return text;
  }

  @Async
  static String inLambdas() {
    int n = await(of(2));
    Supplier<Step> steps =
        () -> {
          class Add extends Step {
            Add() {
              super(n);
            }

            @Override
            int step(int by) {
              return by + n;
            }
          }
          return new Add();
        };
    class Out extends Step {
      Out(int base) {
        super(base);
      }

      @Override
      int step(int by) {
        return by * n * base;
      }
    }
    IntSupplier outs = () -> new Out(3).twice(1);
    Function<Integer, Step> made = Out::new;
    Function<Integer, Out> own = Out::new;
    Supplier<Integer> bound = new Out(2)::hashCode;
    return steps.get().twice(await(of(4)))
        + " "
        + outs.getAsInt()
        + " "
        + made.apply(5).step(1)
        + own.apply(2).twice(1)
        + (bound.get() == 0);
  }

  @Async
  static int inABlock(int by) {
    class Out extends Step {
      Out() {
        super(by);
      }

      @Override
      int step(int n) {
        return n + base;
      }
    }
    Out out = new Out();
    Task<Integer, RuntimeException> block =
        Task.async(
            () -> {
              int got = await(of(3));
              class Add extends Step {
                Add() {
                  super(got);
                }

                @Override
                int step(int n) {
                  return n + base * by;
                }
              }
              Add add = new Add();
              return add.twice(await(of(1)));
            });
    return await(block) + out.twice(1);
  }

  @Async
  static int usesBlock() {
    return await(PrivateLocalsAsync.inABlock(4)) + await(PrivateLocalsAsync.guarded(3));
  }

  @Async
  static String families() {
    class Base extends Step {
      Base() {
        super(3);
      }

      @Override
      int step(int by) {
        return by + 1;
      }
    }
    class Heir extends Base {
      final Base other = new Base();

      @Override
      int step(int by) {
        return super.step(by) + other.step(by);
      }
    }
    Base base = new Heir();
    int n = await(of(2));
    Base anonymous =
        new Base() {
          @Override
          int step(int by) {
            return by * 2;
          }
        };
    record Pair(Base one, Heir other) {}
    Pair pair = new Pair(base, new Heir());
    Base[] all = {base, anonymous, pair.one()};
    List<Base> list = new ArrayList<>(List.of(all));
    list.add(new Base());
    await(pause());
    int sum = 0;
    for (Base one : list) sum += one.twice(n) + await(of(1));
    return sum
        + (base instanceof Heir ? "heir" : "base")
        + pair.other().other.base
        + all.length
        + Heir.class.getSimpleName();
  }

  @Async
  static String within() {
    int n = await(of(2));
    class Outer {
      class Add extends Step {
        Add() {
          super(3);
        }

        @Override
        int step(int by) {
          return by + more;
        }
      }

      int more = 4;

      Step other() {
        return new Step(5) {
          @Override
          int step(int by) {
            return by + more;
          }
        };
      }
    }
    Outer outer = new Outer();
    outer.more = await(of(7));
    Step add = outer.new Add();
    class Maker {
      Step make(int by) {
        return new Step(by) {
          @Override
          int step(int times) {
            return by * times + n;
          }
        };
      }
    }
    Maker maker = new Maker();
    await(pause());
    return maker.make(2).twice(n) + add.twice(1) + " " + outer.other().twice(2) + outer.more;
  }

  @Async
  static String inALoop() {
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int n = i;
      class Add extends Step {
        Add() {
          super(n);
        }

        @Override
        int step(int by) {
          return by + n * 10;
        }
      }
      all.add(new Add());
      await(pause());
      all.add(new Add());
    }
    StringBuilder text = new StringBuilder();
    for (Step one : all) text.append(one.twice(await(of(1)))).append(' ');
    return text.toString();
  }

  @Async
  static String replicated() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      try {
        if (i == await(of(1))) continue;
        text.append("body");
      } finally {
        int n = i;
        class Add extends Step {
          Add() {
            super(n);
          }

          @Override
          int step(int by) {
            return by + n;
          }
        }
        Add add = new Add();
        await(pause());
        text.append(add.twice(1));
      }
    }
    return text.toString();
  }

  @Async
  static String checked() throws Exception {
    class Throws extends Step {
      Throws(int base) throws Odd {
        super(base);
        if (base > 3) throw new Odd("base");
      }

      @Override
      int step(int by) {
        return by;
      }

      int risky() throws Odd {
        if (base > 0) throw new Odd("risky");
        return 1;
      }
    }
    String text = "";
    try {
      new Throws(await(of(4)));
    } catch (Odd odd) {
      text += odd.getMessage();
    }
    Throws other = new Throws(1);
    try {
      text += other.risky() + await(of(1));
    } catch (Odd odd) {
      text += odd.getMessage() + await(of(2));
    }
    return text;
  }

  @Async
  static String typeArguments() {
    class Key extends Step implements Comparable<Key> {
      Key(int base) {
        super(base);
      }

      @Override
      int step(int by) {
        return by;
      }

      @Override
      public int compareTo(Key other) {
        return Integer.compare(base, other.base);
      }
    }
    Map<Key, List<Key>> keys = new TreeMap<>();
    keys.computeIfAbsent(new Key(await(of(2))), k -> new ArrayList<>()).add(new Key(3));
    keys.computeIfAbsent(new Key(1), k -> new ArrayList<>()).add(new Key(await(of(4))));
    String text = "";
    for (Map.Entry<Key, List<Key>> e : keys.entrySet()) {
      text += e.getKey().base + ":" + e.getValue().get(0).base + await(of(","));
    }
    Key first = keys.keySet().iterator().next();
    Supplier<Key> supplier = () -> first;
    return text + supplier.get().compareTo(new Key(await(of(1))));
  }

  private abstract static class Sum {
    final int sum;

    Sum(String... terms) {
      this.sum = terms.length;
    }

    Sum(int... terms) throws Odd {
      if (terms.length == 0) throw new Odd("no terms");
      this.sum = Arrays.stream(terms).sum();
    }

    abstract int more();
  }

  @Async
  static String besideVariableArguments() throws Exception {
    int n = await(of(4));
    String[] words = {"a", "b"};
    Sum anonymous =
        new Sum(1, 2, await(of(3))) {
          @Override
          int more() {
            return sum * n;
          }
        };
    Sum array =
        new Sum(words) {
          @Override
          int more() {
            return sum + n + words.length;
          }
        };
    class Own extends Sum {
      Own(int first, int... terms) throws Odd {
        super(terms);
        added += first;
      }

      Own(String... terms) {
        super(terms);
      }

      int added = n;

      @Override
      int more() {
        return sum + added + words.length;
      }
    }
    Sum without =
        new Sum('a', 1) {
          @Override
          int more() {
            return sum;
          }
        };
    String text = anonymous.more() + " " + array.more() + without.more();
    text += " " + new Own(1, 2, await(of(3))).more() + new Own("a", "b", "c").more();
    text += " " + new Own(words).more() + new Own().more();
    try {
      text += new Own(await(of(1))).more();
    } catch (Odd odd) {
      text += odd.getMessage() + await(of("!"));
    }
    try {
      Sum none =
          new Sum(new int[0]) {
            @Override
            int more() {
              return n;
            }
          };
      return text + none.more();
    } catch (Odd odd) {
      return text + odd.getMessage();
    }
  }
}
