package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.List;

/** What happens to an operand before the next one is evaluated: it is unboxed, made text of, found to be null. */
class Operands {
  static Integer none() {
    log("none");
    return null;
  }

  static int sum(int a, int b) {
    return a + b;
  }

  static long sumOf(long... all) {
    return LongStreams.sum(all);
  }

  static class LongStreams {
    static long sum(long... all) {
      long s = 0;
      for (long one : all) s += one;
      return s;
    }
  }

  static int twoOf(double a, Object b) {
    return 1;
  }

  static int twoOf(int a, Integer b) {
    return 2;
  }

  final int it;

  Operands() {
    this(0, 0);
  }

  Operands(int a, int b) {
    it = a - b;
  }

  @Async
  static int argument() {
    return sum(none(), await(of(step(2))));
  }

  @Async
  static long variableArity() {
    return sumOf(1, none(), await(of(step(2))));
  }

  @Async
  static int constructor() {
    return new Operands(none(), await(of(step(2)))).it;
  }

  @Async
  static Object arrayInitialiser() {
    return new int[] {step(1), none(), await(of(step(2)))};
  }

  @Async
  static Object arrayInitialiserWide() {
    return new double[] {step(1), none(), await(of(step(2)))};
  }

  @Async
  static int awaitedArgument() {
    return sum(await(of((Integer) null)), await(of(step(2))));
  }

  @Async
  static int fine() {
    Integer a = step((Integer) 1000);
    return sum(a, await(of(step(2)))) + twoOf(a, await(of(3))) + sum((a), await(of(4))) + (int) sumOf((long) a, await(of(3)));
  }

  @Async
  static int choice() {
    return sum(step(true) ? none() : (Integer) 3, await(of(step(2))));
  }

  @Async
  static int index() {
    int[] a = {1};
    return a[none()] + await(of(step(2)));
  }

  @Async
  static int elementAssignment() {
    int[] a = {1};
    a[none()] = await(of(step(2)));
    return a[0];
  }

  @Async
  static int dimension() {
    return new int[none()][await(of(step(2)))].length;
  }

  @Async
  static boolean comparison() {
    return none() < await(of(step(2)));
  }

  @Async
  static String text() {
    return none() + "" + await(of(step(2)));
  }

  @Async
  static Object nullOuter() {
    Outer outer = step((Outer) null);
    return outer.new Inner(await(of(step(2)))).it;
  }

  @Async
  static Object nullOuterExpression() {
    return step((Outer) null).new Inner(await(of(step(2)))) {}.it;
  }

  @Async
  static Object nullOuterPrivate() {
    return step((Outer) null).new Hidden(await(of(step(2)))).it;
  }

  static class Outer {
    class Inner {
      int it;

      Inner(int it) {
        this.it = it;
      }
    }

    private class Hidden {
      private int it;

      private Hidden(int it) {
        this.it = it;
      }
    }
  }

  static Object loud(StringBuilder text) {
    return new Object() {
      @Override
      public String toString() {
        log("toString " + text);
        return text.toString();
      }
    };
  }

  @Async
  static Object firstOperandOfAConcatenation() {
    StringBuilder text = new StringBuilder("a");
    return loud(text) + await(of("" + text.append("b")));
  }

  @Async
  static Object compoundOfObject() {
    StringBuilder text = new StringBuilder("a");
    Object o = loud(text);
    o += "" + await(of(text.append("b")));
    return o;
  }

  @Async
  static Object compoundOfArrayElement() {
    Object[] o = {1, null};
    o[0] += await(of("b"));
    o[1] += await(of("c"));
    CharSequence c = "x";
    c += await(of("y"));
    return List.of(o, c);
  }

  final int constant = 5;
  static int shared = 3;

  static Operands nobody() {
    log("nobody");
    return null;
  }

  Operands me() {
    log("me");
    return this;
  }

  @Async
  Object constantsOfObjects() {
    String r = "";
    try {
      r += nobody().constant + await(of(step(1)));
    } catch (NullPointerException e) {
      r += "n";
    }
    r += me().constant + await(of(step(1)));
    r += nobody().shared + await(of(step(1)));
    return r + this.constant + constant;
  }

  @Async
  static int selfInitialised() {
    int i = (i = await(of(5))) + i + await(of(1));
    int j = all(j = 5, j, await(of(1)), j);
    int k = (k = await(of(2))) > 1 ? k : await(of(3));
    boolean b = (b = await(of(true))) && b && await(of(b));
    int[] a = (a = new int[] {await(of(3)), 4}).length > 1 ? a : null;
    String s = (s = await(of("x"))) + s;
    return i + j + k + (b ? 100 : 0) + a[1] + s.length();
  }

  static int all(int... all) {
    int s = 0;
    for (int one : all) s = s * 10 + one;
    return s;
  }

  @Async
  static int boxOrNull() {
    Integer box = 4;
    return await(of(true)) ? box : null;
  }

  @Async
  static long nullOrBox() {
    Integer box = 4;
    return await(of(true)) ? null : box;
  }
}
