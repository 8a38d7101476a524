package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;

/**
 * Factories of private generic classes whose superclass has their arguments, called by another
 * task.
 */
class KeyedPrivates {
  static class Keyed<K> {
    K key;

    Keyed(K k) {
      key = k;
    }

    K key() {
      return key;
    }
  }

  interface Marked<M> {
    M mark();
  }

  private static class Hidden<K, V> extends Keyed<K> implements Marked<V> {
    V value;

    Hidden(K k, V v) {
      super(k);
      value = v;
    }

    public V mark() {
      return value;
    }
  }

  @Async
  static <K> K first(List<Hidden<K, K>> all) {
    return await(of(all.get(0).key()));
  }

  @Async
  static <K> K value(Hidden<K, K> one) {
    return await(of(one.value));
  }

  @Async
  static <K, V> V both(Map<K, Hidden<K, V>> one, K k) {
    return await(of(one.get(k).mark()));
  }

  @Async
  static <K> List<Hidden<K, K>> make(K k) {
    return List.of(new Hidden<>(await(of(k)), k));
  }

  @Async
  static <K> int wild(List<? extends Hidden<? extends K, K>> k) {
    return await(of(k.size()));
  }

  @Async
  static int str(List<Hidden<String, Integer>> k) {
    return await(of(k.get(0).key().length() + k.get(0).value));
  }

  @Async
  @SafeVarargs
  static int arr(Hidden<String, String>... k) {
    return await(of(k.length));
  }

  @Async
  static Object run() {
    List<Object> all = new ArrayList<>();
    List<Hidden<String, String>> l = List.of(new Hidden<>("a", "b"));
    all.add(await(KeyedPrivatesAsync.first(l)));
    all.add(await(KeyedPrivatesAsync.value(l.get(0))));
    Map<String, Hidden<String, Integer>> m = Map.of("x", new Hidden<>("x", 4));
    all.add(await(KeyedPrivatesAsync.both(m, "x")));
    List<Hidden<String, String>> made = await(KeyedPrivatesAsync.make("k"));
    all.add(made.get(0).key().length());
    all.add(await(KeyedPrivatesAsync.wild(l)));
    all.add(await(KeyedPrivatesAsync.str(List.of(new Hidden<>("a", 2)))));
    String s = await(KeyedPrivatesAsync.first(made));
    all.add(await(KeyedPrivatesAsync.arr(made.get(0))));
    @SuppressWarnings("unchecked")
    Hidden<String, String>[] h = new Hidden[2];
    all.add(await(KeyedPrivatesAsync.arr(h[0], h[1])));
    return all + s;
  }
}
