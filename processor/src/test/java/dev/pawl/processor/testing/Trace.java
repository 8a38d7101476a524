package dev.pawl.processor.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The side effects of one run, in order. Programs under test write here, through the static
 * methods, and so do the tasks that they await.
 */
public final class Trace {
  /** A wrong machine may loop for ever; no right program of ours says this much. */
  private static final int LIMIT = 20_000;

  private final List<String> entries = new ArrayList<>();

  /** Notes that something happened. */
  public static void log(Object what) {
    Run.current().trace().add(Shown.of(what));
  }

  /** Notes that an operand was evaluated, and is that operand. */
  public static <T> T step(T value) {
    Run.current().trace().add("step " + Shown.of(value));
    return value;
  }

  public static int step(int value) {
    return step((Integer) value);
  }

  public static long step(long value) {
    return step((Long) value);
  }

  public static double step(double value) {
    return step((Double) value);
  }

  public static short step(short value) {
    return step((Short) value);
  }

  public static byte step(byte value) {
    return step((Byte) value);
  }

  public static float step(float value) {
    return step((Float) value);
  }

  public static char step(char value) {
    return step((Character) value);
  }

  public static boolean step(boolean value) {
    return step((Boolean) value);
  }

  /** Whether a loop or a recursion may go on: true until this run's fuel is used up. */
  public static boolean more() {
    return Run.current().burn();
  }

  void add(String entry) {
    if (entries.size() == LIMIT) {
      throw new ProtocolViolation("the trace does not end");
    }
    entries.add(entry);
  }

  List<String> entries() {
    return Collections.unmodifiableList(entries);
  }
}
