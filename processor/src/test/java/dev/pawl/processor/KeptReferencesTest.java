package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.testing.CompilationLoader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody wants any more, a suspended task doesn't hold, in one method or in pieces. */
final class KeptReferencesTest {
  static Stream<Arguments> bodies() {
    return Stream.of(
            "Big b = big(); await(pause()); use(b); await(pause());",
            "use(p); await(pause()); await(pause());",
            "await(pause()); use(p); await(pause());",
            "p = big(); await(pause()); use(p); await(pause()); await(pause());",
            "Big b = big(); for (int i = 0; i < 2; i++) { await(pause()); use(b); }"
                + " await(pause());",
            "for (Big b : List.of(big(), big())) { await(pause()); use(b); } await(pause());",
            "Big b = big(); if (b != null) { await(pause()); use(b); } else { await(pause()); }"
                + " await(pause());",
            "Big b = big(); try { await(pause()); use(b); throw new Error(); }"
                + " catch (Error e) { await(pause()); } await(pause());",
            "try { Big b = big(); await(pause()); use(b); } finally { await(pause()); }",
            "use(big(), await(pause())); use(p); await(pause());",
            "Big b = big(); Runnable r = () -> use(b); await(pause()); r.run(); await(pause());",
            "switch (await(pause()) + \"\") { case \"null\": Big b = big(); await(pause()); use(b);"
                + " default: await(pause()); }",
            "Object o = big(); if (o instanceof Big b) { await(pause()); use(b); } await(pause());")
        .flatMap(
            body ->
                Stream.of(
                    Arguments.of(body, new MethodLength(8_000, 8_000)),
                    Arguments.of(body, new MethodLength(0, 0))));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void atItsLastAwaitATaskHoldsNothing(String body, MethodLength length)
      throws ReflectiveOperationException {
    Task<?, RuntimeException> task = task(body, length);
    List<Object> held = List.of();
    while (task.poll(Context.of(() -> {})).isPending()) {
      held = held(task);
    }
    assertThat(held).isEmpty();
  }

  private static List<Object> held(Task<?, ?> task) throws ReflectiveOperationException {
    List<Object> held = new ArrayList<>();
    for (Field field : task.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      if (!field.getType().isPrimitive() && field.get(task) != null) {
        held.add(field.getName());
      }
    }
    return held;
  }

  private static Task<?, RuntimeException> task(String body, MethodLength length)
      throws ReflectiveOperationException {
    Compilation compilation =
        javac()
            .withProcessors(new AsyncProcessor(length), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.Host",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "import dev.pawl.*;",
                    "import java.util.List;",
                    "public class Host {",
                    "  static class Big {}",
                    "  static Big big() { return new Big(); }",
                    "  static void use(Object... all) {}",
                    "  static Task<Void, RuntimeException> pause() { return Task.yieldNow(); }",
                    "  public static Task<?, ?> make() { return HostAsync.m(big()); }",
                    "  @Async static void m(Big p) { " + body + " }",
                    "}"));
    assertThat(compilation.errors()).isEmpty();
    Method make = new CompilationLoader(compilation).loadClass("p.Host").getMethod("make");
    @SuppressWarnings("unchecked") // the method throws nothing
    Task<?, RuntimeException> task = (Task<?, RuntimeException>) make.invoke(null);
    return task;
  }
}
