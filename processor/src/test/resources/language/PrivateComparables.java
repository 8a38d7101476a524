package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Private generic classes whose supertypes mention the class itself. */
class PrivateComparables<V> {
  private static class Near<V> implements Comparable<Near<V>> {
    final V value;
    final int distance;

    Near(V value, int distance) {
      this.value = value;
      this.distance = distance;
    }

    @Override
    public int compareTo(Near<V> other) {
      return Integer.compare(distance, other.distance);
    }

    @Async
    int compared(Near<V> other) {
      return compareTo(await(of(other)));
    }

    @Async
    Near<V> least(List<Near<V>> of) {
      return Collections.min(await(of(of)));
    }
  }

  private static <T extends Comparable<? super T>> T hidden(T one, T other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static <T extends Comparable<T>> T exact(T one, T other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static <T extends Comparable<? super T>> T open(T one, T other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  @Async
  private Near<V> nearest(Map<V, Near<V>> all) {
    await(pause());
    return Collections.min(all.values());
  }

  @Async
  private V compared(Near<V> one, Near<V> other) {
    await(pause());
    return List.of(hidden(one, other).value, exact(one, other).value, open(one, other).value)
        .get(await(of(2)));
  }

  @Async
  private V ofList(List<Near<V>> all) {
    await(pause());
    Near<V> nearest = open(all.get(0), all.get(1));
    return await(PrivateComparablesAsync.compared(this, nearest, all.get(0)));
  }

  @Async
  private static <T> int one(Near<T> near) {
    return await(PrivateComparables_NearAsync.compared(near, near));
  }

  @Async
  private static int ofWildcards(List<Near<?>> all) {
    Near<?> first = all.get(await(of(0)));
    return await(PrivateComparablesAsync.one(first));
  }

  @Async
  private static <T> int ofItsOwn(List<Near<T>> all) {
    return await(PrivateComparables_NearAsync.compared(all.get(0), all.get(1)))
        + await(PrivateComparables_NearAsync.least(all.get(0), all)).distance;
  }

  @Async
  private static int sorted(List<Near<String>> all) {
    Comparator<Near<String>> order = Comparator.naturalOrder();
    all.sort(order.reversed());
    all.sort(Comparator.comparing(one -> one));
    return await(PrivateComparablesAsync.ofItsOwn(all)) + new TreeSet<>(all).first().distance;
  }

  @Async
  private V inBody(V one, V two) {
    List<Near<V>> all = new ArrayList<>();
    all.add(new Near<>(one, 2));
    all.add(new Near<>(two, await(of(1))));
    Collections.sort(all);
    V farthest = Collections.max(all).value;
    Near<V> nearest = await(PrivateComparablesAsync.nearest(this, Map.of(one, all.get(0))));
    return farthest == nearest.value ? two : await(PrivateComparablesAsync.ofList(this, all));
  }

  private enum Color {
    RED,
    BLUE
  }

  private static class Plain implements Comparable<Plain> {
    final int size;

    Plain(int size) {
      this.size = size;
    }

    @Override
    public int compareTo(Plain other) {
      return size - other.size;
    }
  }

  @Async
  private Color color() {
    Color color = await(PrivateComparablesAsync.color(1));
    return color.compareTo(Color.RED) > 0 ? color : Color.RED;
  }

  @Async
  private static Color color(int number) {
    return Color.values()[await(of(number))];
  }

  @Async
  private Near<V> near(V value) {
    return new Near<>(value, await(of(4)));
  }

  @Async
  private List<Near<V>> all(V value) {
    return List.of(await(PrivateComparablesAsync.near(this, value)));
  }

  @Async
  private static Plain plain(int size) {
    Plain plain = new Plain(await(of(size)));
    return plain.compareTo(new Plain(2)) > 0 ? plain : null;
  }

  /** No argument tells what the results are. */
  @Async
  private Object results(V value) {
    Near<V> near = await(PrivateComparablesAsync.near(this, value));
    Plain plain = await(PrivateComparablesAsync.plain(3));
    Map<Color, Near<V>> map = new EnumMap<>(Color.class);
    map.put(await(PrivateComparablesAsync.color(this)), near);
    Color color = await(PrivateComparablesAsync.color(0));
    switch (color) {
      case RED:
        List<Near<V>> all = await(PrivateComparablesAsync.all(this, value));
        return List.of(Collections.min(all).distance, map.keySet(), plain.size);
      default:
        return await(PrivateComparablesAsync.color(this)).ordinal();
    }
  }

  @Async
  static Object comparables() {
    PrivateComparables<String> host = new PrivateComparables<>();
    List<Near<String>> all = new ArrayList<>(List.of(new Near<>("a", 3), new Near<>("b", 2)));
    return List.of(
        await(PrivateComparablesAsync.inBody(host, "one", "two")),
        await(PrivateComparablesAsync.results(host, "value")),
        await(PrivateComparablesAsync.compared(host, all.get(0), all.get(1))),
        await(PrivateComparablesAsync.ofWildcards(List.of(new Near<>('c', 1)))),
        await(PrivateComparablesAsync.sorted(all)));
  }
}
