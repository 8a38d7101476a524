package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Private classes that a body names in another order once javac has inferred types in it. */
class InferredNames<T> {
  private interface Listener extends Consumer<Event> {}

  private static class Event {
    final Object value;

    Event(Object value) {
      this.value = value;
    }
  }

  private static class Source implements Supplier<Event> {
    @Override
    public Event get() {
      return new Event("source");
    }
  }

  private enum State {
    NEW,
    OLD
  }

  private State state = State.NEW;
  private final List<Object> seen = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  private Listener listener() {
    return event -> seen.add(event.value);
  }

  @Async
  void told(T value) {
    await(pause());
    Event event = new Event(value);
    listeners.forEach(one -> one.accept(event));
  }

  @Async
  void toldAndAged(T value) {
    state = await(of(State.OLD));
    Event event = await(of(new Event(value)));
    await(of(listeners)).forEach(one -> one.accept(event));
    seen.add(state);
  }

  @Async
  void variables(T value) {
    Event event = new Event(value);
    await(pause());
    var first = listeners.get(0);
    first.accept(await(of(event)));
    for (var each : listeners) {
      each.accept(event);
    }
    var source = sources.get(0);
    await(pause());
    first.accept(source.get());
  }

  @Async
  void lambdas(T value) {
    Runnable made =
        () -> {
          var event = new Event(value);
          listeners.forEach(one -> sources.forEach(each -> one.accept(each.get())));
          listeners.forEach((var one) -> one.accept(event));
        };
    await(pause());
    made.run();
  }

  @Async
  static Object inferredNames() {
    InferredNames<String> names = new InferredNames<>();
    names.listeners.add(names.listener());
    names.sources.add(new Source());
    await(InferredNamesAsync.told(names, "a"));
    await(InferredNamesAsync.toldAndAged(names, "b"));
    await(InferredNamesAsync.variables(names, "c"));
    await(InferredNamesAsync.lambdas(names, "d"));
    return names.seen.toString();
  }
}
