package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;

final class Switches {
  enum Command {
    GET,
    PUT,
    QUIT
  }

  interface Store {
    Task<String, RuntimeException> get(String key);

    Task<Void, RuntimeException> put(String key);
  }

  @Async
  static String execute(Store store, Command command, String key) {
    switch (command) {
      case GET -> {
        return await(store.get(key));
      }
      case PUT -> await(store.put(key));
      default -> {}
    }
    return "done";
  }

  @Async
  @SuppressWarnings("fallthrough")
  static int weight(Store store, char c) {
    int weight = 0;
    switch (c) {
      case 'a':
        await(store.put("a"));
      // falls through
      case 'b':
        weight++;
        break;
      default:
        weight = await(store.get("other")).length();
    }
    return weight;
  }
}
