package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;

/** Methods that await nothing: their tasks call them as they are. */
class WholeMethods {
  int state = 1;

  @Async
  private int privately(int by) {
    state += by;
    return state;
  }

  @Async
  private static <T> List<T> privatelyStatic(T one) {
    return new ArrayList<>(List.of(one));
  }

  @Async
  int calls() {
    int first = await(WholeMethodsAsync.privately(this, 2));
    List<String> list = await(WholeMethodsAsync.<String>privatelyStatic("a"));
    list.add("b");
    return first * 10 + list.size() + state;
  }

  @Async
  static <T> List<T> nothing() {
    return new ArrayList<>();
  }

  @Async
  static <T> void dropped() {
    log("dropped");
  }

  @Async
  <T extends Comparable<T>> T greater(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @Async
  static int count(String head, Object... rest) {
    return head.length() + rest.length;
  }

  @Async
  static String generics() {
    List<String> none = await(WholeMethodsAsync.nothing());
    none.add(await(WholeMethodsAsync.greater(new WholeMethods(), "x", "y")));
    await(WholeMethodsAsync.dropped());
    return none
        + ""
        + await(WholeMethodsAsync.count("abc", 1, 2))
        + await(WholeMethodsAsync.count("abc", (Object[]) new String[] {"z"}))
        + await(WholeMethodsAsync.count("abc"));
  }

  static class Holder<T> {
    private final T value;

    Holder(T value) {
      this.value = value;
    }

    @Async
    T get() {
      return value;
    }

    @Async
    final <U> List<Object> with(U other) {
      return List.of(value, other);
    }

    class Inner {
      @Async
      T outers() {
        return value;
      }
    }
  }

  @Async
  static String ofGenericClasses() {
    Holder<String> holder = new Holder<>("held");
    return await(WholeMethods_HolderAsync.get(holder))
        + await(WholeMethods_HolderAsync.with(holder, 4))
        + await(WholeMethods_Holder_InnerAsync.outers(holder.new Inner()));
  }

  interface Shape {
    int sides();

    @Async
    default int corners() {
      return sides() + 10;
    }

    @Async
    private int hidden() {
      return 1;
    }

    @Async
    static int none() {
      return 0;
    }
  }

  record Square(int size) implements Shape {
    @Override
    public int sides() {
      return 4;
    }

    @Async
    int area() {
      return size * size;
    }
  }

  enum Level {
    LOW,
    HIGH;

    @Async
    String shout() {
      return name();
    }
  }

  @Async
  static String ofOtherHosts() {
    Square square = new Square(3);
    return "" + await(WholeMethods_ShapeAsync.corners(square))
        + await(WholeMethods_ShapeAsync.hidden(square))
        + await(WholeMethods_ShapeAsync.none())
        + await(WholeMethods_SquareAsync.area(square))
        + await(WholeMethods_LevelAsync.shout(Level.LOW))
        + await(WholeMethods_LevelAsync.shout(Level.HIGH));
  }

  static class Broken extends Exception {
    private static final long serialVersionUID = 1;
  }

  @Async
  static <E extends Exception> void fail(E e) throws E, Broken {
    log("failing");
    if (e == null) throw new Broken();
    throw e;
  }

  @Async
  static String failures() {
    String told = "";
    try {
      await(WholeMethodsAsync.fail(new Broken()));
    } catch (Exception e) {
      told += e.getClass().getSimpleName();
    }
    try {
      await(WholeMethodsAsync.fail(null));
    } catch (Exception e) {
      told += e.getClass().getSimpleName();
    }
    return told;
  }

  private static final class Hidden {
    int n = 7;
  }

  @Async
  private static Hidden hidden(Hidden one) {
    one.n++;
    return one;
  }

  @Async
  static int ofPrivateClasses() {
    return await(WholeMethodsAsync.hidden(new Hidden())).n;
  }

  @Deprecated
  @Async
  static int old() {
    return 3;
  }

  @Async
  static boolean locks() {
    Object lock = new Object();
    synchronized (lock) {
      return Thread.holdsLock(lock);
    }
  }

  @Async
  @SuppressWarnings("rawtypes")
  static int raw(List list) {
    return list.size();
  }

  @Async
  @SuppressWarnings("deprecation")
  static String others() {
    return await(WholeMethodsAsync.old()) + "" + await(WholeMethodsAsync.locks())
        + await(WholeMethodsAsync.raw(List.of(1, 2)));
  }

  private int made;

  @Async
  private int madeOnce() {
    Hidden hidden = new Hidden();
    Runnable run = new Runnable() {
      @Override
      public void run() {}
    };
    run.run();
    return hidden.n;
  }

  @Async
  private int madeTwice() {
    Hidden hidden = new Hidden();
    class Local {
      int one = hidden.n;
    }
    made++;
    return new Local().one;
  }

  @Async
  private int madeThrice() {
    Hidden hidden = new Hidden();
    class Local {
      final int one;

      Local(int one) {
        this.one = one;
      }
    }
    made++;
    return new Local(hidden.n).one;
  }

  @Async
  private int madeOfRecord() {
    Hidden hidden = new Hidden();
    record Local(int one) {
      Local {
        one++;
      }
    }
    made++;
    return new Local(hidden.n).one();
  }

  @Async
  int makesClasses() {
    return await(WholeMethodsAsync.madeOnce(this))
        + await(WholeMethodsAsync.madeTwice(this))
        + await(WholeMethodsAsync.madeThrice(this))
        + await(WholeMethodsAsync.madeOfRecord(this))
        + made;
  }
}
