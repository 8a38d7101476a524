package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;

/** Private generic classes whose superclass does what a generic interface asks for. */
class CurtailedBounds {
  interface Sized {
    int size();

    default int twice() {
      return 2 * size();
    }
  }

  abstract static class Base<X> implements Iterable<X> {
    final List<X> all = new ArrayList<>();

    @Override
    public Iterator<X> iterator() {
      return all.iterator();
    }
  }

  private static class Bag<X> extends Base<X> implements Sized, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int size() {
      return all.size();
    }
  }

  private static class Part<X> extends AbstractList<X> implements RandomAccess, Sized {
    final X one;

    Part(X one) {
      this.one = one;
    }

    @Override
    public X get(int index) {
      return one;
    }

    @Override
    public int size() {
      return 2;
    }
  }

  private static class Single<X> extends AbstractSet<X> implements Serializable {
    private static final long serialVersionUID = 1;
    final transient X one;

    Single(X one) {
      this.one = one;
    }

    @Override
    public Iterator<X> iterator() {
      return List.of(one).iterator();
    }

    @Override
    public int size() {
      return 1;
    }
  }

  private static int sizeOf(Sized sized) {
    return sized.size();
  }

  private static Object written(Serializable one) {
    return one;
  }

  @Async
  private static <X> Object bag(Bag<X> bag, X one) {
    bag.all.add(await(of(one)));
    Sized sized = bag;
    Bag<X> other = new Bag<>();
    other.all.add(one);
    for (X in : other) {
      bag.all.add(in);
    }
    await(pause());
    return List.of(sizeOf(bag), sized.size(), bag.twice(), other.size(), written(other) == other);
  }

  @Async
  private static <X> List<X> part(X one) {
    await(pause());
    return new Part<>(one);
  }

  @Async
  private static <X> Object single(X one) {
    Single<X> single = new Single<>(await(of(one)));
    return written(single) == single ? single.contains(one) : single.one;
  }

  @Async
  private static Object inBody(Object any) {
    await(pause());
    return any instanceof Part ? ((Part<?>) any).twice() + sizeOf((Part<?>) any) : any;
  }

  @Async
  static Object curtailedBounds() {
    return List.of(
        await(CurtailedBoundsAsync.bag(new Bag<>(), "one")),
        await(CurtailedBoundsAsync.part("two")),
        await(CurtailedBoundsAsync.single("three")),
        await(CurtailedBoundsAsync.inBody(new Part<>("four"))),
        await(CurtailedBoundsAsync.inBody("five")));
  }
}
