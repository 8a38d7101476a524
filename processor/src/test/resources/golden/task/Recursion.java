package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;

final class Recursion {
  @Async
  static long fib(int n) {
    return n < 2 ? n : await(RecursionAsync.fib(n - 1)) + await(RecursionAsync.fib(n - 2));
  }
}
