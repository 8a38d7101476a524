package golden;

import dev.pawl.Context;
import dev.pawl.generated.StateMachine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * {@code WholeMethods.next} as a task, made from WholeMethods.java:15.
 *
 * <pre>
 * state  where                 awaits  next
 *     0  WholeMethods.java:15          end
 * </pre>
 */
@SuppressWarnings("unchecked")
final class WholeMethods_next extends StateMachine<Integer, RuntimeException> {
  private final WholeMethods self;
  int value;

  WholeMethods_next(WholeMethods self) {
    this.self = self;
  }

  @Override
  protected boolean advance(Context cx) {
    resume(cx);
    this.value = incrementNAfter(self);
    return true;
  }

  @Override
  protected Integer result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return "WholeMethods.next (WholeMethods.java:15)";
  }

  private static final MethodHandle N;
  private static final MethodHandle SET_N;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(WholeMethods.class, MethodHandles.lookup());
      N = lookup.findGetter(WholeMethods.class, "n", int.class);
      SET_N = lookup.findSetter(WholeMethods.class, "n", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static int n(WholeMethods self) {
    try {
      return (int) N.invokeExact(self);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static int setN(WholeMethods self, int value) {
    try {
      SET_N.invokeExact(self, value);
      return value;
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static int incrementNAfter(WholeMethods self) {
    int before = n(self);
    setN(self, before + 1);
    return before;
  }
}

package golden;

import dev.pawl.Context;
import dev.pawl.generated.StateMachine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * {@code WholeMethods.overridable} as a task, made from WholeMethods.java:20.
 *
 * <pre>
 * state  where                 awaits  next
 *     0  WholeMethods.java:20          end
 * </pre>
 */
@SuppressWarnings("unchecked")
final class WholeMethods_overridable extends StateMachine<Integer, RuntimeException> {
  private final WholeMethods self;
  private int limit;
  int value;

  WholeMethods_overridable(WholeMethods self, int limit) {
    this.self = self;
    this.limit = limit;
  }

  @Override
  protected boolean advance(Context cx) {
    resume(cx);
    int limit = this.limit;
    this.value = overridable(self, limit);
    return true;
  }

  @Override
  protected Integer result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return "WholeMethods.overridable (WholeMethods.java:20)";
  }

  private static final MethodHandle OVERRIDABLE;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(WholeMethods.class, MethodHandles.lookup());
      OVERRIDABLE = lookup.findSpecial(WholeMethods.class, "overridable", MethodType.methodType(int.class, int.class), WholeMethods.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static int overridable(WholeMethods self, int limit) {
    try {
      return (int) OVERRIDABLE.invokeExact(self, limit);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }
}

package golden;

import dev.pawl.Context;
import dev.pawl.generated.StateMachine;

/**
 * {@code WholeMethods.twice} as a task, made from WholeMethods.java:10.
 *
 * <pre>
 * state  where                 awaits  next
 *     0  WholeMethods.java:10          end
 * </pre>
 */
final class WholeMethods_twice extends StateMachine<Integer, RuntimeException> {
  private int n;
  int value;

  WholeMethods_twice(int n) {
    this.n = n;
  }

  @Override
  protected boolean advance(Context cx) {
    resume(cx);
    int n = this.n;
    this.value = WholeMethods.twice(n);
    return true;
  }

  @Override
  protected Integer result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return "WholeMethods.twice (WholeMethods.java:10)";
  }
}
