package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Casts to several types, of which one is private. */
public class SeveralCasts {
  private interface Tagged {
    default String tag() {
      return "t";
    }
  }

  interface Vis {
    default String vis() {
      return "v";
    }
  }

  private interface Fn {
    int f(int i);
  }

  private static class Base {
    int b() {
      return 4;
    }
  }

  private static final class Sub extends Base implements Tagged, Vis {}

  private static class VB implements Vis, Tagged {}

  @Async
  static String object() {
    Object o = await(of(new Sub()));
    return ((Base & Vis) o).vis();
  }

  @Async
  static String object2() {
    Object o = await(of(new Sub()));
    return ((Base & Tagged) o).b() + "";
  }

  @Async
  static String object3() {
    Object o = await(of(new Sub()));
    return ((Vis & Tagged) o).vis();
  }

  @Async
  static String object4() {
    Object o = await(of(new Sub()));
    var x = (Vis & Tagged) o;
    return x.tag() + x.vis();
  }

  @Async
  static String fails() {
    Object o = await(of("s"));
    try {
      return ((Vis & Tagged) o).vis();
    } catch (ClassCastException e) {
      return "cce";
    }
  }
}
