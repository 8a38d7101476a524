package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static language.Names.Constants.CLOSED;
import static language.Names.Constants.COMPLETE;
import static language.Names.Constants.START;
import static language.Names.Constants.SUSPENDED;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names that generated code might want for itself. */
class Names {
  private int state = 1;
  private String cx = "cx";
  private int self = 2;
  static int resume = 3;
  int awaited = 4;

  @Async // tricky 78
  static Object localNamedLikeAnImportOfAClass() {
    class Importing {
      Object get() {
        return SUSPENDED;
      }
    }
    Importing importing = new Importing();
    int SUSPENDED = await(of(100));
    await(pause());
    return importing.get() + "" + SUSPENDED;
  }

  @Async // tricky 78
  static Object localsNamedLikeTheMachinesOwn() {
    int state = await(of(1));
    String cx = await(of("c"));
    long result = await(of(2L));
    Object self = await(of((Object) "s"));
    int poll = 3, awaited = 4, exit = 5, thrown = 6, value = 7, child = 8, task = 9;
    boolean suspend = await(of(true));
    int of = 10, ofPoll = 11, of2 = 12, main = 13, body = 14, choice = 15, before = 16;
    await(pause());
    int t = poll + awaited + exit + thrown + value + child + task + ofPoll + of2 + main + body;
    return List.of(state, cx, result, self, suspend, t + of + choice + before);
  }

  @Async // tricky 78
  Object fieldsNamedLikeTheMachinesOwn() {
    state += await(of(1));
    cx += await(of("!"));
    self = self + await(of(self));
    return List.of(state, this.cx, self, resume + awaited(), awaited);
  }

  int awaited() {
    return 5;
  }

  int resume() {
    return 6;
  }

  Object result() {
    return "result";
  }

  static String describe(int n) {
    return "describe " + n;
  }

  boolean advance(int n) {
    return n > 0;
  }

  boolean withdraw() {
    return false;
  }

  static void suspend(int n) {
    log("suspend " + n);
  }

  @Async // tricky 78
  Object methodsNamedLikeTheMachinesOwn() {
    suspend(await(of(1)));
    log(toString().isEmpty());
    return List.of(result(), describe(await(of(2))), advance(resume()), withdraw(), awaited());
  }

  @Override
  public String toString() {
    return "names";
  }

  @Async // tricky 78
  static Object dollarsAndUnicode() {
    int $ = await(of(1));
    int this$0 = await(of(2));
    int val$x = await(of(3));
    int ä = await(of(4));
    int \u00fc = await(of(5));
    int _1 = await(of(6));
    String größe = "ß" + await(of(\u00fc));
    return List.of($, this$0, val$x, ä, ü, _1, größe);
  }

  @Async // tricky 78
  static Object localsNamedLikePackages() {
    String dev = await(of("dev"));
    int java = await(of(1));
    int language = 2;
    await(pause());
    return List.of(dev, java + language);
  }

  @Async // tricky 78
  static Object parametersOfEachName() {
    return await(NamesAsync.parameters(new Names(), 1, "two", 3, new int[] {4}));
  }

  @Async
  Object parameters(int state, String self, long cx, int... awaited) {
    state += await(of(this.state));
    await(pause());
    return List.of(state, self, cx, awaited, this.self, this.cx);
  }

  @Async
  int localLikeAField() {
    int state = this.state + await(of(10));
    this.state = await(of(state));
    {
      String cx = this.cx;
      await(of(cx));
    }
    return state + this.state + cx.length();
  }

  static class Context {
    int poll() {
      return 1;
    }
  }

  static class Poll {
    static int ready = 2;
  }

  static class StateMachine {}

  static class Object2 {}

  @Async // tricky 79
  static int classesNamedLikePawls() {
    Context context = await(of(new Context()));
    StateMachine machine = await(of(new StateMachine()));
    await(pause());
    return context.poll() + Poll.ready + (machine != null ? 10 : await(of(0)));
  }

  static class Other {
    @Async
    static int await(int n) {
      return n + Task.await(of(n));
    }
  }

  @Async
  static int methodCalledAwait() {
    return await(Names_OtherAsync.await(4)) + dev.pawl.Task.await(of(1));
  }

  @Async
  static int labelsLikeTheMachinesOwn() {
    int n = 0;
    main:
    for (int i = 0; i < 3; i++) {
      body:
      for (; ; ) {
        n += await(of(i));
        if (i == 1) continue main;
        break body;
      }
      n += 10;
    }
    return n;
  }

  static class Constants {
    static final int START = 1;
    static final int COMPLETE = 2;
    static final int SUSPENDED = 3;
    static final int CLOSED = 4;
  }

  @Async
  static Object importedConstantsNamedLikeTheMachines() {
    await(pause());
    return List.of(START, COMPLETE, SUSPENDED, CLOSED, await(of(COMPLETE)));
  }

  @Async
  static int localsNamedLikeThem() {
    int COMPLETE = await(of(1)), SUSPENDED = await(of(2)), held = await(of(3));
    await(pause());
    return COMPLETE + SUSPENDED + held;
  }

  private static class Hidden {
    private static int result = 1;
    private static int hashCode = 2;
    private static String toString = "three";
    private static int awaited = 4;
    private static int resume = 5;
    private static int finalize = 6;
    private boolean equals = true;
    private int advance = 7;

    private static String describe(int state) {
      return "described " + state;
    }

    private static String notify(int n) {
      return "notified " + n;
    }

    private static boolean equals(Hidden one, Hidden other) {
      return one == other;
    }

    private int withdraw() {
      return 8;
    }
  }

  @Async // tricky 78
  static Object hiddenMembersNamedLikeTheMachinesOwn() {
    Hidden hidden = new Hidden();
    int sum = Hidden.result + Hidden.hashCode + await(of(Hidden.awaited)) + Hidden.resume;
    Hidden.result += await(of(sum));
    Hidden.finalize = sum + hidden.advance++;
    hidden.equals &= Hidden.equals(hidden, await(of(hidden)));
    Object again =
        new Object() {
          @Override
          public String toString() {
            return describe(9) + Hidden.describe(9) + Hidden.toString + hidden.withdraw();
          }

          String describe(int n) {
            return "mine " + n;
          }
        };
    String text = Hidden.notify(await(of(10))) + Hidden.describe(11);
    String all = text + again + Hidden.finalize + hidden.advance + hidden.equals;
    Hidden.result = 1;
    return all;
  }

  private static class ListIterator {
    private int place = 12;
    private static int map = 13;
  }

  static class Listed {
    private static class Set {
      int size = 14;
    }
  }

  /** The type variable of a private class hides no other class. */
  @Async
  static java.util.ListIterator<Integer> classesNamedLikeHiddenOnes() {
    ListIterator own = new ListIterator();
    Listed.Set sized = new Listed.Set();
    Set<Integer> set = await(of(Set.of(sized.size)));
    java.util.ListIterator<Integer> all =
        new ArrayList<>(List.of(own.place, await(of(ListIterator.map)))).listIterator();
    all.add(set.iterator().next());
    return all;
  }

  @Async
  static Object usesThem() {
    java.util.ListIterator<Integer> all = await(NamesAsync.classesNamedLikeHiddenOnes());
    return List.of(all.next(), all.next(), all.previousIndex());
  }

  private static Object tail(Object of) {
    return "tail of " + of;
  }

  /** A class of the body hides the accessor if it inherits a method of its name. */
  @Async
  static Object hiddenByAnInheritedMethod() {
    Object of = await(of(15));
    return new Rest() {
      @Override
      public String toString() {
        return Names.tail(of) + tail();
      }
    }.toString();
  }

  static class Rest {
    String tail() {
      return "its own";
    }
  }
}
