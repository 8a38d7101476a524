import static dev.pawl.Task.await;

import dev.pawl.Async;

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

  int outsideATaskItIsTheCallersRisk() {
    return callee();
  }
}
