package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * {@code PrivateMembers.withdraw} as a task, made from PrivateMembers.java:20.
 *
 * <pre>
 * state  where                   awaits   next
 *     0  PrivateMembers.java:20           1
 *     1  PrivateMembers.java:21  balance  end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class PrivateMembers_withdraw extends StateMachine<Boolean, RuntimeException> {
  private final PrivateMembers self;
  private int amount;
  boolean value;

  PrivateMembers_withdraw(PrivateMembers self, int amount) {
    this.self = self;
    this.amount = amount;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    int amount = this.amount;
    Task<Integer, RuntimeException> balance2 = null;
    switch (state) {
      case 1 -> balance2 = (Task<Integer, RuntimeException>) awaited();
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    for (;;) {
      switch (state) {
        case 0:
          balance2 = balance(self);
        case 1: // balance, PrivateMembers.java:21
          var balancePoll = balance2.poll(cx);
          if (balancePoll.isPending()) {
            suspend(1, balance2, cx);
            return false;
          }
          if (balancePoll.get() - withdrawn(self) < amount) {
            this.value = false;
            return true;
          }
          setWithdrawn(self, withdrawn(self) + amount);
          log(self, "withdrawn from one of " + accounts(), amount);
          this.value = true;
          return true;
      }
    }
  }

  @Override
  protected Boolean result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 1 -> "PrivateMembers.withdraw awaiting balance (PrivateMembers.java:21)";
      default -> "PrivateMembers.withdraw (PrivateMembers.java:20)";
    };
  }

  private static final MethodHandle BALANCE;
  private static final MethodHandle WITHDRAWN;
  private static final MethodHandle SET_WITHDRAWN;
  private static final MethodHandle LOG;
  private static final MethodHandle ACCOUNTS;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(PrivateMembers.class, MethodHandles.lookup());
      BALANCE = lookup.findGetter(PrivateMembers.class, "balance", Task.class);
      WITHDRAWN = lookup.findGetter(PrivateMembers.class, "withdrawn", int.class);
      SET_WITHDRAWN = lookup.findSetter(PrivateMembers.class, "withdrawn", int.class);
      LOG = lookup.findVirtual(PrivateMembers.class, "log", MethodType.methodType(void.class, String.class, int.class));
      ACCOUNTS = lookup.findStaticGetter(PrivateMembers.class, "accounts", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static Task<Integer, RuntimeException> balance(PrivateMembers self) {
    try {
      return (Task<Integer, RuntimeException>) BALANCE.invokeExact(self);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static int withdrawn(PrivateMembers self) {
    try {
      return (int) WITHDRAWN.invokeExact(self);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static int setWithdrawn(PrivateMembers self, int value) {
    try {
      SET_WITHDRAWN.invokeExact(self, value);
      return value;
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static void log(PrivateMembers self, String what, int amount) {
    try {
      LOG.invokeExact(self, what, amount);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static int accounts() {
    try {
      return (int) ACCOUNTS.invokeExact();
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }
}
