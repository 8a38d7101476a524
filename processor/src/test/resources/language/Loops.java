package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Loops of all kinds, with awaits in every part and jumps from everywhere to everywhere. */
class Loops {
  @Async
  static int whileLoop() {
    int i = 0;
    while (await(of(i < 3))) {
      log(i);
      i += await(of(1));
    }
    return i;
  }

  @Async // tricky 37
  static int continueBeforeTheFirstAwait() {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      if (i % 2 == 0) {
        continue;
      }
      sum += await(of(i));
    }
    for (String s : List.of("a", "", "bc")) {
      if (s.isEmpty()) continue;
      sum += await(of(s.length()));
    }
    return sum;
  }

  @Async // tricky 38
  static int endlessWithReturn() {
    for (; ; ) {
      if (await(of(!more()))) return 1;
    }
  }

  @Async // tricky 38
  static void endlessUntilItFails() {
    int i = 0;
    while (true) {
      await(of(10 / (3 - i++)));
    }
  }

  @Async // tricky 38
  static int endlessWithBreak() {
    int i = 0;
    while (true) {
      await(pause());
      if (i++ == 2) break;
    }
    do {
      if (await(of(i)) > 5) break;
      i++;
    } while (true);
    return i;
  }

  @Async // tricky 39
  static int awaitInDoCondition() {
    int i = 0;
    do {
      if (i == 1) {
        i = 5;
        continue;
      }
      log(i);
    } while (await(of(i++ < 3)));
    return i;
  }

  @Async // tricky 39
  static int awaitsInAllPartsOfAFor() {
    int sum = 0;
    for (int i = await(of(step(0))), n = await(of(3)); await(of(step(i) < n)); i += await(of(step(1)))) {
      if (i == 1) continue;
      sum += i;
    }
    return sum;
  }

  @Async // tricky 39
  static int forWithExpressionStatements() {
    int i;
    int j = 0;
    for (i = await(of(2)), log("init"), await(pause()); i > 0; log("update"), i--, j += await(of(i))) {
      log(j);
    }
    return i + 10 * j;
  }

  @Async // tricky 36
  static int labelledJumpsAcrossTwoLoops() {
    int count = 0;
    outer:
    for (int i = 0; await(of(i < 4)); i++) {
      inner:
      for (int j = 0; ; j++) {
        count += await(of(1));
        if (j == 1 && i == 1) continue outer;
        if (j == 2) break inner;
        if (i == 3) break outer;
        if (j == 0) continue inner;
        log(i + " " + j);
      }
      await(of(step(i)));
    }
    return count;
  }

  @Async // tricky 36
  static String labelsOnAllKindsOfLoops() {
    StringBuilder text = new StringBuilder();
    a:
    while (true) {
      b:
      do {
        c:
        for (int i : new int[] {1, 2, 3}) {
          d:
          for (String s : List.of("x", "y")) {
            text.append(i).append(s);
            if (await(of(text.length() > 20))) break a;
            if (i == 1) continue c;
            if (i == 2 && s.equals("y")) continue b;
            if (i == 3) break d;
          }
          text.append('.');
          if (await(of(i == 3))) break b;
        }
      } while (await(of(text.length() < 12)));
      text.append('!');
      continue a;
    }
    return text.toString();
  }

  @Async // tricky 40
  static int labelledBlocks() {
    int result = 0;
    block:
    {
      result += await(of(1));
      if (result == 1) break block;
      result += 10;
    }
    block:
    if (await(of(true))) {
      result += 100;
      if (await(of(result > 0))) break block;
      result += 1000;
    } else break block;
    one:
    two:
    {
      if (result > await(of(5))) break one;
      break two;
    }
    one:
    two:
    for (int i = 0; i < 3; i++) {
      if (await(of(i)) == 1) continue two;
      if (i == 2) break one;
      result++;
    }
    return result;
  }

  @Async // tricky 41
  static long forEachOverArrays() {
    long sum = 0;
    for (byte b : await(of(new byte[] {1, 2, -3}))) sum += await(of(b));
    for (long l : new int[] {await(of(4)), 5}) sum += l;
    for (final char c : "abc".toCharArray()) {
      await(pause());
      sum += c;
    }
    for (int[] row : new int[][] {{1}, {}, {2, 3}}) for (int cell : row) sum += await(of(cell));
    for (Object o : new Object[0]) log(await(of(o)));
    return sum;
  }

  @Async // tricky 41
  static int forEachOverArrayThatIsReplaced() {
    int[] numbers = {1, 2, 3};
    int sum = 0;
    for (int n : numbers) {
      sum = sum * 10 + await(of(n));
      numbers[2] = 7;
      numbers = new int[] {9, 9, 9, 9};
    }
    return sum;
  }

  @Async // tricky 41
  static String forEachOverIterables() {
    String text = "";
    for (String s : await(of(List.of("a", "b")))) text += await(of(s));
    for (var e : Map.of("k", 1).entrySet()) text += e.getKey() + await(of(e.getValue()));
    for (int n : List.of(1, 2)) text += await(of(n + 1));
    Iterable<Character> letters = () -> List.of('x', 'y').iterator();
    for (char c : letters) text += await(of(c));
    return text;
  }

  @Async // tricky 41
  static void forEachOverNullArray() {
    for (int i : await(of((int[]) null))) log(i);
  }

  @Async // tricky 41
  static void forEachOverNullIterable() {
    List<String> none = null;
    for (String s : none) await(of(s));
  }

  @Async // tricky 41
  static void forEachUnboxesNull() {
    for (int i : Arrays.asList(1, null, 3)) log(await(of(i)));
  }

  @Async // tricky 41
  static int concurrentModification() {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    int sum = 0;
    for (int i : list) {
      sum += await(of(i));
      if (i == 2) list.add(4);
    }
    return sum;
  }

  private static final class Loud implements Iterable<Integer>, Iterator<Integer> {
    private int left = 2;

    @Override
    public Iterator<Integer> iterator() {
      log("iterator");
      return this;
    }

    @Override
    public boolean hasNext() {
      log("hasNext");
      return left > 0;
    }

    @Override
    public Integer next() {
      log("next");
      return left--;
    }
  }

  @Async // tricky 41
  static int iteratorIsAskedAsOftenAsByJava() {
    int sum = 0;
    for (Integer i : await(of(new Loud()))) {
      sum += await(of(i));
      if (i == 1) continue;
      log("body");
    }
    return sum;
  }

  @Async // tricky 45, 46
  static long manyRoundsWithoutWaiting() {
    long sum = 0;
    for (int i = 0; i < 20_000; i++) {
      if (i < 0) await(pause());
      sum += i;
    }
    return sum + await(of(1));
  }

  @Async // tricky 51
  static Object eachRoundHasItsOwnVariable() {
    List<Supplier<String>> suppliers = new ArrayList<>();
    for (String s : List.of("a", "b")) {
      int n = await(of(s.length()));
      suppliers.add(() -> s + n);
    }
    for (int i = 0; i < 2; i++) {
      int copy = i;
      await(pause());
      suppliers.add(() -> "" + copy);
    }
    StringBuilder all = new StringBuilder();
    for (Supplier<String> supplier : suppliers) all.append(await(of(supplier.get())));
    return all.toString();
  }

  @Async // tricky 51
  static Object sameNameInSiblingScopes() {
    String text = "";
    {
      int x = await(of(1));
      text += x;
    }
    {
      String x = await(of("two"));
      text += x;
    }
    for (long x = 0; x < 2; x++) text += await(of(x));
    for (double x : new double[] {0.5}) text += await(of(x));
    if (await(of(true))) {
      char[] x = {'c'};
      text += await(of(x.length)) + x[0];
    }
    boolean x = await(of(true));
    return text + x;
  }

  @Async // tricky 53
  static int earlyReturnFromNestedLoopsInTry() {
    for (int i = 0; ; i++) {
      try {
        for (int j : new int[] {0, 1, 2}) {
          try {
            if (i == 1 && await(of(j)) == 1) return i * 10 + j;
          } finally {
            log("inner " + i + j);
          }
        }
      } finally {
        await(of(step(i)));
      }
    }
  }

  @Async // tricky 70
  static int exceptionOutOfALoopAndInItsParts() {
    int i = 0;
    int caught = 0;
    while (more()) {
      try {
        for (i = await(of(0)); 10 / (3 - i) > await(of(0)); i += 6 / (2 - await(of(i)))) {
          log(i);
        }
      } catch (ArithmeticException e) {
        log(e);
        if (++caught == 2) break;
      }
    }
    return i + 100 * caught;
  }

  @Async
  static int bodiesThatAreNoBlocks() {
    int n = 0;
    while (n < 2) n += await(of(1));
    do n += await(of(1)); while (n < 4);
    for (int i = 0; i < 2; i++) if (await(of(i == 1))) n *= await(of(2)); else n += 1;
    for (int i : new int[] {1}) for (; n < 20; ) n += await(of(i + n));
    while (await(of(false))) ;
    for (; more() && n > await(of(100)); ) ;
    return n;
  }

  @Async
  static int emptyStatements() {
    ;
    for (int i = 0; i < await(of(2)); i++) ;
    {}
    ;
    if (await(of(true))) ; else ;
    return 1;
  }
}
