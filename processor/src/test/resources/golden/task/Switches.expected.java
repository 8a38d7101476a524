package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;

/**
 * {@code Switches.execute} as a task, made from Switches.java:22.
 *
 * <pre>
 * state  where             awaits          next
 *     0  Switches.java:22                  1, 3, 5
 *     1  Switches.java:25                  2
 *     2  Switches.java:25  store.get(key)  end
 *     3  Switches.java:27                  4
 *     4  Switches.java:27  store.put(key)  6
 *     5                                    6
 *     6  Switches.java:30                  end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class Switches_execute extends StateMachine<String, RuntimeException> {
  private Switches.Store store;
  private Switches.Command command;
  private String key;
  String value;

  Switches_execute(Switches.Store store, Switches.Command command, String key) {
    this.store = store;
    this.command = command;
    this.key = key;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    Switches.Store store = this.store;
    Switches.Command command = this.command;
    String key = this.key;
    Task<String, RuntimeException> get = null;
    Task<Void, RuntimeException> put = null;
    switch (state) {
      case 2 -> get = (Task<String, RuntimeException>) awaited();
      case 4 -> put = (Task<Void, RuntimeException>) awaited();
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    main:
    for (;;) {
      switch (state) {
        case 0:
          switch (command) {
            case GET -> state = 1;
            case PUT -> state = 3;
            default -> state = 5;
          }
          continue main;
        case 1:
          get = store.get(key);
        case 2: // get, Switches.java:25
          var getPoll = get.poll(cx);
          if (getPoll.isPending()) {
            suspend(2, get, cx);
            this.store = null;
            this.command = null;
            this.key = null;
            return false;
          }
          this.value = getPoll.get();
          return true;
        case 3:
          put = store.put(key);
        case 4: // put, Switches.java:27
          if (put.poll(cx).isPending()) {
            suspend(4, put, cx);
            this.store = null;
            this.command = null;
            this.key = null;
            return false;
          }
          this.value = "done";
          return true;
        case 5:
        case 6:
          this.value = "done";
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
      case 2 -> "Switches.execute awaiting get (Switches.java:25)";
      case 4 -> "Switches.execute awaiting put (Switches.java:27)";
      default -> "Switches.execute (Switches.java:22)";
    };
  }
}

package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;

/**
 * {@code Switches.weight} as a task, made from Switches.java:35.
 *
 * <pre>
 * state  where             awaits              next
 *     0  Switches.java:35                      1, 3, 4
 *     1  Switches.java:39                      2
 *     2  Switches.java:39  store.put("a")      3
 *     3  Switches.java:42                      6
 *     4  Switches.java:45                      5
 *     5  Switches.java:45  store.get("other")  6
 *     6  Switches.java:47                      end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class Switches_weight extends StateMachine<Integer, RuntimeException> {
  private Switches.Store store;
  private char c;
  private int weight;
  int value;

  Switches_weight(Switches.Store store, char c) {
    this.store = store;
    this.c = c;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    Switches.Store store = this.store;
    char c = this.c;
    Task<Void, RuntimeException> put = null;
    int weight = 0;
    Task<String, RuntimeException> get = null;
    switch (state) {
      case 2 -> {
        put = (Task<Void, RuntimeException>) awaited();
        weight = this.weight;
      }
      case 5 -> get = (Task<String, RuntimeException>) awaited();
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    main:
    for (;;) {
      switch (state) {
        case 0:
          weight = 0;
          switch (c) {
            case 'a' -> state = 1;
            case 'b' -> state = 3;
            default -> state = 4;
          }
          continue main;
        case 1:
          put = store.put("a");
        case 2: // put, Switches.java:39
          if (put.poll(cx).isPending()) {
            suspend(2, put, cx);
            this.weight = weight;
            this.store = null;
            return false;
          }
        case 3:
          weight++;
          state = 6;
          continue main;
        case 4:
          get = store.get("other");
        case 5: // get, Switches.java:45
          var getPoll = get.poll(cx);
          if (getPoll.isPending()) {
            suspend(5, get, cx);
            this.store = null;
            return false;
          }
          weight = getPoll.get().length();
        case 6:
          this.value = weight;
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
      case 2 -> "Switches.weight awaiting put (Switches.java:39)";
      case 5 -> "Switches.weight awaiting get (Switches.java:45)";
      default -> "Switches.weight (Switches.java:35)";
    };
  }
}
