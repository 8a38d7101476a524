import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;

@Async
int twice(int number) { // error: [unsupported-method]
  return 2 * await(Task.ready(number));
}

class Nested {
  @Async
  int once(int number) { // error: [unsupported-method]
    return await(Task.ready(number));
  }
}

void main() {}
