package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import java.util.List;

/** Methods of nested, inner and generic classes, enums, records and interfaces. */
class Hosts {
  private int outerField = 1;

  static final class Nested {
    private final int n;

    Nested(int n) {
      this.n = n;
    }

    @Async
    int twice() {
      return n + await(of(n));
    }

    @Async
    static int fixed() {
      return await(of(5));
    }
  }

  @Async
  static int nestedClass() {
    return await(Hosts_NestedAsync.twice(new Nested(3))) + await(Hosts_NestedAsync.fixed());
  }

  class Inner {
    private int innerField = 2;

    class Innermost {
      @Async
      @MayBeRefused
      int all(int n) {
        outerField += await(of(n));
        innerField += outerField;
        return outerField * 100 + Inner.this.innerField * 10 + await(of(Hosts.this.outerField));
      }
    }
  }

  @Async // tricky 84
  @MayBeRefused
  int innerClasses() {
    Inner.Innermost i = new Inner().new Innermost();
    return await(Hosts_Inner_InnermostAsync.all(i, await(of(1))));
  }

  @Async // tricky 17
  @MayBeRefused
  static int qualifiedNew() {
    Hosts h = new Hosts();
    Inner inner = await(of(h)).new Inner();
    Inner.Innermost innermost = inner.new Innermost();
    return await(Hosts_Inner_InnermostAsync.all(innermost, 2)) + inner.innerField;
  }

  static class Generic<T extends Comparable<T>> {
    private T best;

    @Async
    <U extends List<T>> T largest(U values) {
      for (T value : values) {
        if (best == null || value.compareTo(await(of(best))) > 0) best = value;
      }
      return await(of(best));
    }

    class InnerOfGeneric {
      @Async
      @MayBeRefused
      List<T> twice(T value) {
        return List.of(value, await(of(value)));
      }
    }
  }

  @Async // tricky 80
  static String genericClass() {
    return await(Hosts_GenericAsync.largest(new Generic<String>(), List.of("a", "c", "b")));
  }

  @Async // tricky 80
  @MayBeRefused
  static Object innerOfGenericClass() {
    Generic<Integer>.InnerOfGeneric inner = new Generic<Integer>().new InnerOfGeneric();
    List<Integer> twice = await(Hosts_Generic_InnerOfGenericAsync.twice(inner, 4));
    return twice;
  }

  enum Planet {
    EARTH(3),
    MARS(4);

    private final int place;

    Planet(int place) {
      this.place = place;
    }

    @Async
    int plus(int n) {
      return place + await(of(n)) + ordinal();
    }
  }

  @Async // tricky 92
  static int enumHost() {
    return await(Hosts_PlanetAsync.plus(Planet.MARS, 10)) + await(Hosts_PlanetAsync.plus(Planet.EARTH, 0));
  }

  record Point(int x, int y) {
    @Async
    int sum() {
      return x + await(of(y())) + this.y;
    }
  }

  @Async // tricky 92
  static int recordHost() {
    return await(Hosts_PointAsync.sum(new Point(1, 2)));
  }

  interface Shape {
    int side();

    @Async
    default int area() {
      return side() * await(of(side())) + secret();
    }

    @Async
    static int unit() {
      return await(of(1));
    }

    private int secret() {
      return 1000;
    }
  }

  @Async // tricky 77, 85
  @MayBeRefused
  static int interfaceHost() {
    Shape shape = () -> 7;
    return await(Hosts_ShapeAsync.area(shape)) + await(Hosts_ShapeAsync.unit());
  }

  private static final class Hidden {
    private int n = 3;

    @Async
    private int plus(int more) {
      return n + await(of(more));
    }
  }

  @Async // tricky 83
  @MayBeRefused
  static int privateHost() {
    return await(Hosts_HiddenAsync.plus(new Hidden(), 4));
  }

  static class Base {
    @Async
    String who() {
      return "base " + await(of(1));
    }
  }

  static class Derived extends Base {
    @Override
    @Async
    String who() {
      return "derived " + await(of(2));
    }
  }

  @Async // tricky 85: a factory runs the method it was made from
  static String overriding() {
    return await(Hosts_DerivedAsync.who(new Derived())) + await(Hosts_BaseAsync.who(new Base()));
  }

  interface Weighing {
    default int weigh(int by) {
      log("weigh " + by);
      return by + 1;
    }
  }

  static class Parent<T> {
    protected T held;

    T hold(T next) {
      T before = held;
      held = next;
      return before;
    }
  }

  private enum Metal implements Weighing {
    IRON,
    GOLD {
      @Override
      public int weigh(int by) {
        return by * 19;
      }
    };

    @Async
    String inherited() {
      return weigh(await(of(2))) + ":" + (ordinal() + weigh(3)) + name();
    }
  }

  private static class Heavy extends Parent<String> implements Weighing, Comparable<Heavy> {
    @Override
    public int compareTo(Heavy other) {
      return weigh(1) - other.weigh(await0());
    }

    private int await0() {
      return 0;
    }

    @Async
    String inherited() {
      String before = hold("held");
      return weigh(await(of(2))) + before + held + hold(await(of("again"))) + compareTo(this);
    }
  }

  private record Ore<T>(T own) implements Weighing, Comparable<Ore<T>> {
    @Override
    public int compareTo(Ore<T> other) {
      return 5;
    }

    @Async
    String inherited() {
      return weigh(await(of(2))) + "" + own() + compareTo(this) + await(of(this)).weigh(1);
    }
  }

  interface Located<T> {
    T at();
  }

  private abstract static class Place<T> implements Located<T> {
    String url = "url";
    T where;

    @Override
    public T at() {
      return where;
    }

    String both() {
      return url + at();
    }
  }

  static class Open extends Place<String> {
    @Async
    String ownAndInherited() {
      where = url + await(of("!"));
      url += where;
      return url + where + at() + both() + await(of(url)).length();
    }
  }

  private final class Around implements Weighing {
    private class Within extends Parent<Integer> {
      @Async
      String inherited() {
        return hold(weigh(await(of(2)))) + "" + held + outerField++;
      }
    }
  }

  @Async // what a private class inherits from one above that is not the nearest
  String privateHostsOfInheritedMethods() {
    String metals =
        await(Hosts_MetalAsync.inherited(Metal.IRON))
            + await(Hosts_MetalAsync.inherited(Metal.GOLD));
    String ore = await(Hosts_OreAsync.inherited(new Ore<>("ore")));
    String within = await(Hosts_Around_WithinAsync.inherited(new Around().new Within()));
    String open = await(Hosts_OpenAsync.ownAndInherited(new Open()));
    return open + metals + ore + within + await(Hosts_HeavyAsync.inherited(new Heavy()));
  }

  private enum Kind {
    ONLY;

    private static Kind more() {
      return ONLY;
    }
  }

  @Async
  private static <T> List<T> twice(T values, int more) {
    return List.of(values, await(of(values))).subList(0, more);
  }

  @Async // a parameter is called as a method is that gives a private class
  Object typeArgumentsAreTheMethodsOwn() {
    return await(HostsAsync.<String>twice("x", 1)) + Kind.more().name();
  }
}
