package golden;

import dev.pawl.Async;

/** What awaits nothing is called as it is, if it is not shorter than the call. */
class WholeMethods {
  private int n;

  @Async
  static int twice(int n) {
    return n + n;
  }

  @Async
  int next() {
    return n++;
  }

  @Async
  int overridable(int limit) {
    int sum = 0;
    for (int i = 0; i < limit; i++) {
      if (i % 3 == 0) continue;
      sum += i;
      if (sum > n) break;
    }
    n = sum;
    return sum;
  }
}
