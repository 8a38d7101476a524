package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;

/** Type variables of several bounds, of which one is private. */
public class SeveralBounds {
  private interface Shape {
    default int n() {
      return 1;
    }
  }

  interface Tag {
    default int tag() {
      return 1;
    }
  }

  private record Both(int n) implements Shape, Tag, Comparable<Both> {
    public int compareTo(Both o) {
      return n - o.n;
    }
  }

  private enum E implements Shape, Tag {
    A,
    B
  }

  @Async
  private static <T extends Shape & Comparable<T>> int a(T t) {
    Shape s = t;
    return s.n() + t.n() + t.compareTo(t) + await(of(1));
  }

  @Async
  private static <T extends Comparable<T> & Shape> int a2(T t, Shape other) {
    Shape s = t;
    List<Shape> l = new ArrayList<>(List.of(other));
    l.add(t);
    return s.n() + l.get(1).n() + t.compareTo(t) + await(of(1));
  }

  @Async
  private static <T extends Shape & Tag> int d(List<? extends T> ts) {
    int n = 0;
    for (T t : ts) n += t.tag() + await(of(t)).n();
    ToIntFunction<Shape> f = Shape::n;
    ToIntFunction<T> g = Shape::n;
    ToIntFunction<T> h = Tag::tag;
    return n + f.applyAsInt(ts.get(0)) + g.applyAsInt(ts.get(0)) + h.applyAsInt(ts.get(0));
  }

  @Async
  private static <T extends Enum<T> & Shape> int e(T t) {
    Shape s = t;
    return s.n() + t.ordinal() + await(of(1)) + take(t) + taker(List.of(t));
  }

  private static int take(Shape s) {
    return s.n();
  }

  private static <T extends Shape> int taker(List<T> s) {
    return s.get(0).n();
  }

  @Async
  static int all() {
    return await(SeveralBoundsAsync.a(new Both(3)))
        + await(SeveralBoundsAsync.a2(new Both(2), E.A))
        + await(SeveralBoundsAsync.d(List.of(new Both(1), E.B)))
        + await(SeveralBoundsAsync.e(E.B));
  }
}
