package dev.pawl.processor.testing.program;

import java.util.List;

/** A class of another package that keeps classes for its heirs. */
public abstract class Bag<E> {
  protected final List<E> elements;

  protected Bag(List<E> elements, int copies, char mark) throws Leaf.Checked {
    this.elements = elements;
  }

  /** How many there are. */
  public abstract int size();

  /** One of its elements. */
  protected abstract static class Entry<T> {
    protected final int count;

    protected Entry(int count, String... labels) throws Leaf.Checked {
      this.count = count + labels.length;
      if (count < 0) {
        throw new Leaf.Checked("count");
      }
    }

    public abstract T get();

    public String text() {
      return get() + "×" + count;
    }
  }

  /** Does something with each. */
  protected interface Visitor<T> {
    int visit(T one);

    default int twice(T one) {
      return visit(one) + visit(one);
    }
  }
}
