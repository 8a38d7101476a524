package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Members inherited from a generic class that has a private one for its argument. */
class PrivateInheritance {
  private static class Sized {
    int size;

    Sized(int s) {
      size = s;
    }

    @Override
    public String toString() {
      return "S" + size;
    }
  }

  static class Box<T> {
    T t;
    List<T> list = new ArrayList<>();
    T[] array;

    Box() {}

    Box(T t) {
      this.t = t;
    }

    T get() {
      return t;
    }

    void set(T t) {
      this.t = t;
    }

    int sum(List<? extends T> l) {
      return l.size();
    }

    Function<T, T> f = x -> x;

    class In {
      T u = t;
    }
  }

  static class SBox extends Box<Sized> {
    SBox() {}

    SBox(int n) {
      super(new Sized(n));
    }
  }

  static class LBox extends Box<List<Sized>> {}

  interface Made<T> {
    T make(int n);
  }

  interface SMade extends Made<Sized> {}

  @Async
  static int m1() {
    SBox b = new SBox();
    b.t = new Sized(await(of(3)));
    int n = await(of(2));
    return b.t.size + n;
  }

  @Async
  static int m2() {
    SBox b = new SBox(3);
    b.set(new Sized(await(of(3))));
    int n = await(of(2));
    return b.get().size + n;
  }

  @Async
  static int m3() {
    SBox b = new SBox(3);
    b.list.add(new Sized(await(of(3))));
    int n = await(of(2));
    b.list.add(b.get());
    return b.list.get(0).size + b.list.size() + n;
  }

  @Async
  static int m4() {
    LBox b = new LBox();
    b.t = new ArrayList<>();
    b.t.add(new Sized(await(of(3))));
    int n = await(of(2));
    return b.t.get(0).size + b.get().size() + n;
  }

  @Async
  static int m5() {
    SBox b = new SBox(3);
    int k = b.sum(List.of(new Sized(await(of(3)))));
    List<Sized> l = List.of(b.t, b.get());
    int n = await(of(2));
    return b.sum(l) + k + n;
  }

  @Async
  static String m6() {
    SMade m = x -> new Sized(x);
    int n = await(of(2));
    Sized s = m.make(n);
    return s + "" + m.make(await(of(4))).size;
  }

  @Async
  static String m7() {
    SMade m =
        new SMade() {
          public Sized make(int n) {
            return new Sized(n + 1);
          }
        };
    int n = await(of(2));
    Sized s = m.make(n);
    return s + "" + m.make(await(of(4))).size;
  }

  @Async
  static String m8() {
    SBox b = new SBox(3);
    b.f = x -> new Sized(x.size + 1);
    int n = await(of(2));
    return b.f.apply(b.t).toString() + b.f.apply(new Sized(n)).size;
  }

  @Async
  static String m9() {
    SBox b = new SBox(3);
    b.array = new Sized[] {b.t, new Sized(await(of(2)))};
    int n = await(of(1));
    b.array[0] = new Sized(9);
    return b.array[n].size + "" + b.array[0] + b.array.length;
  }

  @Async
  static String m10() {
    SBox b = new SBox(3);
    Supplier<Sized> s = b::get;
    Consumer<Sized> c = b::set;
    c.accept(new Sized(await(of(5))));
    return s.get() + "" + b.t;
  }

  @Async
  static String m11() {
    SBox b = new SBox(3);
    Sized s = b.t = new Sized(await(of(5)));
    Sized o;
    b.t = o = b.get();
    return s + "" + b.t + o.size;
  }

  @Async
  static String m12() {
    SBox b = new SBox(3);
    Sized v = null;
    boolean c = await(of(true));
    b.t = c ? new Sized(7) : v;
    b.t =
        switch (await(of(2))) {
          case 1 -> v;
          default -> new Sized(8);
        };
    return "" + b.t.size;
  }

  @Async
  static String m14() {
    class Mine extends SBox {
      Mine() {
        super(4);
      }

      String all() {
        t = new Sized(t.size + 1);
        this.t = new Sized(this.t.size + 1);
        set(new Sized(get().size + 1));
        return "" + t;
      }
    }
    Mine m = new Mine();
    int n = await(of(2));
    m.t = new Sized(m.t.size + n);
    return m.all() + super_(m);
  }

  static String super_(SBox b) {
    return b.t.toString();
  }

  @Async
  static String m15() {
    SBox b = new SBox(3);
    b.t = await(of(b.t));
    return await(of(b)).t + "" + (await(of(b)).t = new Sized(await(of(3))));
  }

  @Async
  static String m16() {
    List<SBox> l = List.of(new SBox(1), new SBox(2));
    String s = "";
    for (SBox b : l) {
      b.t = new Sized(b.t.size + await(of(1)));
      s += b.get();
    }
    l.forEach(b -> b.t = new Sized(b.t.size * 2));
    return s + l.get(1).t;
  }

  @Async
  static String m17() {
    SBox b =
        new SBox(3) {
          {
            t = new Sized(11);
          }

          @Override
          Sized get() {
            return new Sized(t.size + super.get().size);
          }
        };
    int n = await(of(2));
    b.set(new Sized(n));
    return b.get() + "";
  }

  @Async
  static <B extends SBox> String m18(B b) {
    b.t = new Sized(await(of(3)));
    int n = await(of(2));
    b.set(new Sized(b.t.size + n));
    return b.get() + "";
  }

  @Async
  static String m19() {
    return await(PrivateInheritanceAsync.m18(new SBox(5))) + await(of(1));
  }

  @Async
  static String m20() {
    Box<? super Sized> b = new SBox(3);
    b.t = new Sized(await(of(3)));
    b.set(new Sized(await(of(3))));
    Box<? extends Sized> e = new SBox(await(of(4)));
    return b.t + "" + e.get().size + e.t.size;
  }
}
