package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.List;
import java.util.function.IntSupplier;

/** Parentheses around what is assigned to, which change nothing (JLS 15.26). */
class Parentheses {
  @Async
  static int incremented() {
    int x = 1;
    return x + await(of((x)++)) * 10 + x * 100;
  }

  @Async
  static int assigned() {
    int x = 1;
    return x * 10 + await(of((x) = 5)) + x * 100;
  }

  @Async
  static int compound() {
    int x = 1;
    int y = x * 10 + await(of(((x)) += 5)) + x * 100;
    --(x);
    return y * 1000 + x;
  }

  @Async
  static int lateCapture() {
    int x;
    await(pause());
    if (step(true)) {
      (x) = step(4);
      IntSupplier s = () -> x * 2;
      log(s.getAsInt());
    } else {
      (x) = step(3);
    }
    await(pause());
    return x;
  }

  static int both(int a, IntSupplier b) {
    return a * 10 + b.getAsInt();
  }

  @Async
  static int lateCaptureInExpression() {
    final int x;
    await(pause());
    int r = both((x) = step(4), () -> x);
    await(pause());
    return r + x;
  }

  private int f = 1;
  private static int s = 2;
  private int[] a = {1, 2};
  private Parentheses next;

  static void reset() { s = 2; }

  private Parentheses next() { log("next"); return next == null ? this : next; }
  @Async
  Object assignments() {
    int n = await(of(1));
    next = new Parentheses();
    (f) = 5;
    (this.f) += 2;
    ((next.f)) = 7;
    (next.f) -= n;
    (f)++;
    --(this.f);
    ((next().f)) = n = 8;
    (next()).f = (n = 9) + (next).f;
    int[] b = {(next.f)++, ++((next.f)), -(next.f), (f) = (next.f) = 3};
    (a)[0] = (this.a)[1]++;
    (next.a)[(n = 1)] *= (next.f);
    (Parentheses.s) = (s) + 1;
    (s)++;
    (next.s) = s + 1;
    return List.of(f, next.f, b, a, next.a, s, n);
  }

  @Async
  Object awaiting() {
    next = new Parentheses();
    (f) = await(of(5));
    (this.f) += await(of(2));
    ((next.f)) = await(of(7));
    (next.f) -= await(of(1));
    ((next().f)) = await(of(8));
    (next()).f = (await(of(next))).f++ + (next).f;
    (a)[0] = (this.a)[await(of(1))]++;
    (next().a)[1] *= await(of(3));
    next().next().f += await(of(100));
    next().f *= next().f + await(of(1));
    (Parentheses.s) = (s) + await(of(1));
    (await(of(this))).f = (await(of(next)).f) = await(of(3));
    (await(of(this)).f)++;
    await(of(this)).next.f--;
    return List.of(f, next.f, a, next.a, s);
  }
}
