package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code AwaitInLoop.readAll} as a task, made from AwaitInLoop.java:17.
 *
 * <pre>
 * state  where                awaits         next
 *     0  AwaitInLoop.java:17                 1
 *     1  AwaitInLoop.java:19                 2, 4
 *     2  AwaitInLoop.java:21  source.next()  3, 4
 *     3  AwaitInLoop.java:19                 1
 *     4  AwaitInLoop.java:26                 end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class AwaitInLoop_readAll extends StateMachine<List<String>, RuntimeException> {
  private AwaitInLoop.Source source;
  private int limit;
  private int i;
  private List<String> lines;
  List<String> value;

  AwaitInLoop_readAll(AwaitInLoop.Source source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    AwaitInLoop.Source source = this.source;
    int limit = this.limit;
    int i = 0;
    Task<String, RuntimeException> next = null;
    List<String> lines = null;
    switch (state) {
      case 2 -> {
        next = (Task<String, RuntimeException>) awaited();
        i = this.i;
        lines = this.lines;
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
          lines = new ArrayList<>();
          i = 0;
        case 1:
          if (!(i < limit)) {
            state = 4;
            continue main;
          }
          // An empty line ends the message.
          next = source.next();
        case 2: { // next, AwaitInLoop.java:21
          var nextPoll = next.poll(cx);
          if (nextPoll.isPending()) {
            suspend(2, next, cx);
            this.i = i;
            this.lines = lines;
            return false;
          }
          String line = nextPoll.get();
          if (line.isEmpty()) {
            state = 4;
            continue main;
          }
          if (line.startsWith("#")) {
            state = 3;
            continue main;
          } // a comment
          lines.add(line);
        }
        case 3:
          i++;
          state = 1;
          continue main;
        case 4:
          this.value = lines;
          return true;
      }
    }
  }

  @Override
  protected List<String> result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 2 -> "AwaitInLoop.readAll awaiting next (AwaitInLoop.java:21)";
      default -> "AwaitInLoop.readAll (AwaitInLoop.java:17)";
    };
  }
}

package golden;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.generated.StateMachine;
import java.util.Iterator;

/**
 * {@code AwaitInLoop.total} as a task, made from AwaitInLoop.java:30.
 *
 * <pre>
 * state  where                awaits  next
 *     0  AwaitInLoop.java:30          1
 *     1  AwaitInLoop.java:32          2, 3
 *     2  AwaitInLoop.java:33  part    1
 *     3  AwaitInLoop.java:35          end
 * </pre>
 */
@SuppressWarnings({"fallthrough", "unchecked"})
final class AwaitInLoop_total extends StateMachine<Integer, RuntimeException> {
  private Iterable<Task<Integer, RuntimeException>> parts;
  private Iterator<? extends Task<Integer, RuntimeException>> iterator;
  private int before;
  int value;

  AwaitInLoop_total(Iterable<Task<Integer, RuntimeException>> parts) {
    this.parts = parts;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    Iterable<Task<Integer, RuntimeException>> parts = this.parts;
    Iterator<? extends Task<Integer, RuntimeException>> iterator = null;
    int total = 0;
    Task<Integer, RuntimeException> part2 = null;
    int before = 0;
    switch (state) {
      case 2 -> {
        part2 = (Task<Integer, RuntimeException>) awaited();
        iterator = this.iterator;
        before = this.before;
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
          total = 0;
          iterator = parts.iterator();
        case 1: {
          if (!iterator.hasNext()) {
            state = 3;
            continue main;
          }
          Task<Integer, RuntimeException> part = iterator.next();
          before = total;
          part2 = part;
        }
        case 2: // part, AwaitInLoop.java:33
          var partPoll = part2.poll(cx);
          if (partPoll.isPending()) {
            suspend(2, part2, cx);
            this.iterator = iterator;
            this.before = before;
            this.parts = null;
            return false;
          }
          total = before + partPoll.get();
          state = 1;
          continue main;
        case 3:
          this.value = total;
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
      case 2 -> "AwaitInLoop.total awaiting part (AwaitInLoop.java:33)";
      default -> "AwaitInLoop.total (AwaitInLoop.java:30)";
    };
  }
}
