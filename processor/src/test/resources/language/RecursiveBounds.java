package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Private classes as arguments whose bounds their stand-ins are not known to be within. */
final class RecursiveBounds {
  interface Co<A, B, C extends Co<A, B, ?>> {
    <R> R match(Function<? super A, ? extends R> a, Function<? super B, ? extends R> b);

    default C self() {
      @SuppressWarnings("unchecked")
      C c = (C) this;
      return c;
    }
  }

  private static final class Mine<A> implements Co<A, String, Mine<A>> {
    final A a;

    Mine(A a) {
      this.a = a;
    }

    public <R> R match(
        Function<? super A, ? extends R> f, Function<? super String, ? extends R> g) {
      return f.apply(a);
    }
  }

  static <A, B, C extends Co<A, B, ?>> int take(C c) {
    return c.<Integer>match(Object::hashCode, Object::hashCode);
  }

  static <A, B, C extends Co<A, B, ?>> Co<A, B, C> give(C c) {
    @SuppressWarnings("unchecked")
    Co<A, B, C> co = (Co<A, B, C>) c;
    return co;
  }

  static <A, B> int takeAny(Co<A, B, ?> c) {
    return c.<Integer>match(Object::hashCode, Object::hashCode);
  }

  @Async
  static <A> int use(A a) {
    Mine<A> mine = new Mine<>(a);
    int n = await(of(3));
    return take(mine) + n + takeAny(mine);
  }

  @Async
  static int callUse() {
    return await(RecursiveBoundsAsync.use("text"));
  }

  @Async
  static int plain() {
    Mine<Integer> mine = new Mine<>(await(of(3)));
    return take(mine) + takeAny(mine) + mine.self().a;
  }

  @Async
  static int co() {
    Co<Integer, String, Mine<Integer>> mine = new Mine<>(await(of(3)));
    return takeAny(mine) + mine.self().a + mine.match(x -> next(x), y -> y.length());
  }

  static int next(int x) {
    return x + 1;
  }

  @Async
  static int given() {
    Mine<Integer> mine = new Mine<>(await(of(3)));
    Co<Integer, String, Mine<Integer>> co = give(mine);
    var other = RecursiveBounds.<Integer, String, Mine<Integer>>give(mine);
    return co.self().a + other.self().a;
  }

  @Async
  static int function() {
    Function<Mine<Integer>, Co<Integer, String, Mine<Integer>>> f = RecursiveBounds::give;
    Mine<Integer> mine = new Mine<>(await(of(3)));
    return f.apply(mine).self().a;
  }

  @Async
  static int kept() {
    Co<Integer, String, Mine<Integer>> co = new Mine<>(await(of(3)));
    Mine<Integer> mine = co.self();
    List<Co<Integer, String, Mine<Integer>>> list = new ArrayList<>();
    list.add(mine);
    list.add(give(mine));
    int n = await(of(1));
    for (Co<Integer, String, Mine<Integer>> one : list) {
      Mine<Integer> m = one.self();
      n += m.a + one.self().a;
    }
    return n + list.get(0).self().a;
  }
}
