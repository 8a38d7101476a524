package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Inner classes, and the instances around them. */
class OuterInstances {
  private int count = 1;
  final int constant = 6;
  private final List<String> names = List.of("n");

  private int next() {
    return ++count;
  }

  static class Generic<T> {
    private final T value;

    Generic(T value) {
      this.value = value;
    }

    class Inner {
      private final T own;

      private Inner(T own) {
        this.own = own;
      }

      @Async
      String both() {
        T outer = Generic.this.value;
        return await(of(own)) + " in " + outer + value;
      }
    }

    @Async
    String inner(T other) {
      Inner inner = new Inner(other);
      await(pause());
      return await(OuterInstances_Generic_InnerAsync.both(inner));
    }
  }

  class Inner {
    private int count = 10;

    private Inner(int count) {
      this.count += count;
    }

    Inner() {}

    class Deepest {
      @Async
      int sum() {
        OuterInstances.this.count += await(of(100));
        Inner.this.count++;
        return count * 1000 + OuterInstances.this.count + next() + names.size() + constant;
      }
    }

    @Async
    int outer() {
      int before = count + OuterInstances.this.count;
      await(pause());
      return before + OuterInstances.this.next() + next() + new Inner(3).count;
    }

    @Async
    int onlyAConstant() {
      return await(of(2)) + constant;
    }
  }

  private class Hidden {
    int own = 4;

    int sum() {
      return own + count;
    }

    @Async
    int run(Hidden other) {
      await(pause());
      own++;
      return own + this.own + other.own + sum() + count + self().own + next();
    }

    Hidden self() {
      return this;
    }
  }

  @Async
  int twoLevels() {
    Inner inner = new Inner(await(of(1)));
    Inner other = this.new Inner();
    return await(OuterInstances_Inner_DeepestAsync.sum(inner.new Deepest()))
        + await(OuterInstances_InnerAsync.outer(other));
  }

  @Async
  int constantsNeedNoOuterInstance() {
    return await(OuterInstances_InnerAsync.onlyAConstant(new Inner()));
  }

  @Async
  String genericOuter() {
    Generic<String> generic = new Generic<>("g");
    return await(OuterInstances_GenericAsync.inner(generic, "h"));
  }

  @Async
  int references() {
    Supplier<Inner> plain = Inner::new;
    IntFunction<Inner> withCount = Inner::new;
    await(pause());
    return plain.get().count + withCount.apply(5).count;
  }

  @Async
  int hiddenInner() {
    Hidden hidden = new Hidden();
    Hidden other = this.new Hidden();
    other.own = 8;
    return await(OuterInstances_HiddenAsync.run(hidden, other)) + hidden.sum();
  }

  static class Frame<T> {
    class Part {
      int size() {
        return 1;
      }
    }

    class Slot<S> {
      final S own;

      Slot(S own) {
        this.own = own;
      }
    }
  }

  static class Window extends Frame<String> {
    class Pane {}

    /** Inner classes named by way of the class around them. */
    @Async
    Object qualified(int size) {
      Part plain = new Frame<String>.Part();
      Frame<String>.Slot<Integer> slot = new Frame<String>.Slot<Integer>(await(of(2)));
      Frame<String>.Slot<Integer> same = new Frame<String>.Slot<>(slot.own);
      Pane pane = new OuterInstances.Window.Pane();
      Pane other = new Window /* here */ . /* there */ Pane();
      await(pause());
      Part part =
          new Frame<String>.Part() {
            @Override
            int size() {
              return size + plain.size();
            }
          };
      Supplier<Pane> more = Window.Pane::new;
      return List.of(part.size(), slot.own, same.own, pane != other, more.get() != pane);
    }
  }

  @Async
  static Object qualifiedInner() {
    return await(OuterInstances_WindowAsync.qualified(new Window(), 3));
  }
}
