package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;

final class TryFinally {
  interface Door {
    Task<Boolean, IOException> open();

    Task<Void, IOException> pass(String who);

    Task<Void, RuntimeException> close();
  }

  @Async
  static boolean enter(Door door, String who) throws IOException {
    try {
      if (!await(door.open())) {
        return false;
      }
      await(door.pass(who));
    } finally {
      await(door.close());
    }
    return true;
  }

  @Async
  static int tries(Door door, int limit) {
    int count = 0;
    while (count < limit) {
      try {
        if (await(door.open())) break;
      } catch (IOException e) {
        // Closed for good.
        return -1;
      } finally {
        count++;
      }
    }
    return count;
  }
}
