package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.io.IOException;

final class Resources {
  interface Connection extends AutoCloseable {
    Task<String, IOException> request(String text);

    @Override
    void close() throws IOException;
  }

  interface Pool {
    Task<Connection, IOException> connect(String host);
  }

  /** Asks one host what to ask the other. */
  @Async
  static String relay(Pool pool) throws IOException {
    try (Connection first = await(pool.connect("first"));
        Connection second = await(pool.connect("second"))) {
      return await(second.request(await(first.request("name"))));
    }
  }
}
