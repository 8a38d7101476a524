package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;

/** Constant expressions (JLS 15.29): as conditions they say what can be reached, as values they are narrowed. */
class Constants {
  static final int LEVEL = 3;
  static final String NAME = "x";

  @Async
  static int comparison() {
    int n = await(of(1));
    while (1 < 2) {
      if (n++ > 3) return n;
    }
  }

  @Async
  static int constantField() {
    int n = await(of(1));
    while (LEVEL == 3 & NAME == "x") {
      if (n++ > 3) return n;
    }
  }

  /** The int is rounded to the float that it is compared with. */
  @Async
  static int rounded() {
    int n = await(of(1));
    while (16_777_217 == 16_777_216f && 16_777_217 != 16_777_216d) {
      if (n++ > 3) return n;
    }
  }

  @Async
  static int forLoop() {
    final int k = 4;
    int n = await(of(1));
    for (; k + 1 > 4 && (LEVEL & 1) != 0; n++) {
      if (n > 3) return n;
    }
  }

  @Async
  static int doLoop() {
    int n = await(of(1));
    do {
      if (n++ > 3) return n;
    } while ((boolean) (true ? 2 > 1 : false));
  }

  @Async
  static int doLoopThatEnds() {
    int n = await(of(1));
    do {
      if (n++ > 3) return n;
    } while (2 < 1);
    return -n;
  }

  @Async
  static int inTheMachine() {
    int n = 0;
    while (1 < 2) {
      n += await(of(2));
      if (n > 3) return n;
    }
  }

  @Async
  static int inTheMachineDo() {
    int n = 0;
    do {
      n += await(of(2));
      if (n > 3) return n;
    } while (LEVEL > 2 || NAME.equals("y") && 1 > 2);
    return n;
  }

  @Async
  static int inABranch() {
    int n = await(of(1));
    if (n > 0) {
      while ("a" == "a") {
        if (n++ > 3) break;
      }
      n += await(of(1));
    } else {
      while ('a' < 98) {
        if (n++ > 3) return await(of(9)) + n;
      }
    }
    return n;
  }

  @Async
  static void endlessInAVoid() {
    int n = await(of(1));
    while (1 == 1L) {
      if (n++ > 3) throw new Failure("end");
    }
  }

  @Async
  static int finallyThatCannotEnd() {
    int n = await(of(1));
    while (true) {
      try {
        if (n++ > 3) break;
      } finally {
        if (n > 0) {}
        return n;
      }
    }
  }

  @Async
  static int labelledFinallyThatCannotEnd() {
    int n = await(of(1));
    out:
    while (true) {
      while (true) {
        try {
          break out;
        } finally {
          if (n++ < 3) continue out;
          return n;
        }
      }
    }
  }

  @Async
  static int finallyThatThrows() {
    int n = await(of(1));
    block: {
      try {
        break block;
      } finally {
        if (n > 0) throw new Failure("thrown");
        else return 4;
      }
    }
  }

  static final int K = 7;

  @Async
  static Object bytes() {
    byte[] a = {-1, 1 + 2, await(of((byte) 3)), -4};
    byte[] b = new byte[] {-1, K + 1, -K, ~2, await(of((byte) 3)), 1 << 2};
    return List.of(a, b);
  }

  @Async
  static Object chars() {
    char[] a = {'a' + 1, (char) 98, await(of('c')), 'c' + 1};
    char[][] b = {{'a' + 2}, {'b', 'c' - 1, await(of('x'))}};
    short[] c = {+1, true ? 2 : 3, (5), -(6), await(of((short) 3))};
    return List.of(a, b, c);
  }

  @Async
  static Object boxes() {
    Byte[] a = {-1, 2, await(of((byte) 3))};
    Character[] b = {'a' + 1, await(of('c'))};
    Short[] c = {1 - 2, await(of((short) 3))};
    return List.of(a, b, c);
  }

  @Async
  static Object others() {
    long[] a = {-1, 1 + 1, await(of(3L))};
    float[] b = {-1, 1 + 1, await(of(3f))};
    Object[] c = {-1, 'a' + 1, "a" + 1, await(of(3f))};
    Comparable<?>[] d = {-1, 'a' + 1, "a" + 1, await(of(3f))};
    return List.of(a, b, c, d);
  }

  @Async
  static Object arms() {
    byte a = await(of(true)) ? -1 : await(of((byte) 2));
    byte b = switch (await(of(1))) { case 1 -> -1; default -> await(of((byte) 2)); };
    Byte c = switch (await(of(1))) { case 1 -> -1; default -> await(of((byte) 2)); };
    Object d = await(of(true)) ? 'a' + 1 : await(of('x'));
    char e = step(true) ? 'a' + 1 : await(of('x'));
    Byte f = step(true) ? (byte) -1 : await(of((byte) 2));
    return List.of(a, b, c, d, e, f);
  }
}
