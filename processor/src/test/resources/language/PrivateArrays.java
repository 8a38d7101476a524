package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Arrays that a generic method with a variable number of arguments is given. */
public class PrivateArrays {
  private record Ci(int r) {}

  private static class Plain {}

  private enum Un {
    A
  }

  private interface If {}

  private static class Im implements If {}

  record Box<T>(T t) {}

  @SafeVarargs
  static <T> String gs(T... t) {
    return t.getClass().getSimpleName();
  }

  @SafeVarargs
  private static <T> String pgs(T... t) {
    return t.getClass().getSimpleName();
  }

  @SafeVarargs
  static <T extends Comparable<T>> String cgs(T... t) {
    return t.getClass().getSimpleName();
  }

  @SafeVarargs
  static <T> T[] arr(T... t) {
    return t;
  }

  @Async
  static String record() {
    return gs(new Ci(await(of(3))), null);
  }

  @Async
  static String recordNoAwait() {
    int n = await(of(1));
    return gs(new Ci(n));
  }

  @Async
  static String witness() {
    return PrivateArrays.<Ci>gs(new Ci(await(of(3))));
  }

  @Async
  static String privateMethod() {
    return pgs(new Ci(await(of(3))));
  }

  @Async
  static String plain() {
    await(of(1));
    return gs(new Plain());
  }

  @Async
  static String enum0() {
    await(of(1));
    return gs(Un.A);
  }

  @Async
  static String enumBound() {
    await(of(1));
    return cgs(Un.A);
  }

  @Async
  static String iface() {
    await(of(1));
    If i = new Im();
    return gs(i);
  }

  @Async
  static String lub() {
    await(of(1));
    return gs(new Im(), new Plain());
  }

  @Async
  static String boxes() {
    await(of(1));
    return gs(new Box<>(new Ci(2)));
  }

  @Async
  static String arrays() {
    await(of(1));
    return gs(new Ci[0]);
  }

  @Async
  static String asList() {
    await(of(1));
    return Arrays.asList(new Ci(1), new Ci(2)).toArray().getClass().getSimpleName();
  }

  @Async
  static String kept() {
    await(of(1));
    Ci[] a = arr(new Ci(1));
    return a.getClass().getSimpleName();
  }

  @Async
  static String keptVar() {
    await(of(1));
    var a = arr(new Ci(1), null);
    return a.getClass().getSimpleName() + a.length;
  }

  @Async
  static String keptAwait() {
    var a = arr(new Ci(await(of(1))));
    return a[0].r + "";
  }

  @Async
  static String sub() {
    await(of(1));
    If[] a = arr(new Im());
    return a.getClass().getSimpleName();
  }

  @Async
  static String ifaceVar() {
    await(of(1));
    var a = arr((If) new Im());
    a[0] = new If() {};
    return a.getClass().getSimpleName();
  }
}
