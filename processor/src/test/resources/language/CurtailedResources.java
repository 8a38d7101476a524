package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import java.io.*;
import java.util.*;
import java.util.function.*;

/** Resources of private generic classes which the task does not know to be resources. */
class CurtailedResources {
  abstract static class Base<X> implements Iterable<X> {
    final List<X> all = new ArrayList<>();

    @Override
    public Iterator<X> iterator() {
      return all.iterator();
    }
  }

  private static class Bag<X> extends Base<X> implements Closeable {
    final String n;

    Bag(String n) {
      this.n = n;
    }

    @Override
    public void close() throws IOException {
      log("close " + n);
    }
  }

  private static class Quiet<X> extends AbstractList<X> implements RandomAccess, AutoCloseable {
    X x;

    Quiet(X x) {
      this.x = x;
    }

    @Override
    public X get(int i) {
      return x;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public void close() {
      log("quiet");
    }
  }

  private static class Later<X> extends AbstractList<X>
      implements RandomAccess, AsyncCloseable<RuntimeException> {
    X x;

    Later(X x) {
      this.x = x;
    }

    @Override
    public X get(int i) {
      return x;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public Task<Void, RuntimeException> closeAsync() {
      log("later");
      return of(null);
    }
  }

  @Async
  static int whole() throws IOException {
    await(of(1));
    int n = 0;
    try (Bag<String> b = new Bag<>("a")) {
      n += b.n.length();
    }
    try (Quiet<String> b = new Quiet<>("a")) {
      n += b.get(0).length() + b.x.length();
    }
    return n;
  }

  @Async
  static int many() throws IOException {
    await(of(1));
    int n = 0;
    Quiet<Integer> q = new Quiet<>(5);
    try (Bag<String> b = new Bag<>("a");
        final Bag<Integer> c = new Bag<>(b.n + "c");
        q;
        var d = new Quiet<>(c)) {
      Supplier<String> s = () -> c.n + b.n + d.x.n;
      n += s.get().length() + q.x;
    } catch (FileNotFoundException e) {
      n = 100;
    } catch (IOException | IllegalStateException e) {
      n = 200;
    } finally {
      n++;
    }
    return n;
  }

  @Async
  static int nulls() throws IOException {
    await(of(1));
    int n = 0;
    try (Bag<String> b = null) {
      n += b == null ? 1 : 2;
    }
    for (int i = 0; i < 3; i++)
      try (Bag<Integer> b = new Bag<>("l" + i)) {
        if (i == 1) continue;
        if (i == 2) break;
        n += i;
      }
    try (Bag<String> b = new Bag<>("x")) {
      return b.n.length() + n;
    }
  }

  @Async
  static int cut() throws IOException {
    int n = 0;
    try (Bag<String> b = new Bag<>("a")) {
      n += await(of(b.n.length()));
    }
    try (Quiet<String> b = new Quiet<>("a");
        Bag<Integer> c = await(of(new Bag<>("q")))) {
      n += b.get(0).length() + await(of(b.x)).length() + c.n.length();
    }
    Quiet<Integer> q = new Quiet<>(5);
    try (q) {
      n += await(of(q)).x;
    }
    return n;
  }

  @Async
  static int later() {
    try (Later<Integer> l = new Later<>(await(of(4)));
        Later<String> m = new Later<>("o")) {
      return l.x + await(of(m)).x.length();
    }
  }

  @Async
  static int inLambda() {
    int k = await(of(3));
    IntSupplier s =
        () -> {
          try (Quiet<Integer> l = new Quiet<>(k)) {
            return l.x;
          }
        };
    IntSupplier t =
        () -> {
          try (Bag<Integer> l = new Bag<>("n" + k)) {
            return l.n.length();
          } catch (IOException e) {
            return 0;
          }
        };
    return s.getAsInt() + t.getAsInt();
  }

  @Async
  static <T> int given(Quiet<T> a, Bag<T> b) throws IOException {
    await(of(1));
    try (a;
        b) {
      return b.n.length() + (a.x == null ? 1 : 2);
    }
  }

  @Async
  static int giving() throws IOException {
    return await(CurtailedResourcesAsync.given(new Quiet<>("a"), new Bag<>("bag")));
  }
}
