package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What private classes have in common: the types that javac finds for several of them at once. */
final class InCommon {
  private interface Json {
    default int size() {
      return 1;
    }
  }

  private interface Named {
    String name();
  }

  private record Str(String name) implements Json, Named {}

  private record Num(double d) implements Json, Comparable<Num> {
    public int compareTo(Num o) {
      return Double.compare(d, o.d);
    }
  }

  private static class Arr implements Json, Named {
    final List<? extends Json> all;

    Arr(List<? extends Json> all) {
      this.all = all;
    }

    public int size() {
      return all.size();
    }

    public String name() {
      return "arr";
    }
  }

  private record Obj(Map<String, Json> m) implements Json {}

  static int total(Collection<? extends Json> c) {
    int n = 0;
    for (Json j : c) n += j.size();
    return n;
  }

  private static int hidden(Collection<? extends Json> c, Map<?, ? extends Named> m) {
    return total(c) + m.size();
  }

  @Async
  static int maps() {
    Obj o = new Obj(new TreeMap<>(Map.of("k", new Num(await(of(1))), "z", new Arr(List.of()))));
    Map<String, Json> m =
        new HashMap<>(Map.of("a", new Str("s"), "b", new Arr(List.of(new Num(1), new Str("x")))));
    return o.m().size() + m.get("b").size() + total(o.m().values());
  }

  @Async
  static int lists() {
    List<Json> l = new ArrayList<>(List.of(new Num(1), new Str("x")));
    l.addAll(List.of(new Arr(List.of(new Num(2))), new Str("y"), new Num(await(of(3)))));
    l.addAll(Arrays.asList(new Num(2), new Obj(Map.of())));
    Set<Json> s = new LinkedHashSet<>(Set.of(new Str("q"), new Arr(List.of())));
    return l.size()
        + total(l)
        + s.size()
        + total(List.of(new Num(2), new Obj(Map.of())))
        + hidden(List.of(new Str("x"), new Num(1)), Map.of(1, new Str("a"), 2, new Arr(List.of())));
  }

  @Async
  static String vars() {
    var l = List.of(new Str("x"), new Arr(List.of(new Num(1), new Num(2))));
    String s = "";
    for (var one : l) s += one.name() + one.size() + await(of(1));
    var m = Map.of("a", new Num(1), "b", new Obj(Map.of()));
    for (var e : m.entrySet()) s += e.getValue().size();
    var c = await(of(true)) ? new Str("t") : new Arr(List.of());
    Json j = c;
    Named n = c;
    return s + j.size() + n.name() + c.name() + c.size();
  }

  @Async
  static int streams() {
    Json j =
        Stream.of(new Num(1), new Str("x"), new Obj(Map.of()))
            .filter(x -> x.size() > 0)
            .findFirst()
            .get();
    List<Json> l = Stream.of(new Num(1), new Str("x")).collect(Collectors.toList());
    List<Json> k =
        Stream.<Json>of(new Num(1), new Arr(List.of()))
            .map(x -> x.size() > 0 ? x : new Str("none"))
            .toList();
    Optional<Json> o = Optional.of(await(of(k.get(0)))).or(() -> Optional.of(new Str("z")));
    Function<Integer, ? extends Json> f = i -> i > 0 ? new Num(i) : new Str("s");
    Supplier<List<? extends Named>> s = () -> List.of(new Str("x"), new Arr(List.of()));
    return j.size()
        + total(l)
        + total(k)
        + o.get().size()
        + f.apply(await(of(1))).size()
        + s.get().get(0).name().length();
  }

  @Async
  static int conditional(boolean b) {
    Json j = b ? new Num(await(of(2))) : new Str("x");
    List<? extends Json> l = b ? List.of(new Num(1)) : List.of(new Str("x"), new Num(await(of(1))));
    Json k =
        switch (l.size()) {
          case 1 -> new Arr(l);
          case 2 -> new Obj(Map.of());
          default -> throw new IllegalStateException();
        };
    return j.size()
        + total(l)
        + k.size()
        + total(b ? List.of(new Arr(l), new Obj(Map.of())) : Set.of());
  }

  @Async
  static int both() {
    return await(InCommonAsync.conditional(true)) * 10 + await(InCommonAsync.conditional(false));
  }

  @Async
  static int arrays() {
    Json[] a = {new Num(1), new Str("x"), await(of(new Arr(List.of())))};
    Named[] n = new Named[] {new Str("y"), new Arr(List.of(new Num(await(of(1)))))};
    List<Json> l = Arrays.asList(a);
    List<Named> m = new ArrayList<>(Arrays.asList(n));
    m.add(new Str("z"));
    return l.size() + total(l) + m.get(1).name().length() + a[2].size();
  }
}
