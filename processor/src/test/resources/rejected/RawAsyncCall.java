import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

class RawAsyncCall {
  @Async
  static int callee() {
    return 1;
  }

  @Async
  int caller() {
    int sum = callee(); // error: [raw-async-call]
    Runnable later = () -> RawAsyncCall.callee(); // error: [raw-async-call]
    return sum + await(RawAsyncCallAsync.callee());
  }

  @Async
  <T> T instance(T value) {
    return value;
  }

  class Inner {
    @Async
    int outer() {
      IntSupplier of = RawAsyncCall.this::caller; // error: [raw-async-call]
      return of.getAsInt() + await(RawAsyncCallAsync.callee());
    }
  }

  @Async
  int references(RawAsyncCall other) {
    IntSupplier one = RawAsyncCall::callee; // error: [raw-async-call]
    ToIntFunction<RawAsyncCall> two = RawAsyncCall::caller; // error: [raw-async-call]
    Supplier<IntSupplier> lambda = () -> this::caller; // error: [raw-async-call]
    UnaryOperator<String> typed = other::<String>instance; // error: [raw-async-call]
    Function<String, Task<String, RuntimeException>> made =
        value -> RawAsyncCallAsync.instance(this, value);
    Supplier<Task<Integer, RuntimeException>> factory = RawAsyncCallAsync::callee;
    IntSupplier raw = other::outsideATaskItIsTheCallersRisk;
    return await(made.apply("x")).length() + await(factory.get());
  }

  int outsideATaskItIsTheCallersRisk() {
    return callee();
  }
}
