package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.*;
import java.util.function.*;

/** Old switch statements over private sealed types: their last group may end in any way. */
final class PrivateSwitchStatements {
  private sealed interface Shape permits Square, Circle, Dot {}

  private record Square(int a) implements Shape {}

  private record Circle(int r) implements Shape {}

  private enum Dot implements Shape {
    DOT
  }

  private static List<Shape> shapes() {
    return List.of(new Square(1), Dot.DOT, new Circle(2), new Square(3));
  }

  @Async
  static String fallsOut() {
    String s = "";
    for (Shape shape : shapes()) {
      switch (shape) {
        case Square(int a):
          s += "q" + a;
          break;
        case Circle c:
          s += "c" + c.r();
          break;
        case Dot d:
          s += d;
      }
      switch (shape) {
        case Dot d:
          s += "-";
          break;
        case Square q:
          if (q.a() > 1) {
            s += "big";
            break;
          }
        case Circle _:
      }
      s += await(of(";"));
    }
    return s;
  }

  @Async
  static String leaves() {
    String s = "";
    outer:
    for (Shape shape : shapes()) {
      s += await(of("|"));
      for (int at = 0; ; at++) {
        int i = at;
        switch (shape) {
          case Square q
          when i < q.a():
            s += i;
            break;
          case Square q:
            continue outer;
          case Circle(var r):
            s += r;
            if (i == r) break outer;
            else continue;
          case Dot d:
            break;
        }
        if (i > 3) break;
      }
    }
    for (Shape shape : shapes()) {
      try {
        switch (shape) {
          case Circle c:
            s += c;
            break;
          case Square q:
            s += q;
          case Dot _:
            throw new IllegalStateException("d");
        }
      } catch (IllegalStateException e) {
        s += await(of(e.getMessage()));
      }
    }
    return s + named(shapes().get(2));
  }

  private static String named(Shape shape) {
    return shape.getClass().getSimpleName();
  }

  @Async
  static int returns() {
    int n = 0;
    for (Shape shape : shapes()) {
      n += await(of(1));
      Function<Shape, Integer> f =
          one -> {
            switch (one) {
              case Square q:
                return q.a();
              case Circle c:
                synchronized (c) {
                  return c.r();
                }
              case Dot d:
                while (true) {
                  if (d == Dot.DOT) return -1;
                }
            }
          };
      n = n * 10 + f.apply(shape);
      Consumer<Shape> g =
          one -> {
            switch (one) {
              case Square q:
                break;
              case Circle c:
                break;
              case Dot d:
                try {
                  throw new IllegalStateException();
                } catch (IllegalStateException e) {
                }
            }
          };
      g.accept(shape);
    }
    return n;
  }

  @Async
  static String awaits() {
    String s = "";
    for (Shape shape : shapes()) {
      switch (shape) {
        case Square q:
          s += await(of("q"));
        case Circle _:
          s += await(of("f"));
          break;
        case Dot d:
          s += await(of("d"));
      }
      switch (await(of(shape))) {
        case Square q
        when q.a() == await(of(1)):
          s += "one";
        case Circle _:
          break;
        case Square q:
          s += q.a();
        case Dot _:
      }
      s +=
          await(
              Task.async(
                  () -> {
                    int n = await(of(1));
                    switch (shape) {
                      case Square q:
                        n += q.a();
                        break;
                      case Circle c:
                        n += c.r();
                        break;
                      case Dot _:
                        n *= 2;
                    }
                    return n;
                  }));
    }
    return s;
  }

  @Async
  static String fails() {
    Shape none = await(of(null));
    try {
      switch (none) {
        case Square q:
          return "q";
        case Circle c:
          return "c";
        case Dot d:
      }
    } catch (NullPointerException e) {
      return await(of("npe"));
    }
    return "passed";
  }

  private sealed interface Key permits Low, High {}

  private enum Low implements Key {
    A,
    B
  }

  private enum High implements Key {
    C
  }

  @Async
  static String constants() {
    String s = "";
    for (Key key : new Key[] {Low.A, Low.B, High.C}) {
      switch (key) {
        case Low.A:
          s += "a";
        case Low.B:
          s += "b";
        case High.C:
          s += "c";
      }
      s += await(of(";"));
      switch (key) {
        case Low.A:
        case High.C:
          s += "A";
          break;
        case Low _:
          s += "B";
      }
    }
    return s;
  }
}
