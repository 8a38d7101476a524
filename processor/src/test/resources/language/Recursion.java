package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.List;

/** Tasks that await tasks of the same method. */
class Recursion {
  @Async // tricky 86
  static int factorial(int n) {
    return n <= 1 ? await(of(1)) : n * await(RecursionAsync.factorial(n - 1));
  }

  @Async // tricky 86
  static int direct() {
    return await(RecursionAsync.factorial(5));
  }

  @Async // tricky 86
  static boolean even(int n) {
    if (n == 0) return await(of(true));
    return await(RecursionAsync.odd(n - 1));
  }

  @Async // tricky 86
  static boolean odd(int n) {
    if (n == 0) return false;
    boolean result = await(RecursionAsync.even(n - 1));
    await(pause());
    return result;
  }

  @Async // tricky 86
  static boolean mutual() {
    return await(RecursionAsync.even(4)) & await(RecursionAsync.odd(3));
  }

  @Async // tricky 86
  static long fibonacci(int n) {
    if (n < 2) return n;
    return await(RecursionAsync.fibonacci(n - 1)) + await(RecursionAsync.fibonacci(n - 2));
  }

  @Async // tricky 86
  static long tree() {
    return await(RecursionAsync.fibonacci(8)) + await(of(0));
  }

  @Async // tricky 87
  static int over(int n) {
    return n + await(of(1));
  }

  @Async // tricky 87
  static String over(String s) {
    return s + await(of("!"));
  }

  @Async // tricky 87
  static long over(long n, int... more) {
    return n + await(of(more.length));
  }

  @Async // tricky 87
  static Object overloads() {
    return List.of(
        await(RecursionAsync.over(1)),
        await(RecursionAsync.over("s")),
        await(RecursionAsync.over(2L)),
        await(RecursionAsync.over(2L, 3, 4)));
  }

  @Async // tricky 87
  static long manyParameters(
      int a, long b, double c, float d, short e, byte f, char g, boolean h, String i, int[] j,
      Object k, List<String> l, long m, double n, int o, long p, int q, int r, int s, int t) {
    await(pause());
    return (long) (a + b + c + d + e + f + g + i.length() + j[0] + l.size() + m + n)
        + (h ? await(of(o)) : p) + q + r + s + t + k.hashCode();
  }

  @Async // tricky 87
  static long manyArguments() {
    return await(
        RecursionAsync.manyParameters(
            1, await(of(2L)), 3, 4f, (short) 5, (byte) 6, 'g', true, "i", new int[] {10}, 11,
            List.of(), 13, 14, await(of(15)), 16, 17, 18, 19, await(of(20))));
  }

  @Async
  static int taskMadeEarlyAwaitedLate() {
    Task<Integer, RuntimeException> first = RecursionAsync.factorial(3);
    Task<Integer, RuntimeException> second = RecursionAsync.over(step(1));
    int b = await(second);
    return await(first) * 10 + b;
  }

  @Async
  static int unawaitedTaskNeverRuns() {
    RecursionAsync.factorial(step(3));
    return await(of(1));
  }

  @Async
  static boolean boxesOfTasksAreBoxes() {
    return await(RecursionAsync.big()) == await(RecursionAsync.big());
  }

  @Async
  static int big() {
    return 1000 + await(of(0));
  }

  @Async
  static Object voidTaskAsAValue() {
    Void nothing = await(RecursionAsync.nothing());
    Object o = await(RecursionAsync.nothing());
    await(RecursionAsync.nothing());
    return nothing == null && o == null;
  }

  @Async
  static void nothing() {
    await(pause());
  }
}
