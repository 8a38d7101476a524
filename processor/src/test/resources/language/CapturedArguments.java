package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Private generic classes as arguments of what asks for the supertype of a captured wildcard. */
class CapturedArguments<T> {
  interface Sink<X> {
    void accept(X one);
  }

  abstract static class Stage<I, O> implements Sink<I> {
    final List<Object> seen = new ArrayList<>();
    final Sink<? super O> next;

    Stage(Sink<? super O> next) {
      this.next = next;
    }
  }

  private class Inner extends Stage<T, T> {
    Inner(Sink<? super T> next) {
      super(next);
    }

    @Override
    public void accept(T one) {
      seen.add("inner " + one);
      next.accept(one);
    }
  }

  private static class Nested<T> extends Stage<T, T> {
    Nested(Sink<? super T> next) {
      super(next);
    }

    @Override
    public void accept(T one) {
      seen.add("nested " + one);
      next.accept(one);
    }
  }

  static final class Source<T> {
    final T value;

    Source(T value) {
      this.value = value;
    }

    void send(Sink<? super T> sink) {
      sink.accept(value);
    }

    void sendBoth(Sink<? super T> one, Sink<? super T> other) {
      sink(one);
      sink(other);
    }

    private void sink(Sink<? super T> one) {
      one.accept(value);
    }

    boolean is(Sink<T> sink) {
      return sink != null;
    }

    <S extends Sink<? super T>> S sent(S sink) {
      sink.accept(value);
      return sink;
    }
  }

  /** What of two of its types is asked for has a wildcard. */
  static final class Buffered<T> extends Stage<T, T> {
    final Supplier<? extends List<T>> buffers;

    Buffered(Sink<? super T> next, Supplier<? extends List<T>> buffers) {
      super(next);
      this.buffers = buffers;
    }

    static <T> Buffered<T> of(Sink<? super T> next, Supplier<? extends List<T>> buffers) {
      return new Buffered<>(next, buffers);
    }

    static <T> Buffered<T> late(
        Sink<? super T> next, Supplier<Supplier<? extends List<T>>> buffers) {
      return new Buffered<>(next, buffers.get());
    }

    @Override
    public void accept(T one) {
      List<T> buffer = buffers.get();
      buffer.add(one);
      next.accept(buffer.get(0));
    }
  }

  class Holder {
    private final Supplier<? extends List<T>> held = buffers;
  }

  private class Hidden {
    final Supplier<? extends List<T>> held = buffers;
  }

  private final Source<? extends T> source;
  private final Supplier<? extends List<T>> buffers = LinkedList::new;

  CapturedArguments(T value) {
    source = new Source<>(value);
  }

  static <T> void connect(Source<? extends T> source, Sink<? super T> sink) {
    source.send(sink);
  }

  static <T> Sink<? super T> connected(Sink<? super T> sink, Source<? extends T> source) {
    source.send(sink);
    return sink;
  }

  private Source<? extends T> source() {
    return source;
  }

  @Async
  private Object sent(Sink<? super T> last) {
    await(pause());
    source.send(new Inner(last));
    source.send(new Nested<>(last));
    source().send(new Nested<T>(last));
    source().sendBoth(new Inner(last), await(of(new Nested<>(last))));
    source.sendBoth(await(of(new Nested<>(last))), new Inner(last));
    Source<? extends T> local = source;
    Inner inner = new Inner(last);
    Nested<T> nested = new Nested<>(inner);
    local.send(inner);
    local.send(nested);
    local.sendBoth(await(of(inner)), nested);
    Nested<? super T> above = nested;
    local.send(above);
    return List.of(inner.seen, nested.seen);
  }

  private Supplier<? extends List<T>> buffers() {
    return buffers;
  }

  /** The wildcards of private members are captured once more by what they are operands of. */
  @Async
  private Object buffered(Sink<? super T> last, CapturedArguments<T> other) {
    await(pause());
    source.sent(new Buffered<>(last, buffers));
    source.sent(await(of(Buffered.of(last, this.buffers))));
    source().sent(Buffered.of(last, other.buffers()));
    source().sent(Buffered.late(last, () -> buffers()));
    source.sent(
        Buffered.late(
            last,
            () -> {
              return other.buffers;
            }));
    source.sent(Buffered.of(last, await(of(true)) ? buffers() : (other.buffers)));
    source.sent(
        new Buffered<>(
            last,
            switch (last.hashCode()) {
              case 0 -> buffers;
              default -> buffers();
            }));
    source.sent(Buffered.of(last, new Holder().held));
    source.sent(new Buffered<>(last, new Hidden().held));
    connect(source, Buffered.of(last, buffers));
    return source.sent(Buffered.of(last, buffers)).buffers.get();
  }

  @SafeVarargs
  private static <X> List<? extends X> listed(X... all) {
    return new ArrayList<>(List.of(all));
  }

  private <X> Supplier<? extends List<? extends X>> supplied(X one) {
    return () -> List.of(one);
  }

  private static <X> Object first(Supplier<? extends List<? extends X>> lists) {
    return lists.get().get(0);
  }

  /** Wildcards of what private methods infer themselves, whatever their class is generic in. */
  @Async
  private static <Y> Object inferred(Y one, Y other, CapturedArguments<Integer> numbers) {
    await(pause());
    List<Object> all = new ArrayList<>();
    all.add(new ArrayList<>(listed(one, other)));
    all.add(await(of(listed(one, await(of(other))))));
    all.add(Objects.requireNonNull(await(of(true)) ? listed(one) : listed(other)));
    all.add(first(numbers.supplied(one)));
    all.add(first(Objects.requireNonNull(numbers.supplied(await(of(other))))));
    all.add(Optional.of(1).map(i -> new ArrayList<>(listed(one, other))).get());
    return all;
  }

  @Async
  private Object inferred(T one, Object other) {
    await(pause());
    return List.of(
        List.copyOf(listed(other, one)),
        await(of(listed(one))),
        first(supplied(other)),
        first(await(of(supplied(other)))),
        first(this.supplied(await(of(one)))));
  }

  @Async
  private Object connections(Sink<? super T> last) {
    await(pause());
    connect(source, new Inner(last));
    connect(source, new Nested<>(last));
    connect(await(of(source)), new Nested<>(new Inner(last)));
    Nested<T> nested = new Nested<>(last);
    connect(source(), nested);
    connected(new Inner(last), source);
    Sink<? super T> same = connected(nested, await(of(source)));
    BiConsumer<Source<? extends T>, Nested<T>> both = CapturedArguments::connect;
    both.accept(source, nested);
    return List.of(nested.seen, same == nested);
  }

  @Async
  static Object capturedArguments() {
    List<Object> seen = new ArrayList<>();
    CapturedArguments<String> one = new CapturedArguments<>("a");
    Sink<Object> last = seen::add;
    return List.of(
        await(CapturedArgumentsAsync.sent(one, last)),
        await(CapturedArgumentsAsync.connections(one, last)),
        await(CapturedArgumentsAsync.inferred("x", "y", new CapturedArguments<>(1))),
        await(CapturedArgumentsAsync.inferred(one, "t", 'o')),
        await(CapturedArgumentsAsync.buffered(one, last, new CapturedArguments<>("b"))),
        seen.toString());
  }
}
