package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.List;

/** Compound assignments read their target before the right side, and narrow what they store. */
class CompoundAssignments {
  private int field = 5;
  private static int shared = 7;
  private int[] elements = {1, 2, 3};
  private CompoundAssignments other;

  static void reset() {
    shared = 7;
  }

  private int[] elements() {
    log("elements");
    return elements;
  }

  private CompoundAssignments self() {
    log("self");
    return this;
  }

  @Async // tricky 4
  int fieldIsReadBeforeTheAwait() {
    field += await(of(field = 100));
    shared -= await(of(shared = 1)) + await(of(shared = 2));
    return field * 1000 + shared;
  }

  @Async // tricky 4
  static int localIsReadBeforeTheAwait() {
    int x = 1;
    x += await(of(x = 10)) + x;
    x *= await(of(x++));
    return x;
  }

  @Async // tricky 5
  Object elementIsReadBeforeTheRightSide() {
    elements()[step(await(of(1)))] += await(of(elements[1] = 50));
    elements()[await(of(step(2)))] <<= step(await(of(3L)));
    return elements;
  }

  @Async // tricky 6
  Object incrementsOfElements() {
    int a = elements()[await(of(0))]++;
    int b = --elements()[step(await(of(1)))];
    int c = elements()[await(of(2))]++ + ++elements()[await(of(2))] * elements[2]--;
    elements[await(of(0))]++;
    return List.of(a, b, c, elements);
  }

  @Async // tricky 6
  Object incrementsOfFields() {
    int a = await(of(this)).field++;
    int b = self().field-- + await(of(field));
    ++await(of(self())).self().field;
    return List.of(a, b, field, shared++ + await(of(shared)) + ++shared);
  }

  @Async // tricky 7
  Object indexOutOfBoundsAfterTheRightSide() {
    elements()[step(30)] = await(of(step(1)));
    return step("not reached");
  }

  @Async // tricky 7
  Object indexOutOfBoundsBeforeTheRightSideIfCompound() {
    elements()[step(30)] += await(of(step(1)));
    return step("not reached");
  }

  @Async // tricky 8
  Object nullArrayAfterTheRightSide() {
    int[] none = null;
    none[step(3)] = await(of(step(1)));
    return step("not reached");
  }

  @Async // tricky 8
  Object nullArrayBeforeTheRightSideIfCompound() {
    int[] none = null;
    none[step(3)] += await(of(step(1)));
    return step("not reached");
  }

  @Async // tricky 8
  int nullTargetOfAFieldAfterTheRightSide() {
    other.self().field = await(of(step(1)));
    return step(0);
  }

  @Async // tricky 8
  int nullTargetAfterTheRightSide() {
    other.field = await(of(step(1)));
    return step(0);
  }

  @Async // tricky 8
  int nullTargetBeforeTheRightSideIfCompound() {
    other.field += await(of(step(1)));
    return step(0);
  }

  @Async // tricky 7
  static Object wrongElementTypeAfterTheRightSide() {
    Object[] texts = new String[2];
    texts[step(0)] = await(of((Object) step(1)));
    return texts;
  }

  @Async // tricky 9
  Object chainOfCompoundAssignments() {
    int x = field = elements()[await(of(0))] += await(of(step(4)));
    x += field += elements[await(of(1))] *= x -= await(of(2));
    return List.of(x, field, elements);
  }

  @Async // tricky 10
  static Object implicitNarrowing() {
    byte b = 100;
    b += await(of(100));
    b *= await(of(2.9));
    char c = 'a';
    c += await(of(1));
    c++;
    short s = 1;
    s -= await(of(70_000L));
    s >>>= await(of(2));
    int i = -16;
    i >>>= await(of(2L));
    i *= await(of(0.5f));
    long l = -16;
    l >>>= await(of(60));
    l |= await(of('x'));
    float f = 1;
    f += await(of(0.1));
    return List.of(b, c, s, i, l, f);
  }

  @Async // tricky 10
  static Object elementsNarrowToo() {
    byte[] bytes = {100, 1};
    bytes[await(of(0))] += await(of(100));
    bytes[1] ^= await(of(0x1ff));
    char[] chars = {'a'};
    chars[0] += await(of(1));
    chars[await(of(0))]++;
    return List.of(bytes, chars);
  }

  @Async // tricky 10
  static String textAppended() {
    String s = "a";
    s += await(of(1)) + await(of(2));
    s += await(of('c'));
    s += null;
    s += await(of((Object) null)) + "d";
    Object o = "o";
    o += await(of("p"));
    return s + o;
  }

  @Async // tricky 10
  static Object booleansAndBoxes() {
    boolean b = true;
    b &= await(of(false)) | await(of(true));
    b ^= await(of(true));
    Integer boxed = 5;
    boxed += await(of(6));
    boxed++;
    Integer[] boxes = {1, null};
    boxes[await(of(0))] -= await(of(3));
    Character letter = 'x';
    letter++;
    return List.of(b, boxed, boxes, letter);
  }

  @Async // tricky 10
  static Object nullBoxIsUnboxedBeforeTheRightSide() {
    Integer[] boxes = {null};
    boxes[0] += await(of(step(3)));
    return boxes;
  }

  @Async // tricky 12
  boolean conditionDoesNotWriteToItsOperand() {
    final boolean b = await(of(true));
    boolean c = b && await(of(false));
    boolean d = b || (c = await(of(true)));
    return b & !c & d;
  }

  @Async
  Object nestedTargets() {
    int[][] grid = {{1, 2}, {3, 4}};
    grid[await(of(1))][await(of(0))] += grid[await(of(0))][1]++;
    grid[step(await(of(0)))] = await(of(grid[1]));
    await(of(this)).elements[grid[0][0] - 5] -= await(of(9));
    return List.of(grid, elements);
  }

  @Async
  int divisionByZeroKeepsTheTarget() {
    try {
      field /= await(of(0));
    } catch (ArithmeticException e) {
      log(e);
    }
    try {
      elements[0] %= await(of(step(0)));
    } catch (ArithmeticException e) {
      log(e);
    }
    return field + elements[0];
  }
}
