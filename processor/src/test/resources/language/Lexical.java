package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;

/** Text that has to come out as it went in. */
class Lexical {
  @Async // tricky 89
  static Object literals() {
    String block =
        """
        a "quoted" \
        line
          \tindented\s
        ünï\u0063ode \"""
        """;
    String escapes = "\b\t\n\f\r\"\'\\\0\07\177\uuu0041";
    char[] chars = {'\'', '"', '\\', '\u0041', '\7', await(of('\n'))};
    int numbers = 1_000 + 0x7f_ff + 0b1010 + 017 + await(of(0xFFFF_FFFF));
    long longs = 0xFFFF_FFFF_FFFFL + 1l + await(of(-9_223_372_036_854_775_808L));
    double doubles = 1e-3 + .5 + 1.d + 0x1.8p1 + await(of(1.5e300)) * 1e10;
    float floats = 1f + 1e10f + await(of(.1F));
    return List.of(block, escapes, chars, numbers, longs, doubles, floats, await(of(block)));
  }

  @Async // tricky 89
  static int comments() {
    // a comment with await(of(1)) in it
    int a = /* inside */ await(/* there */ of(1 /* too */)) /* after */; // end
    /** not Javadoc */
    String s = "// no comment /* " + await(of("*/"));
    return a + s.length() /* last */;
  }

  @Async // tricky 90
  static int everythingOnOneLine() { int a = await(of(1)); if (a > 0) { a += await(of(2)); } else { a = 0; } for (int i = 0; i < 2; i++) { a += await(of(i)); } try { a += await(of(10)); } finally { a *= 2; } return a; }

  @Async // tricky 89
  static strictfp double strict() {
    return await(of(0.1)) + 0.2;
  }

  @Deprecated
  @SuppressWarnings("unused")
  @Async // tricky 88
  static final int annotated() {
    @SuppressWarnings("unused")
    final int a = await(of(1));
    for (@SuppressWarnings("unused") int i : new int[] {1}) await(pause());
    try {
      await(pause());
    } catch (@SuppressWarnings("unused") final Failure e) {
      return -1;
    }
    return a;
  }

  @Async
  static int cStyleArrays() {
    int a[] = {1, 2}, b = await(of(3)), c[][] = {{4}, a};
    await(pause());
    return a[0] + b + c[0][0] + c[1][1];
  }

  @Async
  static int severalDeclarators() {
    int a = await(of(1)), b = a + await(of(2)), c, d = b;
    c = await(of(a + b)) + d;
    final int e = 5, f = await(of(e));
    return a + b + c + d + e + f;
  }

  @Async
  static int parentheses() {
    int a = (await((of((1)))));
    int[] b = {0};
    (b)[(0)] = ((await(of(2))));
    (a) += (await(of(3)));
    (a)++;
    return ((a)) + (b[0]);
  }

  @Async // tricky 32
  static int qualifiedAwaits() {
    return Task.await(of(1)) + dev.pawl.Task.await(of(2)) + Task.<Integer, RuntimeException>await(of(3));
  }

  @Async // tricky 55
  static int assertions() {
    int n = 0;
    assert await(of(true));
    assert n == 0 : await(of("unused"));
    try {
      assert await(of(false)) : "message " + await(of(1));
    } catch (AssertionError e) {
      log(e);
      n++;
    }
    try {
      assert n == 0;
    } catch (AssertionError e) {
      log(e);
    }
    return n;
  }

  @Async // tricky 93
  static int synchronizedWithoutAnAwait() {
    int n = await(of(1));
    synchronized (Lexical.class) {
      n += 2;
      if (n > 100) return -1;
    }
    synchronized (await(of(new Object()))) {
      n += 10;
      log(n);
    }
    return n + await(of(100));
  }

  @Async
  static int synchronizedJumps() {
    int n = 0;
    for (int i = 0; i < 4; i++) {
      synchronized (Lexical.class) {
        if (i == 1) continue;
        if (i == 3) break;
        n += i;
      }
      n += await(of(10));
    }
    return n;
  }

  @Async
  static int classLiteralsAndLengths() {
    Class<?> c = await(of(int[].class));
    int[] a = await(of(new int[3]));
    await(pause());
    return c.getName().length() + a.length + String[][].class.getName().length();
  }
}
