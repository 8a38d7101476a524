package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects made with awaited arguments. */
class Creation {
  private static final List<String> EVENTS = new ArrayList<>();

  static void reset() {
    EVENTS.clear();
  }

  static int event(int n) {
    EVENTS.add("event " + n);
    return n;
  }

  static class Initialised {
    static final int EVENTS_BEFORE = EVENTS.size();

    Initialised(int n) {}
  }

  @Async // tricky 16: javac's `new` initialises the class before the arguments are evaluated, the JLS (15.9.4) after
  @MayBeRefused
  static int classIsInitialisedOnce() {
    new Initialised(event(await(of(1))));
    return EVENTS.size();
  }

  static final class A {
    final String text;

    A(Object... parts) {
      text = "A" + List.of(parts);
      log(text);
    }

    private A(int n) {
      text = "private " + n;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Async // tricky 17
  static String nestedCreations() {
    return new A("p", new A("q", await(of("r"))), await(of(new A("s", "t")))).text;
  }

  @Async // tricky 17
  static String overloadedConstructors() {
    return new A(await(of(1))).text + new A(await(of("1"))).text + new A(1, await(of(2))).text;
  }

  @Async // tricky 33
  static Object diamonds() {
    List<String> list = new ArrayList<>(await(of(List.of("a"))));
    Map<String, List<Integer>> map = new java.util.TreeMap<>(Map.of("k", await(of(List.of(1)))));
    list.addAll(new ArrayList<>(await(of(List.of("b")))));
    return List.of(list, map);
  }

  @Async
  static String constructorThatThrows() {
    try {
      return new StringBuilder(await(of(-1))).append("x").toString();
    } catch (NegativeArraySizeException e) {
      log(e);
      return new String(await(of(new char[] {'o', 'k'})), 0, await(of(2)));
    }
  }

  @Async
  static int chainOnNew() {
    return new StringBuilder().append(await(of("ab"))).append(step(1)).append(await(of(2.5))).length();
  }
}
