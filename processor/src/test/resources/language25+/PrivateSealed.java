package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Private sealed interfaces, generic records and enums in switches over patterns. */
final class PrivateSealed {
  private sealed interface Json permits Str, Num, Arr, Obj {}

  private record Str(String s) implements Json {}

  private record Num(double d) implements Json {}

  private record Arr(List<? extends Json> all) implements Json {}

  private record Obj(Map<String, Json> m) implements Json {}

  private record Box<T>(T t, Box<? extends T> next) {}

  private enum Color {
    RED,
    GREEN {
      @Override
      int w() {
        return 7;
      }
    };

    int w() {
      return 1;
    }
  }

  sealed interface Sh<T> {
    record Ci<T>(T r) implements Sh<T> {}

    record Re<T>(T w, T h) implements Sh<T> {}
  }

  @Async
  private static String show(Json j) {
    return switch (j) {
      case Str(var s) when s.isEmpty() -> "''";
      case Str(String s) -> "'" + await(of(s)) + "'";
      case Num(double d) when d == same(d) && d > 5 -> "big" + await(of((int) d));
      case Num n -> "" + n.d();
      case Arr(var all) -> {
        StringBuilder b = new StringBuilder("[");
        for (Json one : all) b.append(await(PrivateSealedAsync.show(one))).append(',');
        yield b + "]";
      }
      case Obj(Map<String, Json> m) -> {
        String r = "";
        for (var e : m.entrySet()) {
          if (e.getValue() instanceof Num(var d) && d < 0) continue;
          r += e.getKey() + "=" + await(PrivateSealedAsync.show(e.getValue()));
        }
        yield "{" + r + "}";
      }
    };
  }

  static double same(double d) {
    return d;
  }

  @Async
  static String shows() {
    return await(
        PrivateSealedAsync.show(
            new Arr(
                List.of(
                    new Str(""),
                    new Str("a"),
                    new Num(7),
                    new Num(2.5),
                    new Obj(new TreeMap<>(Map.of("k", new Num(-1), "z", new Arr(List.of()))))))));
  }

  @Async
  static String boxes() {
    Box<Number> b = new Box<>(1, new Box<Integer>(2, new Box<>(await(of(3)), null)));
    String s = "";
    Box<? extends Number> at = b;
    while (at instanceof Box<? extends Number>(Number n, var next)
        && n.intValue() <= await(of(2))) {
      s += n;
      at = next;
    }
    if (!(at instanceof Box<? extends Number>(Integer last, _))) return "none" + s;
    Object o = b;
    return s
        + last
        + switch (o) {
          case Box<?>(Integer i, Box<?>(Integer k, Box<?>(var z, _))) when i + k == await(of(3)) ->
              "three" + z;
          case Box<?> any -> "any" + any.t();
          default -> "no";
        };
  }

  @Async
  static int colors() {
    int n = 0;
    for (Color c : Color.values()) {
      n +=
          switch (c) {
            case RED -> await(of(1));
            case GREEN -> {
              try {
                yield c.w() * await(of(2));
              } finally {
                n += 100;
              }
            }
          };
      switch ((Object) c) {
        case Color x when x == Color.RED -> n += 3;
        case Color x -> n += x.w() + await(of(1));
        default -> n = -1;
      }
      switch (c) {
        case Color.RED:
          n++;
        default:
          n += 2;
      }
    }
    return n;
  }

  @Async
  static <T extends Comparable<T>> String sh(Sh<? extends T> s, T other) {
    return switch (s) {
      case Sh.Ci<? extends T>(var r) when r.compareTo(other) > 0 -> "c>" + await(of(r));
      case Sh.Ci<? extends T> c -> "c" + c.r();
      case Sh.Re<? extends T>(T w, T h) -> {
        T m = w.compareTo(h) > 0 ? w : h;
        yield "r" + await(of(m)) + (m.compareTo(other) == 0);
      }
    };
  }

  @Async
  static String shs() {
    return await(PrivateSealedAsync.sh(new Sh.Ci<>(4), 3))
        + await(PrivateSealedAsync.<Integer>sh(new Sh.Ci<>(2), 3))
        + await(PrivateSealedAsync.sh(new Sh.Re<>("a", "b"), "b"));
  }

  private static <J extends Json> Function<J, Integer> size() {
    return j ->
        switch (j) {
          case Arr a -> a.all().size();
          case Obj o -> o.m().size();
          default -> 1;
        };
  }

  @Async
  static int sizes() {
    Function<Arr, Integer> f = size();
    Task<Integer, RuntimeException> t =
        Task.async(
            () -> {
              Json j = new Arr(List.of(new Num(1), new Str("x")));
              return switch (j) {
                case Arr(var all) when all.get(0) instanceof Num(var d) ->
                    f.apply((Arr) j) + (int) d + await(of(3));
                case Json other -> 0;
              };
            });
    return await(t) + PrivateSealed.<Obj>size().apply(new Obj(Map.of()));
  }
}
