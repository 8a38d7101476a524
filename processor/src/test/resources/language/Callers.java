package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Supplier;

/** Lookups, which are in the name of whoever asks. */
class Callers {
  private int secret = 42;

  private static class Hidden {
    private int secret = 43;

    @Async
    boolean isOwn() {
      await(pause());
      return MethodHandles.lookup().lookupClass() == getClass();
    }
  }

  @Async
  Object privateField() throws ReflectiveOperationException {
    int n = await(of(1));
    VarHandle handle = MethodHandles.lookup().findVarHandle(Callers.class, "secret", int.class);
    return (int) handle.get(this) + n;
  }

  @Async
  static boolean inALambda() {
    boolean own = await(of(true));
    Supplier<Class<?>> asker = () -> MethodHandles.lookup().lookupClass();
    return own && asker.get() == Callers.class;
  }

  @Async
  static boolean inAClassOfTheBody() {
    boolean own = await(of(true));
    class Asker {
      Class<?> ask() {
        return MethodHandles.lookup().lookupClass();
      }
    }
    return own && new Asker().ask() == Asker.class;
  }

  @Async
  static boolean inAPrivateClass() {
    return await(Callers_HiddenAsync.isOwn(new Hidden()));
  }
}
