package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Locals of every type, alive across awaits or not. */
class Locals {
  @Async // tricky 19, 20
  static Object everyType() {
    boolean z = true;
    byte b = 1;
    short s = 2;
    char c = 'c';
    int i = 3;
    long l = 4;
    float f = 5;
    double d = 6;
    String t = "7";
    int[] a = {8};
    long[][] m = {{9}};
    List<? extends Map<String, ?>> g = List.of();
    Runnable r = () -> log("run");
    await(pause());
    r.run();
    await(of(z ? b : s));
    return List.of(z, b, s, c, i, l, f, d, t, a, m, g);
  }

  @Async // tricky 20
  static Object assignedAcrossAwaits() {
    byte b = 1;
    char c = 'a';
    boolean z = false;
    for (int i = 0; i < 3; i++) {
      b *= -100;
      c++;
      z = !z;
      await(of(i));
    }
    return List.of(b, c, z);
  }

  @Async // tricky 52
  static int unusedOnes(int unused, String alsoUnused) {
    int dead = await(of(1));
    dead = 2;
    String s;
    final long never;
    int used = await(of(3));
    int x = 4;
    x = await(of(x));
    return used;
  }

  @Async // tricky 52
  static int unused() {
    return await(LocalsAsync.unusedOnes(1, null));
  }

  @Async // tricky 50
  static Object definitelyAssignedOnAllPaths() {
    int a;
    String b;
    if (await(of(1)) == 1) {
      a = await(of(2));
      b = "x";
    } else if (step(false)) {
      a = 3;
      b = await(of("y"));
    } else {
      throw new Failure("none");
    }
    long c;
    switch (a) {
      case 2:
        c = await(of(5L));
        break;
      default:
        c = 6;
    }
    boolean d;
    while (true) {
      d = await(of(true));
      if (d) break;
    }
    final double e;
    do {
      e = await(of(0.5));
      break;
    } while (true);
    return List.of(a, b, c, d, e);
  }

  @Async
  static Object assignedInConditions() {
    String line;
    int n = 0;
    List<String> lines = new ArrayList<>(List.of("a", "b"));
    while ((line = lines.isEmpty() ? null : await(of(lines.remove(0)))) != null && (n += line.length()) > 0) {
      log(line);
    }
    int m;
    if ((m = await(of(3))) > 2 && (n = m) == 3) n += m;
    return List.of(n, line == null, m);
  }

  @Async
  static int parametersAreAssigned(int p, final int q, int... r) {
    p += await(of(q));
    r = new int[] {p};
    await(pause());
    return p + r[0] + q;
  }

  @Async
  static int parameters() {
    return await(LocalsAsync.parametersAreAssigned(1, await(of(2)), 3, 4));
  }

  @Async // tricky 35
  static int constants() {
    final int k = 10;
    final String s = "k" + k;
    final char c = 'a';
    byte b = k;
    await(pause());
    byte b2 = k + 1;
    char c2 = c + 1;
    final byte fromChar = c;
    return b + b2 + c2 + s.length() + (s == "k10" ? 1000 : 0) + await(of(fromChar));
  }

  @Async
  static int neverUsedAgainAfterTheLastAwait() {
    int[] large = new int[1000];
    large[5] = await(of(5));
    int n = large[5];
    large = null;
    await(pause());
    return n;
  }

  @Async
  static Object sameVariableInManyBranches() {
    String s = "";
    for (int i = 0; i < 8; i++) {
      if ((i & 1) != 0) s += await(of("a"));
      if ((i & 2) != 0) s = await(of("b")) + s;
      if ((i & 4) != 0) s = s + s.length();
      else await(pause());
    }
    return s;
  }
}
