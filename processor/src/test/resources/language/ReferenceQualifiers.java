package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What a method reference may have in front of it. */
class ReferenceQualifiers<T> {
  private final String name;
  private ReferenceQualifiers<T>[] many;

  ReferenceQualifiers() {
    this("none");
  }

  private ReferenceQualifiers(String name) {
    log("new " + name);
    this.name = name;
  }

  private String hidden() {
    return "hidden " + name;
  }

  private String hidden(Object with) {
    return hidden() + " " + with;
  }

  String seen() {
    return "seen " + name;
  }

  static <A> ReferenceQualifiers<A> make(String name) {
    return new ReferenceQualifiers<>(name);
  }

  @Async
  @SuppressWarnings("unchecked")
  Object expressions() {
    Object it = make(await(of("cast")));
    ReferenceQualifiers<String>[] array = new ReferenceQualifiers[] {make("one"), make("two")};
    List<Supplier<Object>> all = new ArrayList<>();
    all.add(((ReferenceQualifiers<?>) it)::hidden);
    all.add(((ReferenceQualifiers<?>) it)::seen);
    int i = 0;
    all.add(array[i++]::hidden);
    all.add(array[i++]::seen);
    all.add((i > 2 ? array[0] : array[1])::hidden);
    all.add((i > 2 ? array[0] : array[1])::seen);
    all.add(make("call")::hidden);
    all.add(new ReferenceQualifiers<>("new")::hidden);
    all.add(new ReferenceQualifiers<Integer>("new")::seen);
    all.add((array[0] = array[1])::hidden);
    all.add((array[0] = make("assigned"))::seen);
    all.add((array[0])::hidden);
    all.add(this::hidden);
    all.add(ReferenceQualifiers.this::hidden);
    all.add(
        (switch (i) {
              case 2 -> array[0];
              default -> this;
            })
            ::hidden);
    array[0] = array[1] = null;
    StringBuilder text = new StringBuilder();
    for (var one : all) {
      text.append(await(of(one.get()))).append(' ');
    }
    return text;
  }

  private static Object first(Supplier<?> supplier, Object other) {
    return supplier.get() + " " + other;
  }

  @Async
  @SuppressWarnings("unchecked")
  static Object operands() {
    Object it = make(await(of("cast")));
    ReferenceQualifiers<String>[] array = new ReferenceQualifiers[] {make("one"), make("two")};
    int i = 0;
    List<Object> all = new ArrayList<>();
    all.add(first(((ReferenceQualifiers<?>) it)::hidden, await(of(1))));
    all.add(first(array[i++]::hidden, (array[await(of(1))] = array[0]).name));
    all.add(first((i > 2 ? array[0] : array[1])::seen, await(of(2))));
    all.add(first(await(of(array[0]))::hidden, await(of(3))));
    all.add(first(array[await(of(0))]::seen, await(of(4))));
    all.add(first("abc"::length, await(of(5))));
    all.add(first(("a" + await(of(1)))::length, await(of(5))));
    all.add(first(new ReferenceQualifiers<>(await(of("new")))::hidden, await(of(6))));
    return all;
  }

  @Async
  static Object nulls() {
    ReferenceQualifiers<?>[] array = {null};
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try {
        Supplier<?> one =
            switch (i) {
              case 0 -> array[0]::hidden;
              case 1 -> ((ReferenceQualifiers<?>) array[await(of(0))])::seen;
              default -> await(of((String) null))::length;
            };
        all.add(one);
      } catch (NullPointerException e) {
        all.add(await(of("null")));
      }
    }
    return all;
  }

  @Async
  static Object literals() {
    Supplier<Object> length = "abc"::length;
    Supplier<Object> sum = ("a" + await(of(1)))::length;
    Function<Object, Object> same = "abc"::equals;
    Supplier<Object> type = String.class::getSimpleName;
    Supplier<Object> array = new int[] {await(of(1)), 2}::clone;
    Supplier<Object> boxed = ((Integer) await(of(3)))::hashCode;
    Supplier<Object> text =
        """
        text
        """
            ::strip;
    return List.of(
        length.get(),
        sum.get(),
        same.apply("abc"),
        type.get(),
        array.get(),
        boxed.get(),
        text.get());
  }

  @Async
  static <A extends Comparable<A>, B extends ReferenceQualifiers<A>> Object types(A a, B b) {
    Function<A, Function<A, Integer>> compared = x -> x::compareTo;
    ToIntFunction<A> hash = A::hashCode;
    Function<B, Object> seen = B::seen;
    Function<ReferenceQualifiers<A>, Object> hidden = ReferenceQualifiers<A>::hidden;
    Function<ReferenceQualifiers<A>, Object> raw = ReferenceQualifiers::hidden;
    UnaryOperator<int[]> clone = int[]::clone;
    IntFunction<List<?>[]> made = List<?>[]::new;
    Function<List<String>, Object> size = List<String>::size;
    Function<int[], Object> text = Arrays::toString;
    int one = await(of(1));
    return one
        + compared.apply(a).apply(a)
        + hash.applyAsInt(a)
        + " "
        + seen.apply(b)
        + hidden.apply(b)
        + raw.apply(b)
        + text.apply(clone.apply(new int[] {one}))
        + made.apply(one).length
        + size.apply(List.of());
  }

  @Async
  static Object types() {
    return await(ReferenceQualifiersAsync.types("a", new ReferenceQualifiers<String>("b")));
  }
}
