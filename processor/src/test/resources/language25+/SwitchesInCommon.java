package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Switches over what several classes have in common, one of them sealed. */
final class SwitchesInCommon {
  sealed interface Ev {
    int at();
  }

  interface Tagged {
    default String tag() {
      return getClass().getSimpleName();
    }
  }

  record In(int at, String who) implements Ev, Tagged {}

  record Out(int at) implements Ev, Tagged {}

  enum Kind implements Ev {
    K;

    public int at() {
      return 5;
    }
  }

  private sealed interface PEv {
    int at();
  }

  private record PIn(int at) implements PEv, Tagged {}

  private record POut(int at) implements PEv, Tagged {}

  record Pair<A, B>(A a, B b) {}

  @Async
  static String selectors() {
    var evs = new ArrayList<>(List.of(new In(1, "a"), new Out(2)));
    evs.add(new Out(await(of(5))));
    String s = "";
    for (var e : evs) {
      s +=
          switch (e) {
            case In(int at, var who) -> at + who;
            case Out(var at) -> "o" + at;
          };
      switch (e) {
        case In i -> s += i.who();
        case Out o -> s += await(of("!"));
      }
      switch (e) {
        case In i
        when i.at() > await(of(0)):
          s += i;
          break;
        case In i:
          break;
        case Out o:
          s += o.at();
      }
      int n =
          switch (e) {
            case In i -> await(of(1));
            case Out o -> {
              yield await(of(2));
            }
          };
      s += n;
      if (e instanceof In(var at, var who) && at < await(of(3))) s += who;
      Function<Integer, String> f =
          k ->
              switch (e) {
                case In i -> "i" + k;
                case Out o -> "o" + k;
              };
      s += f.apply(n);
    }
    s +=
        switch (evs.get(await(of(0)))) {
          case In i -> i.at();
          case Out o -> -1;
        };
    s +=
        evs.stream()
            .map(
                e ->
                    switch (e) {
                      case In i -> "I";
                      case Out o -> "O";
                    })
            .toList();
    var x = await(of(true)) ? new In(1, "a") : new Out(2);
    switch (x) {
      case In i:
        s += i;
        break;
      case Out o:
        s += o;
    }
    var p = new Pair<>(x, 1);
    s +=
        switch (p) {
          case Pair<?, Integer>(In i, Integer k) -> i.at() + k;
          case Pair<?, Integer>(var o, Integer k) -> k + await(of(1));
        };
    return s;
  }

  @Async
  static String hidden() {
    var evs = new ArrayList<>(List.of(new PIn(1), new POut(2)));
    evs.add(new POut(await(of(5))));
    String s = "";
    for (var e : evs) {
      s +=
          switch (e) {
            case PIn(int at) -> at + "i";
            case POut(var at) -> "o" + at;
          };
      switch (e) {
        case PIn i -> s += i.at();
        case POut o -> s += await(of("!"));
      }
      switch (e) {
        case PIn i
        when i.at() > await(of(0)):
          s += i;
          break;
        case PIn i:
          break;
        case POut o:
          s += o.at();
      }
      s += e instanceof PIn(var at) && at < await(of(3));
      s += e.tag() + e.at();
    }
    return s
        + evs.stream()
            .map(
                e ->
                    switch (e) {
                      case PIn i -> "I";
                      case POut o -> "O";
                    })
            .toList();
  }

  @Async
  static String other() {
    var its = new ArrayList<>(List.of(List.of("a"), Set.of("b")));
    its.add(new TreeSet<>(Set.of("c", await(of("d")))));
    String s = "";
    for (var c : its) for (String t : c) s += t + await(of(""));
    var m = List.of(new Pair<>(1, "x"), new Pair<>("y", 2.0));
    for (var q : m) s += q.a() + "" + q.b() + await(of(""));
    var l = new ArrayList<>(m);
    l.add(new Pair<>(4.5, 3L));
    var fs =
        new ArrayList<>(List.<Function<Integer, ? extends Comparable<?>>>of(i -> i, i -> "s" + i));
    for (var f : fs) s += f.apply(await(of(1)));
    var e = evs().get(await(of(0)));
    synchronized (e) {
      s += e.hashCode() == e.hashCode();
    }
    Object o = e;
    s += o.equals(e) + "" + (e == o) + (e instanceof Tagged) + e.getClass().getSimpleName();
    var k = List.of(Kind.K, new In(3, "k"));
    for (Ev v : k) s += v.at() + await(of(""));
    return s + l.size();
  }

  static List<? extends Ev> evs() {
    return List.of(new In(4, "z"));
  }
}
