package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.io.IOException;

/**
 * {@code TryFinally.enter} as a task, made from TryFinally.java:19.
 *
 * <pre>
 * state  where               awaits          next
 *     0  TryFinally.java:19                  1
 *     1  TryFinally.java:21                  2
 *     2  TryFinally.java:21  door.open()     3, 4
 *     3  TryFinally.java:24  door.pass(who)  4
 *     4  TryFinally.java:26                  5
 *     5  TryFinally.java:26  door.close()    6, end
 *     6  TryFinally.java:28                  end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class TryFinally_enter extends StateMachine<Boolean, IOException> {
  private TryFinally.Door door;
  private String who;
  private int exit;
  private Throwable thrown;
  boolean value;

  TryFinally_enter(TryFinally.Door door, String who) {
    this.door = door;
    this.who = who;
  }

  @Override
  protected boolean advance(Context cx) throws IOException {
    int state = resume(cx);
    TryFinally.Door door = this.door;
    String who = this.who;
    Task<Boolean, IOException> open = null;
    Task<Void, IOException> pass = null;
    int exit = 0;
    Throwable thrown = null;
    Task<Void, RuntimeException> close = null;
    switch (state) {
      case 2 -> {
        open = (Task<Boolean, IOException>) awaited();
        exit = this.exit;
        thrown = this.thrown;
      }
      case 3 -> {
        pass = (Task<Void, IOException>) awaited();
        exit = this.exit;
        thrown = this.thrown;
      }
      case 5 -> {
        close = (Task<Void, RuntimeException>) awaited();
        exit = this.exit;
        thrown = this.thrown;
      }
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    main:
    for (;;) {
      switch (state) {
        case 0:
          thrown = null;
          state = 1;
        case 1, 2, 3:
          try {
            body:
            for (;;) {
              switch (state) {
                case 1:
                  open = door.open();
                case 2: // open, TryFinally.java:21
                  var openPoll = open.poll(cx);
                  if (openPoll.isPending()) {
                    suspend(2, open, cx);
                    this.exit = exit;
                    this.thrown = thrown;
                    return false;
                  }
                  if (!openPoll.get()) {
                    this.value = false;
                    exit = 0;
                    state = 4;
                    continue main;
                  }
                  pass = door.pass(who);
                case 3: // pass, TryFinally.java:24
                  if (pass.poll(cx).isPending()) {
                    suspend(3, pass, cx);
                    this.exit = exit;
                    this.thrown = thrown;
                    this.who = null;
                    return false;
                  }
                  exit = 1;
                  break body;
              }
            }
          } catch (Throwable thrown2) {
            thrown = thrown2;
          }
        case 4:
          close = door.close();
        case 5: // close, TryFinally.java:26
          if (close.poll(cx).isPending()) {
            suspend(5, close, cx);
            this.exit = exit;
            this.thrown = thrown;
            this.door = null;
            this.who = null;
            return false;
          }
          if (thrown != null) {
            throw rethrow(thrown);
          }
          switch (exit) {
            case 0 -> {
              return true;
            }
            default -> {
              state = 6;
              continue main;
            }
          }
        case 6:
          this.value = true;
          return true;
      }
    }
  }

  @Override
  protected Boolean result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 2 -> "TryFinally.enter awaiting open (TryFinally.java:21)";
      case 3 -> "TryFinally.enter awaiting pass (TryFinally.java:24)";
      case 5 -> "TryFinally.enter awaiting close (TryFinally.java:26)";
      default -> "TryFinally.enter (TryFinally.java:19)";
    };
  }
}

package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.io.IOException;

/**
 * {@code TryFinally.tries} as a task, made from TryFinally.java:32.
 *
 * <pre>
 * state  where               awaits       next
 *     0  TryFinally.java:32               1
 *     1  TryFinally.java:34               2, 6
 *     2  TryFinally.java:36               3
 *     3  TryFinally.java:36  door.open()  4
 *     4  TryFinally.java:41               5, 6, end
 *     5                                   1
 *     6  TryFinally.java:44               end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class TryFinally_tries extends StateMachine<Integer, RuntimeException> {
  private TryFinally.Door door;
  private int limit;
  private int count;
  int value;

  TryFinally_tries(TryFinally.Door door, int limit) {
    this.door = door;
    this.limit = limit;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    TryFinally.Door door = this.door;
    int limit = this.limit;
    int count = 0;
    Task<Boolean, IOException> open = null;
    int exit = 0;
    switch (state) {
      case 3 -> {
        open = (Task<Boolean, IOException>) awaited();
        count = this.count;
      }
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    main:
    for (;;) {
      switch (state) {
        case 0:
          count = 0;
        case 1:
          if (!(count < limit)) {
            state = 6;
            continue main;
          }
          state = 2;
        case 2, 3:
          try {
            body:
            for (;;) {
              switch (state) {
                case 2, 3:
                  try {
                    body2:
                    for (;;) {
                      switch (state) {
                        case 2:
                          open = door.open();
                        case 3: // open, TryFinally.java:36
                          var openPoll = open.poll(cx);
                          if (openPoll.isPending()) {
                            suspend(3, open, cx);
                            this.count = count;
                            return false;
                          }
                          if (openPoll.get()) {
                            exit = 0;
                            state = 4;
                            continue main;
                          }
                          break body2;
                      }
                    }
                  } catch (IOException e) {
                    // Closed for good.
                    this.value = -1;
                    exit = 1;
                    state = 4;
                    continue main;
                  }
                  exit = 2;
                  break body;
              }
            }
          } catch (Throwable thrown) {
            count++;
            throw rethrow(thrown);
          }
        case 4:
          count++;
          switch (exit) {
            case 0 -> {
              state = 6;
              continue main;
            }
            case 1 -> {
              return true;
            }
            default -> {
              state = 5;
              continue main;
            }
          }
        case 5:
          state = 1;
          continue main;
        case 6:
          this.value = count;
          return true;
      }
    }
  }

  @Override
  protected Integer result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 3 -> "TryFinally.tries awaiting open (TryFinally.java:36)";
      default -> "TryFinally.tries (TryFinally.java:32)";
    };
  }
}
