package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.List;

final class AwaitInLoop {
  interface Source {
    Task<String, RuntimeException> next();
  }

  /** Reads lines until an empty one. */
  @Async
  static List<String> readAll(Source source, int limit) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      // An empty line ends the message.
      String line = await(source.next());
      if (line.isEmpty()) break;
      if (line.startsWith("#")) continue; // a comment
      lines.add(line);
    }
    return lines;
  }

  @Async
  static int total(Iterable<Task<Integer, RuntimeException>> parts) {
    int total = 0;
    for (Task<Integer, RuntimeException> part : parts) {
      total += await(part);
    }
    return total;
  }
}
