package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The same inherited by what has {@code @Async} methods. */
class PrivateInheritanceHosts {
  static class Base<T> {
    T t;
    List<T> list = new ArrayList<>();

    Base() {}

    T get() {
      return t;
    }

    void set(T t) {
      this.t = t;
    }

    protected T prot(T t) {
      return t;
    }

    static <X> X id(X x) {
      return x;
    }
  }

  static class Parser extends Base<Parser.State> {
    private static class State {
      int n;

      State(int n) {
        this.n = n;
      }
    }

    @Async
    int a1() {
      t = new State(await(of(3)));
      int n = await(of(2));
      return t.n + n;
    }

    @Async
    int a2() {
      set(new State(await(of(3))));
      int n = await(of(2));
      return get().n + n;
    }

    @Async
    int a3() {
      list.add(new State(await(of(3))));
      int n = await(of(2));
      return list.get(0).n + n;
    }

    @Async
    int a4() {
      this.t = prot(new State(await(of(3))));
      int n = await(of(2));
      return this.prot(t).n + n;
    }

    @Async
    int a5() {
      t = new State(await(of(3)));
      int n = await(of(2));
      Supplier<State> s = this::get;
      Supplier<State> s2 = super::get;
      return s.get().n + s2.get().n + super.get().n + super.t.n + n;
    }

    @Async
    int a6() {
      Base<State> me = this;
      me.t = new State(await(of(3)));
      int n = await(of(2));
      return help(this) + help(me) + n;
    }

    int help(Base<State> b) {
      return b.t.n;
    }
  }

  @Async
  static int m1() {
    return await(PrivateInheritanceHosts_ParserAsync.a1(new Parser()));
  }

  @Async
  static int m2() {
    return await(PrivateInheritanceHosts_ParserAsync.a2(new Parser()));
  }

  @Async
  static int m3() {
    return await(PrivateInheritanceHosts_ParserAsync.a3(new Parser()));
  }

  @Async
  static int m4() {
    return await(PrivateInheritanceHosts_ParserAsync.a4(new Parser()));
  }

  @Async
  static int m5() {
    return await(PrivateInheritanceHosts_ParserAsync.a5(new Parser()));
  }

  @Async
  static int m6() {
    return await(PrivateInheritanceHosts_ParserAsync.a6(new Parser()));
  }
}
