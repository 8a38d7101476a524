package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Declarations of several variables, which have one type between them. */
class Declarators<T> {
  private static class Plain {
    final int size;
    final Plain next;

    Plain(int size, Plain next) {
      this.size = size;
      this.next = next;
    }
  }

  private static class Node<X> {
    X value;
    Node<X> next;
  }

  static class Open<X> {
    X value;
  }

  private class Inner {
    final T of = node.value;
  }

  private @interface Mark {}

  final Node<T> node = new Node<>();
  final Plain plain = new Plain(2, new Plain(3, null));
  final Open<T> open = new Open<>();

  @Async
  private List<Object> loops(List<Object> seen) {
    await(pause());
    for (Plain one = plain, two = plain.next; two != null; one = one.next, two = two.next) {
      seen.add(one.size + two.size);
    }
    for (Node<T> one = node, two = node; one != null; one = one.next) {
      Open<T> first = open, second = open;
      seen.add(one.value == two.value && first == second);
    }
    for (Plain one = plain, two = plain.next; two != null; one = one.next, two = two.next) {
      seen.add(await(of(one.size + two.size)));
    }
    return seen;
  }

  @Async
  private List<Object> inSynchronized(List<Object> seen) {
    await(pause());
    synchronized (this) {
      Plain one = plain, two = one.next;
      Node<T> left = node, right = left;
      Node<?> some = node, other = some.next;
      Node<T> all[] = null, first = left, many[][] = null;
      List<Node<T>> nodes = List.of(left), none = List.of();
      Map<Plain, Open<T>> map = Map.of(one, open), empty = Map.of();
      Declarators.Plain full = plain, more = two;
      Open<Plain> opened = new Open<>(), closed = null;
      Inner inner = new Inner(), no = null;
      @Mark final Plain marked = one, last = two;
      seen.add(two.size + full.size + more.size + marked.size + last.size);
      seen.add(left == right && first == some && other == null && all == null && many == null);
      seen.add(nodes.size() + none.size() + map.size() + empty.size());
      seen.add(opened.value == null && closed == null && no == null && inner.of == left.value);
    }
    return seen;
  }

  @Async
  private List<Object> inClasses(List<Object> seen) {
    await(pause());
    Supplier<Object> lambda =
        () -> {
          Plain one = plain, two = one.next;
          Node<T> left = node, right = left;
          @Mark final Open<T> first = open, second = open;
          return one.size + two.size + (left == right && first == second ? 1 : 0);
        };
    Supplier<Object> anonymous =
        new Supplier<>() {
          final Plain one = plain, two = one.next;
          Node<T> left = node, right = left;

          @Override
          public Object get() {
            Open<T> first = open, second = open;
            return one.size + two.size + (left == right && first == second ? 1 : 0);
          }
        };
    seen.add(lambda.get());
    seen.add(anonymous.get());
    return seen;
  }

  @Async
  private List<Object> kept(List<Object> seen) {
    Plain one = plain, two = one.next;
    Node<T> left = node, right = left;
    @Mark final Open<T> first = open, second = open;
    await(pause());
    seen.add(one.size + two.size + (left == right && first == second ? 1 : 0));
    return seen;
  }

  @Async
  static Object declarators() {
    Declarators<String> host = new Declarators<>();
    List<Object> seen = new ArrayList<>();
    await(DeclaratorsAsync.loops(host, seen));
    await(DeclaratorsAsync.inSynchronized(host, seen));
    await(DeclaratorsAsync.inClasses(host, seen));
    return await(DeclaratorsAsync.kept(host, seen));
  }
}
