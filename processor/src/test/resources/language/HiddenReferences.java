package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** References to methods that take a private generic class for the class above it. */
class HiddenReferences<K, V> {
  static class Pair<A, B> {
    final A key;
    final B value;

    Pair(A key, B value) {
      this.key = key;
      this.value = value;
    }

    Pair(Pair<A, B> other) {
      this(other.key, other.value);
    }

    A key() {
      return key;
    }

    B value() {
      return value;
    }

    B valueAfter(List<? super A> keys) {
      keys.add(key);
      return value;
    }

    Pair<A, B> with(Pair<A, B> other) {
      return new Pair<>(key, other.value);
    }

    static <A, B> Pair<A, B> plain(Pair<A, B> one) {
      return new Pair<>(one);
    }

    @SafeVarargs
    static <A, B> List<A> keys(Pair<A, B>... all) {
      List<A> keys = new ArrayList<>();
      for (Pair<A, B> one : all) {
        keys.add(one.key);
      }
      return keys;
    }

    @Override
    public String toString() {
      return key + "=" + value;
    }
  }

  private static class Node<K, V> extends Pair<K, V> {
    Node(K key, V value) {
      super(key, value);
    }
  }

  static final class Sink<E> {
    final List<Object> seen = new ArrayList<>();

    void accept(E one) {
      seen.add("one " + one);
    }

    <A, B> A keyOf(Pair<A, B> one) {
      seen.add(one);
      return one.key();
    }
  }

  private Node<K, V> root;
  private final List<Object> seen = new ArrayList<>();

  private <R> List<R> each(Function<Node<K, V>, R> function) {
    return List.of(function.apply(root));
  }

  <R> List<R> both(BiFunction<? super Node<K, V>, ? super Node<K, V>, ? extends R> function) {
    return List.of(function.apply(root, root));
  }

  void see(Pair<K, V> one) {
    seen.add(one);
  }

  void seeAll(List<? extends Pair<K, V>> all) {
    seen.addAll(all);
  }

  void seeOrdered(Comparator<? super Node<K, V>> order, Comparator<Pair<K, V>> other) {
    seen.add(order.compare(root, root) + other.compare(root, root));
  }

  @Async
  private List<Object> inside() {
    Consumer<List<Node<K, V>>> sees = this::seeAll;
    await(pause());
    sees.accept(List.of(root));
    BiConsumer<Comparator<Pair<K, V>>, Comparator<Pair<K, V>>> ordered = this::seeOrdered;
    ordered.accept((one, other) -> 1, (one, other) -> 2);
    Comparator<Pair<K, V>> third = (one, other) -> 3;
    seeOrdered(third, third);
    seeAll(List.of(root));
    List<Node<K, V>> nodes = await(of(List.of(root)));
    seeAll(nodes);
    nodes.forEach(this::see);
    nodes.stream().map(Pair::plain).forEach(this::see);
    nodes.stream().map(Node::key).forEach(seen::add);
    nodes.stream().sorted(Comparator.comparing(Node::toString)).forEach(seen::add);
    return seen;
  }

  @Async
  private List<K> keys() {
    await(pause());
    Function<Node<K, V>, K> function = Node::key;
    List<K> keys = new ArrayList<>(each(Node::key));
    keys.add(function.apply(root));
    keys.addAll(each(one -> one.key()));
    keys.addAll(each(Pair::key));
    return keys;
  }

  @Async
  private List<Pair<K, V>> plain() {
    await(pause());
    List<Pair<K, V>> plain = new ArrayList<>(each(Pair::plain));
    plain.addAll(each(Pair::new));
    plain.addAll(both(Pair::with));
    plain.addAll(await(of(this)).each(Pair::<K, V>plain));
    Function<Node<K, V>, List<K>> keys = Pair::keys;
    plain.add(new Pair<>(keys.apply(root).get(0), root.value()));
    return plain;
  }

  @Async
  private List<Object> bound(Sink<Pair<K, V>> sink) {
    Consumer<Node<K, V>> accepts = sink::accept;
    accepts.accept(root);
    await(pause());
    Consumer<Node<K, V>> sees = this::see;
    sees.accept(root);
    K key = each(await(of(sink))::keyOf).get(0);
    Node<K, V> node = root;
    Supplier<K> first = node::key;
    Function<List<K>, V> after = node::valueAfter;
    List<K> keys = new ArrayList<>();
    V value = after.apply(keys);
    Comparator<Node<K, V>> order = Comparator.comparing(Node::toString);
    return List.of(key, first.get(), value, keys, seen, sink.seen, order.compare(root, node));
  }

  /** What is in front of the colons is a type variable. */
  @Async
  @SuppressWarnings("unchecked")
  private <P extends Pair<K, V>, N extends Node<K, V>> List<Object> ofVariables(P one) {
    await(pause());
    N node = (N) root;
    Function<P, K> key = P::key;
    Function<N, V> value = N::value;
    BiFunction<N, Node<K, V>, Pair<K, V>> with = N::with;
    List<K> keys = new ArrayList<>();
    BiFunction<P, List<K>, V> after = P::valueAfter;
    return List.of(
        applied(P::key, one, await(of(1))),
        applied(N::key, node, await(of(2))),
        applied(await(of(true)) ? N::value : N::toString, await(of(node)), 2),
        key.apply(one),
        value.apply(node),
        with.apply(node, root).toString(),
        after.apply(one, keys),
        keys,
        List.of(node).stream().map(N::key).toList());
  }

  private static <A, R> R applied(Function<? super A, ? extends R> function, A one, int times) {
    R result = null;
    for (int i = 0; i < times; i++) {
      result = function.apply(one);
    }
    return result;
  }

  @Async
  private Object nulls(Sink<Pair<K, V>> sink) {
    await(pause());
    Consumer<Node<K, V>> accepts = sink::accept;
    return accepts;
  }

  @Async
  static Object hiddenReferences() {
    HiddenReferences<String, Integer> one = new HiddenReferences<>();
    one.root = new Node<>("k", 1);
    List<Object> all = new ArrayList<>();
    all.add(await(HiddenReferencesAsync.keys(one)));
    all.add(await(HiddenReferencesAsync.plain(one)).toString());
    all.add(await(HiddenReferencesAsync.inside(one)).toString());
    all.add(await(HiddenReferencesAsync.bound(one, new Sink<>())).toString());
    Pair<String, Integer> other = new Pair<>("l", 2);
    all.add(await(HiddenReferencesAsync.ofVariables(one, other)));
    try {
      await(HiddenReferencesAsync.nulls(one, null));
    } catch (NullPointerException e) {
      all.add("null");
    }
    return all;
  }
}
