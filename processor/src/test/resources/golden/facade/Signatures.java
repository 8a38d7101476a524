package golden;

import dev.pawl.Async;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;

/** Every row of the table of signatures. */
public class Signatures<T> {
  @Async
  public static String isStatic(CharSequence a) throws IOException {
    return null;
  }

  @Async
  public T hasReceiver(int self) {
    return null;
  }

  @Async
  protected static long returnsPrimitive() {
    return 0;
  }

  @Async
  static void returnsNothing() {}

  @Async
  static int[][] returnsArray(double[] a) {
    return null;
  }

  @Async
  private void isPrivate() {}

  @Async
  static void sameFactory(Signatures<?> of) {}

  @Async
  void sameFactory() {}

  @Async
  void throwsSeveral() throws FileNotFoundException, SocketException {}

  @Async
  void throwsUnrelated() throws IOException, InterruptedException {}

  @Async
  void throwsUnchecked() throws IllegalStateException, OutOfMemoryError {}

  @Async
  <X extends Exception> void throwsGeneric(Class<X> type) throws X {}

  @Async
  <X extends Exception> void throwsGenericAndMore(Class<X> type) throws X, IOException {}

  @Async
  <U extends Number & Comparable<U>> Map<U, ? super T> hasBounds(List<? extends U> a) {
    return null;
  }

  @Async
  <T extends List<T>> T hidesTypeParameter(T a, List<?> b) {
    return a;
  }

  @Async
  static void overloaded(int a) {}

  @Async
  static void overloaded(int... a) {}

  @Async
  @SafeVarargs
  static <U> List<U> safeVarargs(U... a) {
    return List.of(a);
  }

  @Async
  @Deprecated(since = "2")
  @SuppressWarnings({"rawtypes", "unchecked"})
  static void warned(List raw, List<String>... generic) {}

  class Inner<U> {
    @Async
    Map<T, U> ofInstanceOfGeneric() {
      return null;
    }
  }

  public static class Nested<U> {
    @Async
    public U ofNested() {
      return null;
    }
  }
}
