package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What tasks, optionals, arrays and resources of several classes have in common. */
final class TasksInCommon {
  interface Ev {
    int at();
  }

  interface Tagged {
    default String tag() {
      return getClass().getSimpleName();
    }
  }

  record In(int at, String who) implements Ev, Tagged {}

  record Out(int at) implements Ev, Tagged {}

  static class Open implements Closeable, Tagged {
    public void close() {}
  }

  static class Shut implements Closeable, Tagged {
    public void close() throws IOException {
      throw new IOException("shut");
    }
  }

  static class ExA extends Exception implements Tagged {}

  static class ExB extends Exception implements Tagged {}

  static <T> T[] arr(T... ts) {
    return ts;
  }

  static <T> Predicate<T> same(T a, T b, ToIntFunction<? super T> f) {
    return t -> f.applyAsInt(t) == f.applyAsInt(a);
  }

  static <T, X extends Exception> T orThrow(T t, Supplier<? extends X> x) throws X {
    if (t == null) throw x.get();
    return t;
  }

  static int tags(Collection<? extends Tagged> c) {
    int n = 0;
    for (Tagged t : c) n += t.tag().length();
    return n;
  }

  @Async
  static String tasks(boolean b) {
    var x = await(b ? Task.ready(new In(1, "a")) : Task.ready(new Out(2)));
    var t = b ? Task.ready(new In(1, "a")) : Task.ready(new Out(await(of(2))));
    var y = await(t);
    var ts = new ArrayList<>(List.of(Task.ready(new In(1, "a")), Task.ready(new Out(2))));
    ts.add(Task.ready(new Out(3)));
    int n = 0;
    for (var one : ts) n += await(one).at();
    var z = await(b ? of(new In(3, "z")) : of(new Out(4))).tag();
    var l = await(of(List.of(new In(1, "a"), new Out(2)))).subList(0, 1);
    return x.tag() + y.at() + n + z + tags(l) + await(of(l)).get(0).at();
  }

  @Async
  static String callers() {
    return await(TasksInCommonAsync.tasks(true)) + await(TasksInCommonAsync.tasks(false));
  }

  @SuppressWarnings("unchecked")
  @Async
  static String arrays() {
    var a = arr(new In(1, "a"), new Out(await(of(2))));
    a[0] = new Out(await(of(3)));
    Tagged[] ts = {a[0], a[1]};
    var b = a.clone();
    var p = same(new In(1, "x"), new Out(1), e -> e.at());
    var l = new ArrayList<>(Arrays.asList(a));
    l.add(b[1]);
    var aa = arr(arr(1, "x"), arr("y", 2));
    aa[0][await(of(1))] = 5;
    String s = "";
    for (var r : aa) for (var q : r) s += q + await(of(""));
    for (Tagged e : a) s += e.tag();
    for (Ev e : b) s += e.at() + await(of(""));
    return s
        + ts.length
        + b[0].tag()
        + p.test(a[1])
        + p.test(new In(1, "q"))
        + l.size()
        + tags(List.of(a))
        + tags(Arrays.asList(b));
  }

  @Async
  static String resources(boolean b) {
    try (var c = b ? new Open() : new Shut()) {
      return c.tag() + await(of(1));
    } catch (IOException e) {
      return e.getMessage() + await(of(2));
    }
  }

  @Async
  static String exceptions(int i) {
    String s = "";
    try {
      var e = i == 0 ? new ExA() : new ExB();
      s += e.tag() + await(of(""));
      if (i > 1) throw e;
      var o = orThrow(i == 1 ? null : "v", () -> i == 1 ? new ExA() : new ExB());
      s += o;
    } catch (ExA | ExB e) {
      var l = new ArrayList<>(List.of(e, new ExA()));
      l.add(e);
      s += e.tag() + await(of("")) + tags(l);
      Tagged t = e;
      s += t.tag();
    } catch (Exception e) {
      s += "other";
    }
    return s;
  }

  @Async
  static String more() {
    String s =
        await(TasksInCommonAsync.resources(true)) + await(TasksInCommonAsync.resources(false));
    for (int i = 0; i < 3; i++) s += await(TasksInCommonAsync.exceptions(i));
    return s;
  }

  @Async
  static String locals() {
    record Loc(int n) implements Ev, Tagged {
      public int at() {
        return n;
      }
    }
    class Other implements Ev, Tagged {
      int n = 4;

      public int at() {
        return n;
      }
    }
    var l = new ArrayList<>(List.of(new Loc(1), new Other()));
    l.add(new Loc(await(of(2))));
    var m = new HashMap<>(Map.of("a", new Loc(3), "b", new In(4, "z")));
    m.put("c", await(of(new Loc(5))));
    var f =
        new Object() {
          List<? extends Tagged> all = l;

          int sum() {
            return l.stream().mapToInt(Ev::at).sum();
          }
        };
    String s = "";
    for (var x : l) s += x.tag() + x.at() + await(of(""));
    var anon =
        new ArrayList<>(
            List.of(
                new Ev() {
                  public int at() {
                    return 9;
                  }
                },
                new Loc(1)));
    anon.add(new Loc(await(of(7))));
    int n = 0;
    for (var e : anon) n += e.at() + await(of(0));
    return s + tags(l) + tags(m.values()) + f.sum() + f.all.size() + n;
  }

  @Async
  static String captured() {
    var os = new ArrayList<>(List.of(Optional.of(new In(1, "a")), Optional.of(new Out(2))));
    os.add(Optional.of(new Out(await(of(3)))));
    String s = "";
    for (var o : os) s += o.get().tag() + o.map(e -> e.at()).get() + await(of(""));
    var e = os.get(await(of(1))).get();
    Tagged t = os.get(0).get();
    Optional<? extends Tagged> ot = os.get(2);
    Comparator<Tagged> by = Comparator.comparing(Tagged::tag);
    var l = new ArrayList<>(List.of(e, os.get(0).get()));
    l.sort(by);
    l.sort(by.reversed().thenComparing(x -> -1));
    Predicate<Ev> p = x -> x.at() > 1;
    Consumer<Tagged> c = x -> x.tag();
    l.forEach(c);
    l.removeIf(p.and(x -> x.at() > 100));
    var parts = l.stream().filter(p).sorted(by).peek(c).collect(Collectors.partitioningBy(p));
    return s
        + e.at()
        + t.tag()
        + ot.get().tag()
        + l.get(await(of(0))).tag()
        + parts.get(true).size();
  }
}
