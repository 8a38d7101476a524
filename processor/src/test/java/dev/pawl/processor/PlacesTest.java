package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.processor.testing.CompilationLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task says at which await it is suspended: what it waits for, and the user's line. */
final class PlacesTest {
  private static final Compilation COMPILATION =
      javac()
          .withProcessors(new AsyncProcessor(), new ClaimProcessor())
          .compile(
              JavaFileObjects.forSourceLines(
                  "p.User",
                  "package p;",
                  "import static dev.pawl.Task.await;",
                  "import dev.pawl.Task;",
                  "public class User {",
                  "  static Task<Integer, RuntimeException> once() {",
                  "    boolean[] polled = {false};",
                  "    return cx -> polled[0] ? dev.pawl.Poll.ready(1) : pending(polled);",
                  "  }",
                  "  static dev.pawl.Poll<Integer> pending(boolean[] polled) {",
                  "    polled[0] = true;",
                  "    return dev.pawl.Poll.pending();",
                  "  }",
                  "  static Task<Integer, RuntimeException> other(int n) { return once(); }",
                  "",
                  "  @dev.pawl.Async",
                  "  static int f() {",
                  "    int a = await(once()) + await(other(1));",
                  "    return a + other(2).hashCode() * 0",
                  "        + await(",
                  "            other(3)) / await(once()) ;",
                  "  }",
                  "  public static Task<Integer, RuntimeException> make() { return UserAsync.f(); }",
                  "}"));

  @Test // tricky 71
  void eachAwaitHasItsOwn() throws ReflectiveOperationException {
    assertThat(COMPILATION.diagnostics()).isEmpty();
    Task<?, ?> task =
        (Task<?, ?>)
            new CompilationLoader(COMPILATION).loadClass("p.User").getMethod("make").invoke(null);

    assertThat(places(task))
        .containsExactly(
            "User.f (User.java:16)",
            "User.f awaiting once (User.java:17)",
            "User.f awaiting other (User.java:17)",
            "User.f awaiting other (User.java:19)",
            "User.f awaiting once (User.java:20)",
            "User.f completed (User.java:16)");
  }

  private static List<String> places(Task<?, ?> task) {
    List<String> places = new ArrayList<>(List.of(task.toString()));
    Poll<?> poll;
    do {
      poll = polled(task);
      places.add(task.toString());
    } while (poll.isPending());
    return places;
  }

  private static Poll<?> polled(Task<?, ?> task) {
    try {
      return task.poll(Context.of(() -> {}));
    } catch (Throwable failed) {
      throw new AssertionError(failed);
    }
  }
}
