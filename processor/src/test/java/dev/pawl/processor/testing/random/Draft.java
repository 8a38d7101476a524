package dev.pawl.processor.testing.random;

import java.util.ArrayDeque;
import java.util.Deque;

/** The text of a method while it is being generated. */
final class Draft {
  private final Deque<StringBuilder> texts = new ArrayDeque<>();
  private int depth = 1;

  Draft() {
    texts.push(new StringBuilder());
  }

  void line(String text) {
    texts.element().append("  ".repeat(depth)).append(text).append('\n');
  }

  void open(String text) {
    line(text);
    depth++;
  }

  /** Closes one block and opens the next of the same statement, as {@code } else {}. */
  void between(String text) {
    depth--;
    open(text);
  }

  void close(String text) {
    depth--;
    line(text);
  }

  /** Runs {@code writing} and returns what it wrote, instead of keeping it. */
  String aside(Runnable writing) {
    texts.push(new StringBuilder());
    writing.run();
    return texts.pop().toString();
  }

  /** Adds lines that {@link #aside} has returned. */
  void add(String lines) {
    texts.element().append(lines);
  }

  String text() {
    return texts.element().toString();
  }
}
