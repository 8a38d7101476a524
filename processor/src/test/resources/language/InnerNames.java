package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Inner classes of a generic class where their names stand without type arguments. */
@SuppressWarnings({"rawtypes", "unchecked"})
class InnerNames<T> {
  class Inner {
    static final int MOST = 3;

    T value;

    static int size() {
      return 2;
    }

    T get() {
      return value;
    }

    class Deep {
      T own = value;
    }

    class Generic<X> {
      X one;
    }
  }

  class Of<X> {
    static final int MOST = 4;

    X one;

    static int size() {
      return 5;
    }

    Object get() {
      return one;
    }

    class Deep {
      X own = one;
    }
  }

  private final Of[] all = {new Of<String>(), new Of<Integer>()};

  @Async
  private Object classes() {
    await(pause());
    Class<?> inner = Inner.class;
    Class<?> arrays = Of[].class;
    return List.of(inner.getName(), Of.class.getName(), arrays.getName(), Of.Deep.class.getName());
  }

  @Async
  private Object statics() {
    int size = await(of(1)) + Inner.size() + Of.size();
    Supplier<Integer> later = Inner::size;
    return List.of(size, Inner.MOST + Of.MOST, later.get());
  }

  @Async
  private Object raw(T value) {
    for (int i = 0, n = all.length; i < n; i++) {
      Of one = await(of(all[i]));
      one.one = value;
    }
    List<Object> seen = new ArrayList<>();
    for (Of one : all) {
      await(pause());
      seen.add(one.get());
    }
    Of one = all[0];
    Of.Deep deep = one.new Deep();
    await(pause());
    seen.add(deep.own);
    Object any = all;
    if (any instanceof Of[] && !(any instanceof Of)) {
      Of[] again = (Of[]) await(of(any));
      seen.add(again[1].get());
    }
    List<Of> list = new ArrayList<>(List.of(all));
    Function<Of, Object> get = Of::get;
    seen.add(get.apply(list.get(await(of(1)))));
    Supplier<Of> made = Of::new;
    seen.add(made.get().one == null);
    seen.add(new Of[2].length);
    return seen.toString();
  }

  @Async
  private Object typed(T value) {
    Inner inner = new Inner();
    inner.value = await(of(value));
    Function<Inner, T> get = Inner::get;
    Inner.Deep deep = inner.new Deep();
    Inner.Generic<String> generic = inner.new Generic<>();
    generic.one = "g";
    Of<String> one = new Of<>();
    await(pause());
    one.one = "o";
    Of<String>.Deep own = one.new Deep();
    return List.of(get.apply(inner), deep.own, generic.one, own.own.length());
  }

  @Async
  static Object innerNames() {
    InnerNames<String> names = new InnerNames<>();
    return List.of(
        await(InnerNamesAsync.classes(names)),
        await(InnerNamesAsync.statics(names)),
        await(InnerNamesAsync.raw(names, "a")),
        await(InnerNamesAsync.typed(names, "b")));
  }
}
