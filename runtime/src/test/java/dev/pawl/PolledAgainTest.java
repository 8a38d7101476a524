package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.PublicApi;
import dev.pawl.testing.Samples;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task that something public returns says so when it is awaited twice. */
@Timeout(60)
final class PolledAgainTest {
  @TempDir private Path folder;

  /** A method that returns a task. */
  record Operation(Method method) {
    @Override
    public String toString() {
      return PublicApi.name(method);
    }
  }

  static Stream<Operation> operations() {
    return PublicApi.members().stream()
        .filter(PolledAgainTest::returnsTask)
        .map(member -> new Operation((Method) member));
  }

  /** All but callbacks, markers, and what gives the very task that it was given. */
  private static boolean returnsTask(Executable member) {
    if (!(member instanceof Method method)
        || !Task.class.isAssignableFrom(method.getReturnType())) {
      return false;
    }
    String name = PublicApi.name(member);
    return !name.startsWith("Task.async(")
        && !name.startsWith("AsyncCloseable.")
        && !name.startsWith("Server.Handler.")
        && !name.equals("AsyncReader.read(ByteBuffer)")
        && !name.equals("AsyncWriter.write(ByteBuffer)");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aCompleteTaskIsNotPolledAgain(Operation operation) throws Exception {
    try (Samples samples = new Samples(folder)) {
      Method method = operation.method;
      samples.adapt(operation.toString());
      Object receiver =
          Modifier.isStatic(method.getModifiers()) ? null : samples.of(method.getDeclaringClass());
      Object[] arguments = samples.of(method.getParameterTypes());
      Task<?, ?>[] made = {null};
      samples
          .executor()
          .run(
              cx -> {
                made[0] = (Task<?, ?>) method.invoke(receiver, arguments);
                return Poll.ready(null);
              });
      Task<?, ?> task = made[0];
      complete(task, samples.executor());
      assertThatThrownBy(() -> task.poll(Context.of(new CountingWaker())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was polled after it")
          .hasMessageContaining("A task may be polled until it is ready, then never again.");
    }
  }

  private static void complete(Task<?, ?> task, Executor executor) throws Exception {
    try {
      executor.run(task);
    } catch (Exception e) {
      assertThat(e).isNotInstanceOf(NullPointerException.class); // it has ended with a failure
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
