package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Wildcards and type variables that are bounded by a private class. */
public class PrivateWildcards {
  private interface Animal {
    default int n() {
      return 1;
    }
  }

  private record Dog(int k) implements Animal {}

  private static class Base<T> {
    T v;

    Base(T v) {
      this.v = v;
    }
  }

  private static class Der<T> extends Base<T> {
    Der(T v) {
      super(v);
    }
  }

  interface Vis {}

  private record Imp(int k) implements Vis {}

  static int open(List<? extends Object> l) {
    return l.size();
  }

  private static int priv(List<? extends Animal> l) {
    return l.get(0).n();
  }

  static <T> List<? extends T> same(List<? extends T> l) {
    return l;
  }

  private static int privSup(Consumer<? super Dog> c) {
    c.accept(new Dog(1));
    return 1;
  }

  private List<? extends Animal> field;

  @Async
  static Object wildToWild() {
    List<? extends Dog> l = List.of(new Dog(await(of(1))));
    List<? extends Animal> m = l;
    return m.get(0).n();
  }

  @Async
  static Object exactToWild() {
    List<Dog> l = List.of(new Dog(await(of(1))));
    List<? extends Animal> m = l;
    return m.get(0).n();
  }

  @Async
  static Object wildToWildGeneric() {
    List<? extends Der<?>> l = List.of(new Der<>(await(of(1))));
    List<? extends Base<?>> m = l;
    return m.get(0).v;
  }

  @Async
  static Object exactToWildGeneric() {
    List<Der<Integer>> l = List.of(new Der<>(await(of(1))));
    List<? extends Base<?>> m = l;
    return m.get(0).v;
  }

  @Async
  static Object exactToWildGeneric2() {
    List<Der<Integer>> l = List.of(new Der<>(await(of(1))));
    List<? extends Base<Integer>> m = l;
    return m.get(0).v;
  }

  @Async
  static Object wildToWildGeneric2() {
    List<? extends Der<Integer>> l = List.of(new Der<>(await(of(1))));
    List<? extends Base<Integer>> m = l;
    return m.get(0).v;
  }

  @Async
  static Object toVisible() {
    List<? extends Imp> l = List.of(new Imp(await(of(1))));
    List<? extends Vis> m = l;
    return m.size();
  }

  @Async
  static Object arg() {
    List<? extends Dog> l = List.of(new Dog(await(of(1))));
    return priv(l) + open(l) + same(l).get(0).k();
  }

  @Async
  static Object nested() {
    Map<String, ? extends List<? extends Dog>> l = Map.of("k", List.of(new Dog(await(of(1)))));
    Map<String, ? extends List<? extends Animal>> m = l;
    List<? extends Animal> a = l.get("k");
    return m.get("k").get(0).n() + a.size();
  }

  @Async
  static Object supers() {
    Consumer<? super Animal> c = x -> x.n();
    Consumer<? super Dog> d = c;
    d.accept(new Dog(await(of(1))));
    return privSup(c);
  }

  @Async
  static Object supersGeneric() {
    Consumer<? super Base<Integer>> c = x -> x.v.intValue();
    Consumer<? super Der<Integer>> d = c;
    d.accept(new Der<>(await(of(1))));
    return 1;
  }

  @Async
  Object fields() {
    List<? extends Dog> l = List.of(new Dog(await(of(1))));
    field = l;
    return field.get(0).n();
  }

  @Async
  static Object choice() {
    List<? extends Dog> l = List.of(new Dog(await(of(1))));
    List<? extends Animal> m = await(of(true)) ? l : null;
    return m.get(0).n();
  }

  @Async
  static Object looped() {
    List<? extends Dog> l = List.of(new Dog(await(of(1))));
    int s = 0;
    for (Animal a : l) s += a.n();
    for (var a : l) {
      Animal b = a;
      s += b.n();
    }
    Animal f = l.get(0);
    s += f.n();
    Supplier<Animal> g = () -> l.get(0);
    Optional<? extends Animal> o = l.stream().findFirst();
    Iterator<? extends Animal> it = l.iterator();
    return s + g.get().n() + o.get().n() + it.next().n();
  }

  @Async
  static Object returned() {
    Supplier<? extends Dog> s = () -> new Dog(3);
    Supplier<? extends Animal> t = s;
    Function<? super Animal, ? extends Dog> f = x -> new Dog(x.n());
    Function<? super Dog, ? extends Animal> g = f;
    return t.get().n() + g.apply(new Dog(await(of(1)))).n();
  }

  @Async
  static Object collected() {
    List<? extends Dog> l = List.of(new Dog(await(of(1))));
    List<Animal> m = new ArrayList<>(l);
    m.addAll(l);
    List<Animal> k = l.stream().<Animal>map(x -> x).toList();
    List<? extends Animal> u = Collections.unmodifiableList(l);
    Animal best = Collections.max(l, Comparator.comparing(Animal::n));
    return m.size() + k.get(0).n() + u.size() + best.n();
  }
}
