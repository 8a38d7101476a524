package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Operands are evaluated from left to right, each of them once, whatever is awaited between them. */
class EvaluationOrder {
  private int count = 3;
  private int[] array = {1, 2, 3, 4};
  private final StringBuilder text = new StringBuilder();

  private static int sum(int... numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum = 10 * sum + number;
    }
    return sum;
  }

  private EvaluationOrder add(int number) {
    log("add " + number);
    count = count * 10 + number;
    return this;
  }

  @Async // tricky 1
  static int argumentsAroundAwaits() {
    return sum(step(1), await(of(step(2))), step(3), await(of(step(4))), step(5));
  }

  @Async // tricky 2
  static int awaitsInAwaitsFourDeep() throws Checked {
    return await(of(step(await(risky(await(of(await(of(step(1))) + step(2))))))));
  }

  @Async // tricky 3
  static int localReadAfterTheAwait() {
    int c = 1;
    for (int i = 0; i < 2; i++) {
      c = await(of(10)) + c;
    }
    return c;
  }

  @Async // tricky 3
  static int localReadBeforeTheAwait() {
    int c = 1;
    c = c + (c = await(of(10))) + c;
    return c;
  }

  @Async // tricky 27
  int fieldReadBeforeTheAwait() {
    return count + await(of(count = 100)) + count;
  }

  @Async // tricky 24
  int receiversBeforeArguments() {
    return await(of(this)).add(step(1)).add(await(of(step(2)))).add(await(of(3))).count;
  }

  @Async // tricky 24
  static String chainOfAwaitedReceivers() {
    return await(of("abcdef")).substring(await(of(1))).concat(await(of("g"))).toUpperCase();
  }

  @Async // tricky 25
  static int nullReceiverIsNoticedAfterTheArguments() {
    EvaluationOrder nobody = step((EvaluationOrder) null);
    return nobody.add(await(of(step(1)))).count;
  }

  @Async // tricky 25
  static int awaitedNullReceiver() {
    return await(of((EvaluationOrder) null)).add(step(await(of(1)))).count;
  }

  @Async // tricky 26
  static int assignmentInTheReceiver() {
    EvaluationOrder r = null;
    return (r = await(of(new EvaluationOrder()))).add(r.count).add(await(of(r.count))).count;
  }

  @Async // tricky 19
  static double twoSlotOperands() {
    long a = 1L << 40;
    double b = 0.5;
    return a + await(of(2)) * b - await(of(3L)) / b + await(of(1f)) + a;
  }

  @Async // tricky 11
  static int unaryOperators() {
    return -(-(await(of(5)))) + ~await(of(3)) + +await(of(2)) + (int) (char) (int) await(of(65601));
  }

  @Async // tricky 11
  static boolean not() {
    return !await(of(true)) | !!await(of(false)) ^ await(of(true));
  }

  @Async // tricky 14
  static int conditionals() {
    int a = await(of(true)) ? step(1) : step(2);
    int b = step(false) ? await(of(3)) : step(4);
    int c = step(true) ? step(5) : await(of(6));
    int d = await(of(false)) ? await(of(7)) : await(of(8));
    return sum(a, b, c, d, await(of(true)) ? await(of(false)) ? 1 : 2 : 3);
  }

  @Async // tricky 14
  static Object conditionalsHaveTheirOwnTypes() {
    Object widened = await(of(true)) ? await(of(1)) : await(of(2.0));
    Object kept = await(of(true)) ? await(of((Object) 1)) : await(of(2.0));
    Object character = await(of(false)) ? 0 : await(of('x'));
    return List.of(widened, kept, character);
  }

  @Async // tricky 14
  static int nullArmIsUnboxed() {
    Integer nothing = null;
    return step(1) + (await(of(true)) ? nothing : await(of(2)));
  }

  @Async // tricky 34
  static int nullResultIsUnboxed() {
    int value = await(of((Integer) null));
    return value;
  }

  @Async // tricky 21
  static boolean conditionalsOfBooleans() {
    boolean x = step(true);
    boolean y = step(false);
    boolean chosen = await(of(true)) ? x : y;
    return chosen ? y : x;
  }

  @Async // tricky 12
  boolean shortCircuits() {
    boolean a = step(false) && await(of(step(true)));
    boolean b = step(true) || await(of(step(true)));
    boolean c = await(of(step(true))) && await(of(step(false))) || await(of(step(true)));
    boolean d = (step(true) && await(of(false))) | (step(false) || await(of(true)));
    return a ^ b ^ c ^ d;
  }

  private static boolean isOdd(int number) {
    log("isOdd " + number);
    return number % 2 != 0;
  }

  @Async // tricky 13
  int shortCircuitsAsArguments() {
    int[] a = {0, 0, 0};
    boolean any =
        step(isOdd(a[0] += await(of(2))) || isOdd(a[1] += await(of(3))) || isOdd(a[2] += 5));
    return sum(a) + (any ? 1 : 0);
  }

  @Async // tricky 15
  static String conditionalInConcatenation() {
    String s = null;
    return "a" + (s == null ? await(of("b")) : s) + step('c') + await(of(1)) + 2 + await(of(3L));
  }

  private final class Loud {
    @Override
    public String toString() {
      log("toString " + text);
      return text.toString();
    }
  }

  @Async // tricky 15: javac evaluates all operands, and only then makes text of them, from JDK 19 on one by one
  String concatenationOfImmutables() {
    String s = await(of("x")) + null + await(of('y')) + 1.5f + (Object) await(of("z"));
    return s + await(of(s.length()));
  }

  @Async // tricky 28
  static int boundMethodReference() {
    IntUnaryOperator plus = step(await(of("abc")))::indexOf;
    return plus.applyAsInt('c') + await(of(1)) + plus.applyAsInt('b');
  }

  @Async // tricky 28
  static String methodReferenceOnNull() {
    Supplier<String> trim = await(of((String) null))::trim;
    log("not reached");
    return trim.get();
  }

  @Async // tricky 29
  static Object arrayDimensions() {
    return new int[step(await(of(2)))][step(1)][await(of(step(3)))][];
  }

  @Async // tricky 29
  static Object negativeDimension() {
    return new int[await(of(-1))][step(2)];
  }

  @Async // tricky 29
  static Object arrayInitialisers() {
    int[][] jagged = {{step(1), await(of(2))}, {}, {await(of(3))}, null, {step(4)}};
    String[] texts = new String[] {await(of("a")), step("b"), await(of((String) null))};
    return List.of(jagged, texts);
  }

  @Async // tricky 30
  static Object variableArity() {
    int some = sum(step(1), await(of(2)), step(3));
    int none = sum();
    int array = sum(await(of(new int[] {4, 5})));
    return List.of(some, none, array, List.of(await(of("a")), "b", await(of("c"))));
  }

  @Async // tricky 30
  static Object variableArityOfNull() {
    return String.format("%s-%s", await(of("x")), (Object) await(of((String) null)));
  }

  @Async // tricky 32
  static String discardedValues() throws Checked {
    await(of(step("dropped")));
    await(pause());
    await(risky(1));
    await(of(2)).toString();
    return await(of("kept"));
  }

  @Async // tricky 32
  static void nothingToReturn() {
    await(pause());
    log("done");
  }

  @Async // tricky 18
  static int leavingAHalfEvaluatedCall() {
    int total = 0;
    for (int i = 0; i < 4; i++) {
      try {
        total +=
            sum(
                step(i),
                await(of(1)),
                switch (i) {
                  case 1 -> throw new IllegalStateException("thrown at " + i);
                  case 2 -> await(of(7));
                  default -> 8;
                },
                step(2));
      } catch (IllegalStateException e) {
        log(e);
        continue;
      }
      log("next");
    }
    return total;
  }

  @Async // tricky 20
  static Object smallTypes() {
    byte b = (byte) 200;
    short s = (short) 70_000;
    char c = 'ä';
    boolean z = true;
    byte[] bytes = {b};
    boolean[] flags = {z};
    await(pause());
    bytes[0] += b;
    flags[0] ^= z;
    return List.of(b, s, c, z, (int) bytes[0], flags[0]);
  }

  @Async // tricky 20
  static byte narrowResult() {
    byte b = await(of((byte) 100));
    b += b;
    return b;
  }

  @Async // tricky 22
  static String nullLiteralAsAnEarlierArgument() {
    String s = null;
    String joined = String.join(",", new String[] {null, await(of("x")), s});
    s = await(of("y"));
    return joined + s;
  }

  @Async // tricky 23
  static Object declaredTypeAtTheJoin() {
    Number n = step(true) ? 1 : 2.0;
    await(pause());
    Comparable<?> c = await(of(true)) ? "text" : 1;
    await(pause());
    return List.of(n, c);
  }

  @Async // tricky 33
  static Object targetTypes() {
    List<String> list = await(of(true)) ? List.of() : List.of(await(of("x")));
    Supplier<List<? extends Number>> supplier = await(of(true)) ? () -> List.of(1) : List::of;
    List<Supplier<String>> suppliers = new java.util.ArrayList<>(await(of(4)));
    suppliers.add(() -> "lambda");
    return List.of(list, supplier.get(), suppliers.get(await(of(0))).get());
  }

  static <T> T choose(boolean first, T one, Supplier<? extends T> other) {
    return first ? one : other.get();
  }

  @Async // tricky 33
  static String lambdaArgumentsBesideAwaits() {
    String captured = step("c");
    return choose(await(of(false)), await(of("a")), () -> captured + "b")
        + EvaluationOrder.<CharSequence>choose(await(of(true)), "d", () -> "e").length();
  }

  @Async
  static int assignmentsAsOperands() {
    int a = 1;
    int b = 2;
    int c = (a = await(of(3))) + (b = a) * (a += await(of(4))) - a++ + --b;
    return sum(a, b, c);
  }

  @Async
  static int chainedAssignments() {
    int a;
    int b;
    int[] c = {0};
    a = b = c[step(0)] = await(of(step(4)));
    return sum(a, b, c[0]);
  }

  @Async
  static Object castsAndInstanceof() {
    Object o = await(of((Object) "text"));
    String s = (String) await(of(o));
    boolean is = await(of(o)) instanceof String && !(await(of(o)) instanceof Integer);
    return List.of(s, is, (long) await(of(3)), (float) (double) await(of(0.1)));
  }

  @Async
  static Object failingCast() {
    Object o = await(of((Object) 1));
    String s = step((String) await(of(o)));
    return s + step("not reached");
  }

  @Async
  static int divisionByZeroAfterBothOperands() {
    return step(1) / await(of(step(0))) + step(2);
  }

  @Async
  int elementOfAwaitedArray() {
    return await(of(array))[await(of(step(1)))] + array[step(await(of(2)))] + array[step(3)];
  }

  @Async
  int indexOutOfBounds() {
    return array[await(of(4))] + step(1);
  }

  @Async
  int lengthOfAwaitedNull() {
    return await(of((int[]) null)).length + step(1);
  }

  @Async
  static int shifts() {
    return 1 << await(of(33L)) | -8 >> await(of(1)) ^ -8 >>> await(of(28)) & await(of(0xff));
  }

  @Async
  static boolean comparisons() {
    return await(of(1)) < 2.0 == 'a' >= await(of(97)) && await(of(5L)) == 5 & null == await(of(null));
  }

  @Async
  static boolean referencesAreComparedAsReferences() {
    Integer big = await(of(1000));
    Integer other = Integer.valueOf(step("1000"));
    return big == other || big == await(of(big)) && big.equals(await(of(other)));
  }
}
