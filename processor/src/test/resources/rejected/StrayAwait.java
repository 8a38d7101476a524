import static dev.pawl.Task.await;

import dev.pawl.Task;

class StrayAwait {
  Runnable inLambda = () -> await(Task.yieldNow()); // error: [misplaced-await]

  void nothingHereIsAsync() {
    await(Task.yieldNow()); // error: [misplaced-await]
    dev.pawl.Task.await(Task.yieldNow()); // error: [misplaced-await]
  }
}
