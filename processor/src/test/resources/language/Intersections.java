package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Variables whose types have several bounds, and no name. */
class Intersections {
  interface Named {
    String name();
  }

  interface Sized {
    int size();
  }

  static final class Both implements Named, Sized, Iterable<String> {
    @Override
    public String name() {
      return "both";
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public Iterator<String> iterator() {
      return List.of("a", "b").iterator();
    }
  }

  private static <T extends Named & Sized & Iterable<String>> T pick(List<? extends T> from) {
    return from.get(0);
  }

  private static List<? extends Both> boths() {
    return List.of(new Both());
  }

  static <T extends Named & Sized> String use(T t) {
    return t.name() + t.size();
  }

  static int sizeOf(Sized sized) {
    return sized.size();
  }

  @Async // tricky 82
  static <T extends Named & Sized & Iterable<String>> Object ofTypeVariable(List<T> from) {
    var t = pick(from);
    await(pause());
    return t.name() + t.size() + sizeOf(t) + use(t);
  }

  @Async
  static Object typeVariable() {
    return await(IntersectionsAsync.ofTypeVariable(List.of(new Both())));
  }

  @Async // tricky 82
  static Object ofAChoice() {
    boolean c = await(of(true));
    var x = c ? 1 : "s";
    await(pause());
    Comparable<?> comparable = x;
    Serializable serializable = x;
    Object any = x;
    return List.of(x, comparable.toString() + serializable + any, x.hashCode(), accept(x), "" + x);
  }

  private static String accept(Comparable<?> one) {
    return "comparable " + one;
  }

  private static final class Other implements Named, Sized, Iterable<String> {
    @Override
    public String name() {
      return "other";
    }

    @Override
    public int size() {
      return 3;
    }

    @Override
    public Iterator<String> iterator() {
      return List.of("c").iterator();
    }
  }

  @Async // tricky 82
  static Object allUses() {
    boolean c = await(of(false));
    var x = c ? new Both() : new Other();
    await(pause());
    List<Object> out = new ArrayList<>();
    out.add(x.name());
    out.add(x.size());
    out.add(use(x));
    out.add(sizeOf(x));
    Sized sized = x;
    Named named = x;
    for (String one : x) out.add(one);
    await(pause());
    for (String one : x) out.add(await(of(one)));
    Supplier<String> names = x::name;
    IntSupplier sizes = x::size;
    Supplier<Integer> lambda = () -> x.size() + sizeOf(x);
    var y = x;
    await(pause());
    out.add(y.size() + x.size() + await(of(sized.size())));
    Sized[] all = {x, y};
    Sized chosen = c ? null : x;
    Supplier<Sized> supplier = () -> x;
    out.add(all[0].size() + chosen.size() + supplier.get().size() + ((Sized) x).size());
    return List.of(out, named.name(), names.get(), sizes.getAsInt(), lambda.get());
  }

  @Async
  static int spilled() {
    return add(await(of(true)) ? new Both() : new Other(), await(of(1)))
        + List.of(new Both(), new Other()).get(await(of(1))).size()
        + pick(boths()).size();
  }

  @Async
  static Object loops() {
    var list = List.of(new Both(), new Other());
    await(pause());
    int sum = 0;
    for (Sized one : list) sum += one.size();
    for (Sized one : list) sum += await(of(one.size()));
    for (var one : list) sum += one.size() + one.name().length();
    for (var one : list) sum += await(of(one.size())) + one.name().length();
    for (CharSequence one : List.of("a", new StringBuilder("bc"))) sum += await(of(one)).length();
    return sum + list.get(0).size();
  }

  private static int add(Sized sized, int more) {
    return sized.size() + more;
  }
}
