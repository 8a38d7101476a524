package dev.pawl.processor.testing.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A class of another package whose members are there for its heirs. */
public class Heritage {
  protected static int total;
  protected static final int LIMIT = 7;
  protected static final List<String> NAMES = new ArrayList<>();
  protected int count = 1;
  protected Integer boxed = 2;
  protected String text = "t";
  protected int[] row = {1, 2};
  protected Mode mode = Mode.OPEN;
  protected Hidden hidden = new Hidden(3);

  protected Heritage() {}

  protected static int add(int more) {
    return total += more;
  }

  protected static String label(String... parts) {
    return String.join("-", parts);
  }

  protected int next(int more) {
    return count += more;
  }

  protected <T> List<T> twice(T one) {
    return List.of(one, one);
  }

  protected Hidden hide(int n) {
    return new Hidden(n);
  }

  protected static int reveal(Hidden of) {
    return of == null ? -1 : of.n;
  }

  /** One of what nobody else can name. */
  public static Hidden unseen(int n) {
    return new Hidden(n);
  }

  /** Several of them. */
  public static List<Hidden> allUnseen() {
    return List.of(new Hidden(1), new Hidden(2));
  }

  /** Takes one of them. */
  public static int sum(Hidden one, int more) {
    return one.n + more;
  }

  /** Takes several. */
  public static int count(List<? extends Hidden> all, int more) {
    return all.size() + more;
  }

  protected Mode other() {
    return mode == Mode.OPEN ? Mode.SHUT : Mode.OPEN;
  }

  /** What nobody outside its package can name. */
  static class Hidden {
    final int n;

    Hidden(int n) {
      this.n = n;
    }

    @Override
    public String toString() {
      return "hidden " + n;
    }
  }

  /** Holds nothing else. */
  public static class Crate<T extends Hidden> {
    public T it;

    private Crate(T it) {
      this.it = it;
    }

    public static Crate<Hidden> of(int n) {
      return new Crate<>(new Hidden(n));
    }

    public T get() {
      return it;
    }
  }

  /** A list of what nobody else can name. */
  public static class Crates extends ArrayList<Hidden> {
    private static final long serialVersionUID = 1;
  }

  protected enum Mode {
    OPEN,
    SHUT
  }

  protected record Pair(int left, String right) {
    public Pair {}
  }

  protected static class Broken extends Exception {
    private static final long serialVersionUID = 1;

    public Broken(String message) {
      super(message);
    }
  }

  protected static class Door implements AutoCloseable {
    private final String name;

    public Door(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    @Override
    public void close() {
      NAMES.add("close " + name);
    }
  }

  protected interface Shout {
    String shout(String what);
  }

  protected class Inner {
    public int from = count;

    public Inner() {}

    public int all() {
      return from + count;
    }
  }

  protected sealed interface Way permits Left, Right {}

  protected record Left(int by) implements Way {
    public Left {}
  }

  protected record Right(int by) implements Way {
    public Right {}
  }

  protected static Supplier<Hidden> hiddenMaker() {
    return () -> new Hidden(9);
  }
}
