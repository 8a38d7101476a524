package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.*;

/** Choices of which a result awaits, where javac has inferred their type from a wildcard. */
class SharedChoices {
  static final List<List<String>> LISTS = List.of(List.of("one"), List.of("two", "three"));

  static <A> Consumer<A> consumer(Consumer<A> of) {
    return of;
  }

  static <A> void each(List<A> all, Consumer<? super A> action, int most) {
    all.subList(0, step(most)).forEach(action);
  }

  static <A, R> List<R> map(List<A> all, Function<? super A, ? extends R> action, int most) {
    List<R> r = new ArrayList<>();
    all.subList(0, step(most)).forEach(a -> r.add(action.apply(a)));
    return r;
  }

  @Async
  static List<?> one(List<? extends List<? extends CharSequence>> lists) {
    List<Object> found = new ArrayList<>();
    Consumer<Object> adder = found::add;
    each(lists, lists.isEmpty() ? await(of(adder)) : one -> found.add(one.size()), await(of(1)));
    return found;
  }

  @Async
  static List<?> two(List<? extends List<? extends CharSequence>> lists) {
    List<Object> found = new ArrayList<>();
    Consumer<Object> adder = found::add;
    each(lists, lists.isEmpty() ? one -> found.add(one.size()) : await(of(adder)), await(of(1)));
    return found;
  }

  @Async
  static List<?> three(List<? extends List<? extends CharSequence>> lists) {
    List<Object> found = new ArrayList<>();
    Consumer<Object> adder = found::add;
    each(
        lists,
        lists.isEmpty() ? await(of(adder)) : consumer(one -> found.add(one.size())),
        await(of(1)));
    return found;
  }

  @Async
  static List<?> four(List<? extends List<? extends CharSequence>> lists) {
    List<Object> found = new ArrayList<>();
    Consumer<Object> adder = found::add;
    each(lists, lists.isEmpty() ? await(of(adder)) : List::size, await(of(1)));
    each(lists, lists.isEmpty() ? await(of(adder)) : List::size, 2);
    each(await(of(lists)), lists.isEmpty() ? await(of(adder)) : one -> found.add(one.size()), 2);
    return found;
  }

  @Async
  static List<?> five(List<? extends List<? extends CharSequence>> lists) {
    Function<Object, Object> f = x -> x;
    return List.of(
        map(lists, lists.isEmpty() ? await(of(f)) : one -> one.size(), await(of(1))),
        map(lists, lists.isEmpty() ? await(of(f)) : one -> one.size(), 2),
        map(lists, lists.isEmpty() ? one -> one.get(0).length() : await(of(f)), await(of(1))),
        map(
            lists,
            switch (lists.size()) {
              case 0 -> one -> one.get(0).length();
              case 1 -> await(of(f));
              default -> List::size;
            },
            await(of(1))),
        map(
            lists,
            switch (lists.size()) {
              case 0 -> one -> one.get(0).length();
              case 1 -> f;
              default -> List::size;
            },
            await(of(1))));
  }

  @Async
  static List<?> six(List<? extends List<? extends CharSequence>> lists) {
    Function<Object, Object> f = x -> x;
    return List.of(
        map(
            lists,
            await(of(true)) ? (await(of(false)) ? f : one -> one.get(0).length()) : await(of(f)),
            await(of(1))),
        map(
            lists,
            await(of(true))
                ? (await(of(false)) ? await(of(f)) : one -> one.get(0).length())
                : Function.identity(),
            await(of(1))));
  }

  static final class Box<X> {
    X value;
    private X hidden;
    final List<X> set = new ArrayList<>();

    void set(X one, int times) {
      for (int i = 0; i < times; i++) {
        set.add(one);
      }
    }

    Object all() {
      return value + " " + hidden + " " + set;
    }
  }

  /** Results that have their types of themselves, where a captured wildcard is asked for. */
  @Async
  static Object seven(
      Box<? super List<String>> box, ArrayList<String> one, List<String> other, boolean is) {
    box.value = is ? one : await(of(other));
    box.hidden = is ? await(of(one)) : await(of(null));
    box.set(is ? one : await(of(other)), 1);
    box.set(await(of(is)) ? await(of(one)) : await(of(null)), await(of(1)));
    box.set(await(of(is)) ? await(of(null)) : one, 1);
    box.set(
        switch (one.size()) {
          case 0 -> await(of(other));
          default -> one;
        },
        await(of(1)));
    box.set(is ? one : new ArrayList<>(await(of(other))), 1);
    box.value =
        switch (await(of(1))) {
          case 0 -> one;
          case 1 -> await(of(is)) ? null : other;
          default -> await(of(other));
        };
    box.hidden = await(of(null));
    Object chosen = is ? box.value : await(of(box.hidden));
    var value = await(of(is)) ? await(of(box.value)) : null;
    return (is ? await(of(box.set.get(0))) : box.value).toString() + chosen + value + box.all();
  }

  @Async
  static Object run() {
    List<Object> all = new ArrayList<>();
    List<String> other = List.of("b");
    for (boolean is : new boolean[] {true, false}) {
      all.add(
          await(
              SharedChoicesAsync.seven(
                  new Box<Object>(), new ArrayList<>(List.of("a")), other, is)));
    }
    all.add(await(SharedChoicesAsync.one(LISTS)));
    all.add(await(SharedChoicesAsync.two(LISTS)).size());
    all.add(await(SharedChoicesAsync.three(LISTS)));
    all.add(await(SharedChoicesAsync.four(LISTS)));
    all.add(await(SharedChoicesAsync.five(LISTS)));
    all.add(await(SharedChoicesAsync.six(LISTS)));
    return all;
  }
}
