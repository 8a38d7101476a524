package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another processor generates a class that {@code @Async} code mentions. javac crashes if such code
 * is attributed in place before that class is there.
 */
final class LateTypesTest {
  private static final int LAST_ROUND = 4;

  private enum Mention {
    IN_THE_BODY("class User { @Async int f() { return Late.make(await(UserAsync.g())); } #G }"),
    QUALIFIED("class User { @Async int f() { return p.Late.make(await(UserAsync.g())); } #G }"),
    BY_STATIC_IMPORT("class User { @Async int f() { return make(await(UserAsync.g())); } #G }"),
    BY_METHOD_REFERENCE(
        "class User { @Async void f() { IntUnaryOperator o = Late::make; await(UserAsync.g()); } #G"
            + " }"),
    IN_A_PATTERN("class User { @Async boolean f(Object o) { return o instanceof Late; } #G }"),
    IN_ANOTHER_METHOD("class User { void z() { new Late(); } @Async int f() { return 1; } #G }"),
    IN_THE_SIGNATURE(
        "class User { @Async Late.Inner f(List<Late[]> l) { return null; }"
            + " @Async <T extends Late> int g(T t) { return 1; } }"),
    AS_SUPERCLASS("class User extends Late { @Async int f() { return field; } #G }"),
    IN_THE_SUPERCLASS(
        "class Base { int z() { return new Late().field; } }"
            + " class User extends Base { @Async int f() { return z(); } #G }"),
    IN_THE_OUTER_CLASS(
        "class User { int z() { return new Late().field; }"
            + " static class Inner { @Async int f() { return await(UserAsync.g()); } } #G }"),
    IN_AN_ANONYMOUS_CLASS(
        "class User { @Async Object f() { return new Object() { Late late; }; } #G }"),
    INHERITED_BY_AN_ANONYMOUS_CLASS(
        "class Base { int z() { return new Late().field; } }"
            + " class User { @Async int f() { return new Base() {}.z(); } #G }");

    private final String body;

    Mention(String body) {
      this.body = body;
    }

    JavaFileObject source() {
      return JavaFileObjects.forSourceLines(
          "p.User",
          "package p;",
          "import static dev.pawl.Task.await;",
          this == BY_STATIC_IMPORT ? "import static p.Late.make;" : "",
          "import dev.pawl.*; import java.util.*; import java.util.function.*;",
          body.replace("#G", "@Async static int g() { return 1; }"));
    }
  }

  static Stream<Arguments> mentionsAndRounds() {
    return Arrays.stream(Mention.values())
        .flatMap(
            m -> IntStream.rangeClosed(1, LAST_ROUND).mapToObj(round -> Arguments.of(m, round)));
  }

  @ParameterizedTest
  @MethodSource("mentionsAndRounds")
  void whatMentionsALateClassWaitsForIt(Mention mention, int round) {
    Compilation compilation = compile(mention, new LateGenerator(round));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedSourceFiles())
        .extracting(JavaFileObject::getName)
        .anyMatch(name -> name.endsWith("UserAsync.java"))
        .anyMatch(name -> name.endsWith("User_g.java"));
  }

  @ParameterizedTest
  @EnumSource(Mention.class)
  void whatNeverComesIsTheUsersOwnError(Mention mention) {
    Compilation compilation = compile(mention, new LateGenerator(Integer.MAX_VALUE));

    assertThat(compilation.errors())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.getSource().getName()).endsWith("p/User.java"));
    assertThat(compilation.warnings()).isEmpty();
  }

  private static Compilation compile(Mention mention, LateGenerator generator) {
    return javac()
        .withProcessors(List.of(generator, new AsyncProcessor(), new ClaimProcessor()))
        .compile(mention.source());
  }

  /** Generates {@code p.Late} in a given round, and something in each round before. */
  @SupportedAnnotationTypes("*")
  private static final class LateGenerator extends AbstractProcessor {
    private final int when;
    private int round;

    LateGenerator(int when) {
      this.when = when;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (environment.processingOver()) return false;
      if (round < when && round <= LAST_ROUND) write("Filler" + round, "");
      if (round == when) {
        write("Late", "static int make(int a) { return a; } int field; static class Inner {}");
      }
      return false;
    }

    private void write(String name, String body) {
      try (Writer out = processingEnv.getFiler().createSourceFile("p." + name).openWriter()) {
        out.write("package p; class " + name + " {" + body + "}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
