package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Variable numbers of arguments of which only the class itself can make an array. */
class PrivateVarargs extends PrivateVarargsBase {
  private static class Node implements Comparable<Node> {
    final String name;

    private Node(String name, Node... below) {
      this.name = name + below.length;
    }

    @Override
    public int compareTo(Node other) {
      return name.compareTo(other.name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private String all(Node first, Node... others) {
    return first + Arrays.toString(others) + others.getClass().getSimpleName();
  }

  private static String count(Node... all) {
    return all == null ? "null" : all.length + all.getClass().getSimpleName();
  }

  @SafeVarargs
  private static <E extends Comparable<E>> Box<E> box(Node in, E... all) {
    return new Box<>(in + "", new ArrayList<>(List.of(all)), all.getClass().getSimpleName());
  }

  @SafeVarargs
  private static String lists(List<Node>... all) {
    return Arrays.toString(all);
  }

  private static String objects(Node in, Object... all) {
    return in + Arrays.deepToString(all);
  }

  private static int sum(Node in, int... all) {
    return Arrays.stream(all).sum() + in.name.length();
  }

  private record Box<E>(String in, List<E> all, String type) {}

  @Async
  String ofPrivateClasses() {
    Node a = new Node("a");
    Node b = new Node(await(of("b")), a, a);
    Node[] array = {a, b};
    return all(a)
        + all(a, b)
        + this.all(a, await(of(b)), a)
        + all(b, array)
        + count()
        + count(a)
        + count(a, await(of(b)))
        + count((Node[]) null)
        + count(array)
        + lists()
        + lists(List.of(a), List.of(await(of(b))));
  }

  @Async
  String beside() {
    Node a = new Node("a");
    Box<String> strings = box(a, "x", await(of("y")));
    Box<Integer> none = box(a);
    await(pause());
    return ""
        + strings
        + none
        + box(a, 1, await(of(2)))
        + objects(a)
        + objects(a, 1, 'c', null, new int[] {1})
        + objects(a, new int[] {2})
        + objects(a, (Object) new String[] {"s"})
        + objects(a, (Object[]) new String[] {"s"})
        + sum(a)
        + sum(a, 1, await(of(2)));
  }

  private interface Step {
    int run(int n);
  }

  private static int run(Step... steps) {
    int n = 1;
    for (Step step : steps) {
      n = step.run(n);
    }
    return n;
  }

  private static int runAll(Node in, IntUnaryOperator... steps) {
    int n = in.name.length();
    for (IntUnaryOperator step : steps) {
      n = step.applyAsInt(n);
    }
    return n;
  }

  @SafeVarargs
  private static <E> List<E> made(Node in, Supplier<? extends E>... all) {
    List<E> made = new ArrayList<>();
    for (Supplier<? extends E> one : all) {
      made.add(one.get());
    }
    return made;
  }

  @Async
  String functions() {
    Node a = new Node("a");
    boolean doubled = await(of(true));
    List<String> made = made(a, () -> "made", a::toString);
    return made
        + " "
        + run(n -> n + 1, doubled ? n -> n * 2 : n -> n, Math::negateExact)
        + runAll(a, n -> n + 1, doubled ? n -> n * 2 : (n -> n), await(of(Math::negateExact)));
  }

  @Override
  String inherited(Object... all) {
    return "own" + all.length;
  }

  @Async
  String ofTheSuperclass() {
    Node a = new Node("a");
    return super.inherited() + super.inherited(a, await(of(1))) + inherited(a);
  }

  @Async
  String inALambda() {
    Node a = new Node(await(of("a")));
    Supplier<String> s = () -> all(a, a) + new Node("x", a, a) + count();
    return s.get();
  }
}

class PrivateVarargsBase {
  String inherited(Object... all) {
    return "above" + all.length;
  }
}
