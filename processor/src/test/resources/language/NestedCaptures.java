package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Receivers of a type with a captured wildcard inside its argument, and what is made for them. */
class NestedCaptures {
  static final class Node<T> {
    final T value;

    Node(T value) {
      this.value = value;
    }

    static <T> Node<T> none() {
      return new Node<>(null);
    }

    boolean isFull() {
      return value != null;
    }

    Stream<Node<T>> twice() {
      return Stream.of(this, new Node<>(null));
    }

    Optional<Node<T>> full() {
      return Optional.of(this).filter(Node::isFull);
    }

    Map<String, Node<T>> map() {
      return new java.util.HashMap<>(Map.of("this", this));
    }

    List<Node<T>> list() {
      return new ArrayList<>(List.of(this));
    }

    @Override
    public String toString() {
      return "node " + value;
    }
  }

  static class Ranked<T extends Comparable<T>> {
    final T value;

    Ranked(T value) {
      this.value = value;
    }

    static <T extends Comparable<T>> Ranked<T> none() {
      return new Ranked<>(null);
    }

    Optional<Ranked<T>> full() {
      return Optional.of(this).filter(one -> one.value != null);
    }

    Optional<List<Ranked<T>>> list() {
      return full().map(List::of);
    }
  }

  /** What was captured has its parameter's bound as well. */
  @Async
  private static Object bounded(
      Ranked<?> any, Ranked<? extends Number> number, Class<? extends Enum<?>> kind) {
    List<Object> all = new ArrayList<>();
    all.add(await(of(any.full())).orElseGet(Ranked::none).value);
    all.add(await(of(number.full())).orElseGet(Ranked::none).value);
    all.add(number.full().orElse(await(of(true)) ? Ranked.none() : Ranked.none()).value == null);
    all.add(await(of(any.list())).orElseGet(List::of).size());
    all.add(await(of(number.list())).orElse(List.of()).size());
    all.add(await(of(Optional.of(kind))).or(Optional::empty).get().getSimpleName());
    return all;
  }

  @Async
  private static Object references(Node<?> any, Node<? extends Number> number) {
    List<Object> all = new ArrayList<>();
    all.add(await(of(any.full())).orElseGet(Node::none).value == null);
    all.add(await(of(any.twice())).filter(Node::isFull).findFirst().orElseGet(Node::none));
    all.add(await(of(number.twice())).filter(Node::isFull).findFirst().orElseGet(Node::none).value);
    all.add(await(of(number.full())).or(() -> Optional.of(Node.none())).get().value);
    all.add(any.twice().skip(await(of(1))).findFirst().orElseGet(Node::none).isFull());
    all.add(await(of(number.map())).computeIfAbsent("a", key -> Node.none()));
    all.add(await(of(number.map())).merge("this", new Node<>(null), (a, b) -> b));
    return all;
  }

  @Async
  private static Object values(Node<?> any, Node<? super Integer> above) {
    List<Object> all = new ArrayList<>();
    all.add(await(of(any.full())).orElse(Node.none()));
    all.add(any.full().orElse(await(of(Node.none()))));
    all.add(await(of(above.full())).orElse(await(of(Node.none()))));
    all.add(await(of(above.full())).orElse(new Node<>(await(of(null)))));
    all.add(await(of(above.list())).add(new Node<>(null)));
    all.add(await(of(any.list())).set(await(of(0)), Node.none()));
    all.add(any.list().set(await(of(0)), Node.none()));
    all.add(await(of(any.map())).put("b", await(of(true)) ? Node.none() : new Node<>(null)));
    return all;
  }

  /** What is chained to it, and what becomes of that. */
  @Async
  private static Object chains(Node<?> any, Node<? extends Number> number) {
    List<Node<?>> all = new ArrayList<>();
    all.addAll(await(of(any.twice())).collect(Collectors.toList()));
    all.addAll(await(of(any.full())).map(List::of).orElseGet(List::of));
    all.addAll(await(of(any.full())).map(one -> List.of(one)).orElseGet(() -> new ArrayList<>()));
    all.addAll(await(of(number.full())).map(Arrays::asList).orElse(Collections.emptyList()));
    Optional<? extends Node<?>> kept = await(of(any.twice())).findFirst().or(Optional::empty);
    all.add(kept.get());
    var numbers = await(of(number.twice())).findFirst().or(Optional::empty);
    all.add(numbers.get());
    for (Node<? extends Number> one :
        await(of(number.twice())).map(List::of).findFirst().orElseGet(List::of)) {
      all.add(one);
    }
    Node<?> chosen = await(of(any.isFull())) ? await(of(number.full())).orElseGet(Node::none) : any;
    all.add(chosen);
    boolean same = any.full().or(() -> Optional.of(Node.none())).equals(await(of(kept)));
    return same + " " + all;
  }

  @Async
  static Object nestedCaptures() {
    return List.of(
        await(NestedCapturesAsync.references(new Node<>("r"), new Node<>(1))),
        await(NestedCapturesAsync.bounded(new Ranked<>("b"), new Ranked<>(4), Thread.State.class)),
        await(NestedCapturesAsync.values(new Node<>("v"), new Node<Number>(2))),
        await(NestedCapturesAsync.chains(new Node<>("c"), new Node<>(3.5))));
  }
}
