package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code beside an {@code @Async} method compiles as it would without one. javac refuses each of
 * these once it has attributed the class in place and then uses its trees for another round.
 */
final class UnharmedCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // The lambda's parameter has a type that can't be written.
        "<K, V> void f(Map<? extends V, ? extends K> in, Map<K, V> out) {"
            + " in.entrySet().forEach(e -> out.put(e.getValue(), e.getKey())); }",
        // So has the variable.
        "int f() { var x = new Object() { int y = 1; }; return x.y; }",
        "Object f() { return new Object() { class Cell { int i; } Set<Cell> cells = Set.of();"
            + " IntStream g() { return cells.stream().mapToInt(c -> c.i); } }; }",
        // An argument of a generic method mentions type variables, which are others in each round.
        "<T> Predicate<T> not(Predicate<? super T> p) { return null; }"
            + " <T> boolean filter(Iterable<T> c, Predicate<? super T> p) { return true; }"
            + " <T> boolean f(Iterable<T> c, Predicate<? super T> p) {"
            + " return filter(c, p == null ? null : not(p)); }",
        "void f(List<?> l, List<? super Integer> s) { var a = l.get(0); var i = s.iterator();"
            + " for (var x : l) x.hashCode(); var c = i.hasNext() ? 1 : \"s\"; c.hashCode(); }",
      })
  void compiles(String code) {
    assertThat(
            javac()
                .withProcessors(new AsyncProcessor(), new ClaimProcessor())
                .compile(
                    JavaFileObjects.forSourceLines(
                        "p.User",
                        "package p;",
                        "import dev.pawl.*; import java.util.*;",
                        "import java.util.function.*; import java.util.stream.*;",
                        "class User {",
                        "  " + code,
                        "  @Async static int g() { return Task.await(UserAsync.h()); }",
                        "  @Async static int h() { return 1; }",
                        "}"))
                .diagnostics())
        .isEmpty();
  }

  /** With {@code --release}, even where the platform has a say in the class that awaits. */
  @Test
  void compilesForAnOlderPlatform() {
    assertThat(
            javac()
                .withProcessors(new AsyncProcessor(), new ClaimProcessor())
                .withOptions("--release", "17")
                .compile(
                    JavaFileObjects.forSourceLines(
                        "p.User",
                        "package p;",
                        "import dev.pawl.*; import java.util.*;",
                        "abstract class User<E> extends AbstractMap<E, E> implements SortedMap<E, E> {",
                        "  abstract class Elements implements List<E> {",
                        "    public boolean addFirst(E e) { return true; } // void in Java 21",
                        "  }",
                        "  private Entry<E, E> firstEntry() { return null; } // public in Java 21",
                        "  @Async boolean f() { return firstEntry() == null; }",
                        "}"))
                .diagnostics())
        .isEmpty();
  }
}
