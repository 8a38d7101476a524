package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static language.JavaLangNames.Hiding.*;
import static language.JavaLangNames.Hiding.Throwable;
import static language.JavaLangNames.Hiding.Void;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;

/** Imported classes that are called like those of java.lang which generated code needs. */
class JavaLangNames {
  static class Hiding {
    static class AssertionError {}

    static class Class<T> {}

    static class Enum<T> {}

    static class ExceptionInInitializerError {}

    static class Integer {}

    static class Iterable {}

    static class Object {}

    static class Override {}

    static class ReflectiveOperationException {}

    static class RuntimeException {}

    static class SafeVarargs {}

    static class String {}

    static class SuppressWarnings {}

    static class System {}

    static class Throwable {}

    static class Void {}
  }

  private int count;

  private static class Secret<T> implements Comparable<Secret<T>> {
    private T value;

    private Secret(T value) {
      this.value = value;
    }

    @java.lang.Override
    public int compareTo(Secret<T> other) {
      return value.hashCode() - other.value.hashCode();
    }
  }

  private enum Kind {
    ONE,
    TWO
  }

  @Async
  void nothing() {
    await(pause());
    count++;
    log("nothing " + new Throwable().equals(new Void()));
  }

  @Async
  private Kind kind(int number) {
    return await(of(number)) == 1 ? Kind.ONE : Kind.TWO;
  }

  @Async
  java.lang.Object members() {
    await(JavaLangNamesAsync.nothing(this));
    Secret<java.lang.String> secret = new Secret<>(await(of("s")));
    secret.value += await(of("t"));
    Secret<?>[] all = {secret, await(of(secret))};
    Kind kind = await(JavaLangNamesAsync.kind(this, 1));
    var found = await(of(true)) ? 1 : "text";
    Comparable<?> same = found;
    switch (kind) {
      case ONE:
        count += await(of(2));
        break;
      default:
        count = -1;
    }
    java.lang.String text = "" + count + secret + all.length + kind + same;
    return text.replaceAll("@\\w+", "@");
  }

  @Async
  java.lang.Object exceptions(List<? extends Number> numbers) throws java.lang.Exception {
    List<java.lang.Object> seen = new ArrayList<>();
    for (java.lang.Object one : numbers) {
      try (AutoCloseable closed = () -> seen.add("closed")) {
        seen.add(await(of(one)));
      } catch (IllegalStateException e) {
        seen.add(e);
      } finally {
        seen.add(await(of("finally")));
      }
    }
    assert await(of(true)) : seen;
    return seen;
  }

  @Async
  <Object, RuntimeException extends java.lang.RuntimeException> Object typeVariables(
      Object value, Secret<Object> secret, RuntimeException thrown) throws RuntimeException {
    if (await(of(thrown)) != null) throw thrown;
    try {
      secret.value = await(of(value));
    } finally {
      await(pause());
    }
    return secret.value;
  }

  @Async
  java.lang.Object javaLangNames() throws java.lang.Exception {
    java.lang.Object members = await(JavaLangNamesAsync.members(this));
    java.lang.Object seen = await(JavaLangNamesAsync.exceptions(this, List.of(1, 2.0)));
    return List.of(
        members,
        seen,
        await(JavaLangNamesAsync.typeVariables(this, "value", new Secret<>("old"), null)));
  }
}
