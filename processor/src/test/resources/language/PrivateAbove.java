package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;

/** What is inherited by way of a private class. */
class PrivateAbove {
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

  interface Located<T> {
    default T seen(T t) {
      return t;
    }

    T get();
  }

  private abstract static class Place<T> implements Located<T> {
    T url;
    T where;

    @Override
    public T get() {
      return url;
    }

    void set(T t) {
      url = t;
    }

    static int count;
  }

  private abstract static class Priv implements Located<Sized> {
    Sized it = new Sized(2);

    @Override
    public Sized get() {
      return it;
    }
  }

  static class Open extends Place<String> {
    {
      url = "u";
    }
  }

  static class OpenS extends Place<Sized> {
    {
      url = new Sized(1);
    }

    @Async
    String own() {
      Sized s = url;
      where = new Sized(await(of(3)));
      set(where);
      Located<Sized> l = this;
      return s.size
          + ""
          + url.size
          + get().size
          + seen(where).size
          + l.get().size
          + this.where.size
          + super.url.size
          + count;
    }
  }

  static class OpenP extends Priv {
    @Async
    String own() {
      Sized s = it;
      it = new Sized(await(of(3)));
      return s.size + "" + it.size + get().size + seen(it).size + this.it.size + super.get().size;
    }
  }

  static <T> T of2(Located<T> l) {
    return l.get();
  }

  @Async
  static String m1() {
    Open o = new Open();
    o.where = o.url + await(of("x"));
    o.set(o.where);
    return o.url + o.get() + o.seen("q") + of2(o) + o.count + Open.count;
  }

  @Async
  static String m2() {
    OpenS o = new OpenS();
    o.where = new Sized(await(of(4)));
    o.set(o.where);
    return o.url + "" + o.get().size + o.seen(new Sized(3)).size + of2(o).size;
  }

  @Async
  static String m3() {
    OpenP o = new OpenP();
    Sized s = o.it;
    o.it = new Sized(await(of(4)));
    return o.it + "" + o.get().size + o.seen(new Sized(3)).size + of2(o).size + s.size;
  }

  @Async
  static String m4() {
    return await(PrivateAbove_OpenSAsync.own(new OpenS()))
        + await(PrivateAbove_OpenPAsync.own(new OpenP()));
  }

  @Async
  static <O extends Open, S extends OpenS> String m5(O o, S s) {
    o.where = await(of("x")) + o.url;
    o.set(o.where);
    s.where = new Sized(await(of(4)));
    s.set(s.where);
    return o.url + o.get() + of2(o) + s.url + s.get().size + of2(s).size + s.where.size;
  }

  @Async
  static String m6() {
    return await(PrivateAboveAsync.m5(new Open(), new OpenS())) + await(of(1));
  }
}
