package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

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
  }

  private final Source<? extends T> source;

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
        seen.toString());
  }
}
