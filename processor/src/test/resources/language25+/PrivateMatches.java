package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;

/** Switches over patterns of private classes: of generic records, of some cases, and old values. */
final class PrivateMatches {
  private enum Less {
    LT
  }

  private record Both<A, B>(A a, B b) {}

  record Keyed<A, B>(A a, B b) {}

  record Held<A>(A a) {}

  interface Shape {}

  private record Round(int r) implements Shape {}

  @Async
  static String writtenArguments() {
    Keyed<Less, String> q = new Keyed<>(Less.LT, await(of("a")));
    return switch (q) {
      case Keyed<Less, String>(Less _, var w) -> "<" + w;
    };
  }

  @Async
  static String inferredArguments() {
    Keyed<Less, String> q = new Keyed<>(Less.LT, await(of("a")));
    return switch (q) {
      case Keyed(Less _, var w) when w != null -> "<" + w;
      case Keyed(var l, var w) -> ">" + w;
    };
  }

  @Async
  static String noPrivateArgument() {
    Held<Shape> q = new Held<>(await(of(new Round(2))));
    return switch (q) {
      case Held<Shape>(Round(int r)) -> "c" + r;
      case Held<Shape>(var w) -> ">" + w;
    };
  }

  @Async
  static String noPrivateArgumentInferred() {
    Held<Shape> q = new Held<>(await(of(new Round(2))));
    return switch (q) {
      case Held(Round(int r)) -> "c" + r;
      case Held(var w) -> ">" + w;
    };
  }

  @Async
  static String statement() {
    Held<Shape> q = new Held<>(await(of(new Round(2))));
    String s = "";
    switch (q) {
      case Held<Shape>(Round(int r)) -> s += r;
      case Held<Shape>(var w) -> s += w;
    }
    return s + await(of(1));
  }

  @Async
  static String old() {
    Held<Shape> q = new Held<>(await(of(new Round(2))));
    String s = "";
    switch (q) {
      case Held<Shape>(Round(int r)):
        s += r;
        break;
      case Held<Shape>(var w):
        s += w;
    }
    return s + await(of(1));
  }

  @Async
  static String withAwaits() {
    Held<Shape> q = new Held<>(await(of(new Round(2))));
    return switch (q) {
      case Held<Shape>(Round(int r)) -> "c" + await(of(r));
      case Held<Shape>(var w) -> ">" + w;
    };
  }

  @Async
  static String inLambda() {
    String a = await(of("a"));
    Function<Keyed<Less, String>, String> f =
        q ->
            switch (q) {
              case Keyed<Less, String>(var l, var w) -> l + w + a;
            };
    return f.apply(new Keyed<>(Less.LT, "w"));
  }

  @Async
  static String privateSelectorMethod() {
    return switch (make(await(of("x")))) {
      case Keyed<Less, String>(var l, var w) -> l + w;
    };
  }

  private static Keyed<Less, String> make(String s) {
    return new Keyed<>(Less.LT, s);
  }

  @Async
  static String wildcard() {
    Keyed<? extends Less, String> q = new Keyed<>(Less.LT, await(of("a")));
    return switch (q) {
      case Keyed<? extends Less, String>(Less _, var w) -> "<" + w;
    };
  }

  @Async
  static String typePattern() {
    Keyed<Less, String> q = new Keyed<>(Less.LT, await(of("a")));
    return switch (q) {
      case Keyed<Less, String> x when x.a() == null -> "<";
      case Keyed<Less, String> x -> x.b();
    };
  }

  @Async
  static String inInstanceof() {
    Keyed<Less, String> q = new Keyed<>(Less.LT, await(of("a")));
    if (q instanceof Keyed<Less, String>(Less l, var w)) return w + l;
    return "";
  }

  @Async
  static String supertype() {
    Object o = new Held<Shape>(await(of(new Round(2))));
    return switch (o) {
      case Held<?>(Round(int r)) -> "c" + r;
      default -> "";
    };
  }

  @Async
  static String nested() {
    Held<Held<Shape>> o = new Held<>(new Held<>(await(of(new Round(2)))));
    return switch (o) {
      case Held<Held<Shape>>(Held<Shape>(Round(int r))) -> "c" + r;
      case Held<Held<Shape>>(var r) -> "c" + r;
    };
  }

  @Async
  static String nestedInPrivate() {
    Both<Held<Shape>, Held<Less>> o =
        new Both<>(new Held<>(await(of(new Round(2)))), new Held<>(Less.LT));
    return switch (o) {
      case Both<Held<Shape>, Held<Less>>(Held<Shape>(Round(int r)), Held<Less>(var x)) ->
          "c" + r + x;
      case Both<Held<Shape>, Held<Less>>(var r, var s) -> "c" + r;
    };
  }

  sealed interface Mixed {}

  enum Open implements Mixed {
    A,
    B
  }

  private enum Shut implements Mixed {
    A,
    C
  }

  record OpenNumber(int n) implements Mixed {}

  private record ShutPair(OpenNumber r, Shut e) implements Mixed {}

  @Async
  static String awaitInTheFirst() {
    Mixed a = await(of(Open.A));
    return switch (a) {
      case Open e -> await(of("v"));
      case Shut e -> "p";
      case OpenNumber _ -> "r";
      case ShutPair _ -> "pr";
    };
  }

  @Async
  static String switchInTheFirst() {
    Mixed a = await(of(Open.A));
    return ""
        + switch (a) {
          case Open e ->
              switch (e) {
                case A -> 1;
                case B -> 2;
              };
          case Shut e -> await(of(3));
          case OpenNumber _ -> 5;
          case ShutPair _ -> 7;
        };
  }

  @Async
  static String switchInTheSecond() {
    Mixed a = await(of(Open.A));
    return ""
        + switch (a) {
          case Open e -> 1;
          case Shut e ->
              switch (e) {
                case A -> await(of(3));
                case C -> 4;
              };
          case OpenNumber _ -> 5;
          case ShutPair _ -> 7;
        };
  }

  @Async
  static String guarded() {
    Mixed a = await(of(Open.A));
    return ""
        + switch (a) {
          case Open e -> 1;
          case Shut e -> await(of(3));
          case OpenNumber _ -> 5;
          case ShutPair(_, Shut e) when e == Shut.C -> 6;
          case ShutPair _ -> 7;
        };
  }

  @Async
  static String recordPattern() {
    Mixed a = await(of(Open.A));
    return ""
        + switch (a) {
          case Open e -> 1;
          case Shut e -> await(of(3));
          case OpenNumber _ -> 5;
          case ShutPair(_, _) -> 6;
        };
  }

  @Async
  static String arrows() {
    Mixed a = await(of(Open.A));
    String s = "";
    switch (a) {
      case Open e -> s += 1;
      case Shut e -> s += await(of(3));
      case OpenNumber _ -> s += 5;
      case ShutPair _ -> s += 6;
    }
    return s;
  }

  @Async
  static String colons() {
    Mixed a = await(of(Open.A));
    String s = "";
    switch (a) {
      case Open e:
        s += 1;
        break;
      case Shut e:
        s += await(of(3));
      case OpenNumber _:
        s += 5;
        break;
      case ShutPair _:
        s += 6;
    }
    return s;
  }

  @Async
  static String inALoop() {
    String s = "";
    for (Mixed a :
        List.of(
            Open.A,
            Open.B,
            Shut.A,
            Shut.C,
            new OpenNumber(3),
            new ShutPair(new OpenNumber(4), Shut.C))) {
      s +=
          switch (a) {
            case Open e ->
                switch (e) {
                  case A -> 1;
                  case B -> 2;
                };
            case Shut e ->
                switch (e) {
                  case A -> await(of(3));
                  case C -> 4;
                };
            case OpenNumber _ -> 5;
            case ShutPair(_, Shut e) when e == Shut.C -> 6;
            case ShutPair _ -> 7;
          };
    }
    return s;
  }

  @Async
  static String constants() {
    String s = "";
    Mixed a = await(of(Shut.A));
    for (int i = 0; i < 2; i++) {
      s +=
          switch (a) {
            case Open.A -> "a";
            case Shut.A -> await(of("pa"));
            case Open.B, Shut.C -> "bc";
            case OpenNumber r -> r.n;
            case ShutPair(OpenNumber(var n), Shut e) -> n + e.name();
          };
      s +=
          switch (a) {
            case Open e -> 1;
            case Shut e -> await(of(4));
            case OpenNumber _ -> 5;
            case ShutPair _ -> 7;
          };
    }
    return s;
  }

  private sealed interface Figure {}

  private record Disc(int r) implements Figure {}

  private record Quad(int a) implements Figure {}

  private enum Spot implements Figure {
    D,
    E
  }

  private static Figure disc() {
    return new Disc(1);
  }

  @Async
  static String fallsThroughAssigned() {
    String s = await(of("q"));
    s +=
        switch (disc()) {
          case Disc _:
            s += "c";
          case Quad _:
            yield "cs";
          case Spot d:
            yield "dot";
        };
    return s;
  }

  @Async
  static String fallsThroughReturned() {
    String s = await(of("q"));
    return switch (disc()) {
      case Disc _:
        s += "c";
      case Quad _:
        yield s;
      case Spot d:
        yield "dot";
    };
  }

  @Async
  static int fallsThroughConstants() {
    int n = await(of(1));
    return switch (disc()) {
      case Spot.D:
        n++;
      case Spot.E:
        n++;
      default:
        yield n;
    };
  }

  @Async
  static int fallsThroughIntoDefault() {
    int n = await(of(1));
    return switch (disc()) {
      case Disc _:
        n++;
      default:
        yield n;
    };
  }

  @Async
  static int fallsThroughCondition() {
    int n = await(of(1));
    if (switch (disc()) {
      case Disc _:
        n++;
      case Quad _:
        yield n > 1;
      case Spot _:
        yield false;
    }) return n;
    return 0;
  }

  @Async
  static int fallsThroughEmpty() {
    int n = await(of(1));
    return n
        + switch (disc()) {
          case Disc _:
          case Quad _:
            yield 1;
          case Spot _:
            yield 2;
        };
  }

  @Async
  static int fallsThroughAsArgumentOfAwait() {
    int n = 0;
    return await(
        of(
            switch (disc()) {
              case Disc _:
                n++;
              case Quad _:
                yield n;
              case Spot _:
                yield 2;
            }));
  }
}
