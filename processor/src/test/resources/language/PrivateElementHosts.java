package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The same with {@code @Async} methods of their own. */
class PrivateElementHosts {
  static class H extends AbstractList<H.Sized>
      implements ToIntFunction<H.Sized>, Function<H.Sized, Integer> {
    private static class Sized {
      int size;

      Sized(int s) {
        size = s;
      }

      int size() {
        return size;
      }

      @Override
      public String toString() {
        return "S" + size;
      }
    }

    final List<Sized> all = new ArrayList<>(List.of(new Sized(3), new Sized(1)));

    @Override
    public Sized get(int n) {
      return all.get(n);
    }

    @Override
    public int size() {
      return all.size();
    }

    @Override
    public int applyAsInt(Sized s) {
      return s.size;
    }

    @Override
    public Integer apply(Sized s) {
      return s.size;
    }

    @Override
    public boolean add(Sized s) {
      return all.add(s);
    }

    @Override
    public Sized set(int i, Sized s) {
      return all.set(i, s);
    }

    @Async
    int a1() {
      add(new Sized(await(of(3))));
      int n = await(of(2));
      return get(n).size + size();
    }

    @Async
    String a2() {
      String r = "";
      for (Sized s : this) {
        r += s.size + await(of(1));
      }
      forEach(s -> s.size++);
      return r + stream().map(this).toList() + stream().map(s -> s.size).toList() + this;
    }

    @Async
    String a3() {
      all.sort(Comparator.comparingInt(this));
      int n = await(of(0));
      sort(this.reversed_());
      return ""
          + get(n).size
          + Collections.max(this, Comparator.comparingInt(this))
          + Collections.max(all, Comparator.comparingInt(this)).size
          + applyAsInt(get(0));
    }

    Comparator<Sized> reversed_() {
      return Comparator.comparingInt(this).reversed();
    }

    @Async
    String a4() {
      List<Sized> l = this;
      Function<Sized, Integer> f = this;
      ToIntFunction<? super Sized> c = H.this;
      int n = await(of(1));
      Iterator<Sized> i = iterator();
      ListIterator<Sized> k = listIterator(n);
      return l.get(0).size
          + ""
          + f.apply(l.get(n))
          + c.applyAsInt(l.get(1))
          + i.next().size
          + k.next().size
          + andThen(x -> x + 1).apply(get(0))
          + subList(0, n).get(0).size;
    }

    @Async
    String a5() {
      Supplier<Iterator<Sized>> s = this::iterator;
      Predicate<Sized> p = this::add;
      p.test(new Sized(await(of(9))));
      Supplier<Stream<Sized>> t = super::stream;
      Function<Integer, Sized> g = this::get;
      return s.get().next().size + "" + t.get().count() + g.apply(2).size + hashCode_();
    }

    int hashCode_() {
      return 0;
    }

    @Async
    String a6() {
      H h = new H();
      h.add(new Sized(await(of(4))));
      h.set(0, get(0));
      boolean b = addAll(h);
      removeIf(s -> s.size == 4);
      replaceAll(s -> new Sized(s.size + 1));
      return b
          + ""
          + h.get(2).size
          + this
          + h.equals(this)
          + indexOf(h.get(0))
          + contains(h.get(await(of(1))))
          + toArray().length
          + new ArrayList<>(this).get(0).size;
    }

    @Async
    H a7() {
      await(of(1));
      return this;
    }

    @Async
    <T extends H> String a8(T t, List<? extends H> l) {
      int n = await(of(1));
      t.add(new Sized(7));
      String r = "" + t.get(n).size + l.get(0).get(0).size;
      for (H h : l) for (Sized s : h) r += s.size + await(of(0));
      return r;
    }

    class In {
      Sized first = get(0);

      @Async
      String in() {
        Sized s = get(await(of(1)));
        H.this.add(new Sized(s.size + first.size));
        for (Sized x : H.this) s = new Sized(s.size + x.size + await(of(1)));
        return s + "" + H.this.get(2).size;
      }
    }
  }

  @Async
  static int m1() {
    return await(PrivateElementHosts_HAsync.a1(new H()));
  }

  @Async
  static String m2() {
    return await(PrivateElementHosts_HAsync.a2(new H()));
  }

  @Async
  static String m3() {
    return await(PrivateElementHosts_HAsync.a3(new H()));
  }

  @Async
  static String m4() {
    return await(PrivateElementHosts_HAsync.a4(new H()));
  }

  @Async
  static String m5() {
    return await(PrivateElementHosts_HAsync.a5(new H()));
  }

  @Async
  static String m6() {
    return await(PrivateElementHosts_HAsync.a6(new H()));
  }

  @Async
  static String m7() {
    return await(PrivateElementHosts_HAsync.a7(new H())).get(0).size
        + ""
        + await(PrivateElementHosts_HAsync.a8(new H(), new H(), List.of(new H())));
  }

  @Async
  static String m8() {
    return await(PrivateElementHosts_H_InAsync.in(new H().new In()));
  }
}
