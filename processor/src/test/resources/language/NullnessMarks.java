package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.Cancelled;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Annotations on types, wherever those stand. */
class NullnessMarks<K extends @NullnessMarks.May Object> {
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
  @interface May {}

  private static final class Node implements Comparable<@May Node> {
    private @May Node next;
    private @May String name;
    private List<@May Node> all = new ArrayList<>();

    private Node(@May String name) {
      this.name = name;
    }

    private @May Node next() {
      return next;
    }

    @Override
    public int compareTo(@May Node other) {
      return 0;
    }
  }

  private static class Cell<T extends @May Object> {
    private @May T it;

    private Cell(@May T it) {
      this.it = it;
    }
  }

  private enum Colour {
    RED,
    GREEN
  }

  @Async
  private static @May Node find(List<@May Node> in, Node other, @May Node @May [] more) {
    in.add(other);
    in.add(more[0]);
    @May Node first = in.get(await(of(0)));
    other.next = first;
    return other.next();
  }

  @Async
  private static List<@May Node> listed(@May Node one, Map<@May String, ? extends @May Node> map) {
    List<@May Node> list = new ArrayList<>();
    list.add(one);
    list.add(map.get(await(of("k"))));
    List<Node> plain = list;
    return plain;
  }

  @Async
  private static @May Colour colour(@May Colour of, Cell<@May String> cell, Cell<String> other) {
    cell.it = await(of("x")) + other.it;
    Cell<@May String> copy = other;
    switch (of) {
      case RED:
        return Colour.GREEN;
      default:
        return copy.it == null ? of : Colour.RED;
    }
  }

  @Async
  static Object privateClasses() {
    Node a = new Node("a");
    @May Node b = new @May Node("b");
    List<Node> list = new ArrayList<>();
    @May Node found = await(NullnessMarksAsync.find(list, a, new Node[] {b}));
    List<@May Node> more = await(NullnessMarksAsync.listed(found, Map.of("k", b)));
    Colour c = await(NullnessMarksAsync.colour(Colour.RED, new Cell<>("1"), new Cell<@May String>("2")));
    a.all.add(b);
    a.all.add(await(of(a)));
    for (@May Node one : a.all) log(one.name);
    for (Node one : more) log(await(of(one.name)));
    return found.name + list.size() + more.size() + c.name() + a.compareTo(b) + a.next().name;
  }

  @Async
  static @May String signature(@May String s, @May Integer i, @May int @May [] array, @May String... rest) {
    @May Integer j = i;
    j++;
    s += await(of("x")) + j;
    final @May String t = s;
    java.lang.@May String u = t + await(of(rest.length));
    return u + array.length + rest[0];
  }

  @Async
  static @May Void nothing() {
    await(pause());
    return null;
  }

  @Async
  static @May int primitive(@May long l) {
    return await(of(1)) + (@May int) l;
  }

  @Async
  static <T extends @May Comparable<@May T>, X extends @May Exception> List<@May ? extends @May T> generic(
      @May NullnessMarks<@May T> marks, @May T t, Function<? super @May T, ? extends @May T> f, @May X x) throws @May X {
    @May T u = f.apply(t);
    List<@May ? extends @May T> list = List.of(u, await(of(t)));
    var first = list.get(0);
    await(pause());
    if (x != null) throw x;
    return first == null ? list : List.of(first);
  }

  @Async
  static Object callsThem() {
    await(NullnessMarksAsync.nothing());
    List<? extends String> l =
        await(NullnessMarksAsync.<String, RuntimeException>generic(new NullnessMarks<>(), "a", x -> x + "b", null));
    return await(NullnessMarksAsync.signature("s", 1, new int[2], "r")) + await(NullnessMarksAsync.primitive(5)) + l;
  }

  @Async
  static Object catches() {
    try {
      await(pause());
      return 1;
    } catch (@May Failure e) {
      return "failure";
    } catch (@May Cancelled e) {
      log("cancelled");
      throw e;
    } catch (@May Throwable t) {
      return "else";
    }
  }

  @Async
  static Object expressions(){
    Object o = await(of((Object) "text"));
    String s = (@May String) o;
    if (!(o instanceof @May String t)) return 0;
    @May String @May [] @May [] arrays = new @May String @May [await(of(2))] @May [];
    @May String none[] = {s, t};
    @May String[] more = {await(of("e")), t};
    Supplier<@May List<@May String>> make = ArrayList<@May String>::new;
    Function<Integer, @May String[]> array = String[]::new;
    Map<@May String, List<@May String>> map = new HashMap<@May String, List<@May String>>();
    map.computeIfAbsent(s, (@May String k) -> new ArrayList<>()).add(t);
    await(pause());
    for (var e : map.entrySet()) for (@May String v : e.getValue()) log(await(of(v)) + e.getKey());
    String joined = s + o + t + await(of("!"));
    joined += t + await(of(1));
    return joined + arrays.length + none[1] + more[0] + make.get() + array.apply(3).length + map;
  }
}
