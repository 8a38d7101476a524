package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.io.IOException;

/**
 * {@code Resources.relay} as a task, made from Resources.java:23.
 *
 * <pre>
 * state  where              awaits                                        next
 *     0  Resources.java:23                                                1
 *     1  Resources.java:24  pool.connect("first")                         2
 *     2  Resources.java:25                                                3
 *     3  Resources.java:25  pool.connect("second")                        4
 *     4  Resources.java:26                                                5
 *     5  Resources.java:26  first.request("name")                         6
 *     6  Resources.java:26  second.request(await(first.request("name")))  7
 *     7  Resources.java:25                                                8
 *     8  Resources.java:24                                                end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class Resources_relay extends StateMachine<String, IOException> {
  private Resources.Pool pool;
  private Resources.Connection first;
  private Resources.Connection second;
  String value;

  Resources_relay(Resources.Pool pool) {
    this.pool = pool;
  }

  @Override
  protected boolean advance(Context cx) throws IOException {
    int state = resume(cx);
    Resources.Pool pool = this.pool;
    Task<Resources.Connection, IOException> connect = null;
    Task<Resources.Connection, IOException> connect2 = null;
    Resources.Connection first = null;
    Task<String, IOException> request = null;
    Resources.Connection second = null;
    Task<String, IOException> request2 = null;
    switch (state) {
      case 1 -> connect = (Task<Resources.Connection, IOException>) awaited();
      case 3 -> {
        connect2 = (Task<Resources.Connection, IOException>) awaited();
        first = this.first;
      }
      case 5 -> {
        request = (Task<String, IOException>) awaited();
        first = this.first;
        second = this.second;
      }
      case 6 -> {
        request2 = (Task<String, IOException>) awaited();
        first = this.first;
        second = this.second;
      }
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    for (;;) {
      switch (state) {
        case 0:
          connect = pool.connect("first");
        case 1: // connect, Resources.java:24
          var connectPoll = connect.poll(cx);
          if (connectPoll.isPending()) {
            suspend(1, connect, cx);
            return false;
          }
          first = connectPoll.get();
          state = 2;
        case 2, 3, 4, 5, 6, 7:
          try {
            body:
            for (;;) {
              switch (state) {
                case 2:
                  connect2 = pool.connect("second");
                case 3: // connect, Resources.java:25
                  var connectPoll2 = connect2.poll(cx);
                  if (connectPoll2.isPending()) {
                    suspend(3, connect2, cx);
                    this.first = first;
                    this.pool = null;
                    return false;
                  }
                  second = connectPoll2.get();
                  state = 4;
                case 4, 5, 6:
                  try {
                    for (;;) {
                      switch (state) {
                        case 4:
                          request = first.request("name");
                        case 5: // request, Resources.java:26
                          var requestPoll = request.poll(cx);
                          if (requestPoll.isPending()) {
                            suspend(5, request, cx);
                            this.first = first;
                            this.second = second;
                            this.pool = null;
                            return false;
                          }
                          request2 = second.request(requestPoll.get());
                        case 6: // request, Resources.java:26
                          var requestPoll2 = request2.poll(cx);
                          if (requestPoll2.isPending()) {
                            suspend(6, request2, cx);
                            this.first = first;
                            this.second = second;
                            this.pool = null;
                            return false;
                          }
                          this.value = requestPoll2.get();
                          state = 7;
                          continue body;
                      }
                    }
                  } catch (Throwable thrown) {
                    closeAfter(second, thrown);
                    throw rethrow(thrown);
                  }
                case 7:
                  if (second != null) {
                    second.close();
                  }
                  break body;
              }
            }
          } catch (Throwable thrown2) {
            closeAfter(first, thrown2);
            throw rethrow(thrown2);
          }
        case 8:
          if (first != null) {
            first.close();
          }
          return true;
      }
    }
  }

  @Override
  protected String result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 1 -> "Resources.relay awaiting connect (Resources.java:24)";
      case 3 -> "Resources.relay awaiting connect (Resources.java:25)";
      case 5 -> "Resources.relay awaiting request (Resources.java:26)";
      case 6 -> "Resources.relay awaiting request (Resources.java:26)";
      default -> "Resources.relay (Resources.java:23)";
    };
  }
}
