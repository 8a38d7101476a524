package dev.pawl.processor.testing;

import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.source.AttributedClasses;
import dev.pawl.processor.source.Attribution;
import dev.pawl.processor.source.MethodSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The front of the pipeline for tests of its passes: a method's text in, its attributed tree out.
 */
public final class Front {
  private static final Compilations COMPILATIONS = new Compilations();

  private static final String HOST =
      """
      package p;
      import static dev.pawl.Task.await;
      import dev.pawl.*;
      import java.io.*;
      import java.util.*;
      class Host {
        interface Door extends AutoCloseable { void close(); }
        static native boolean more();
        static native Task<Boolean, RuntimeException> moreLater();
        static native Task<Integer, RuntimeException> next();
        static native Task<Integer, IOException> read();
        static native Task<Door, RuntimeException> open();
        static native <T> Task<T, RuntimeException> later(T value);
        static native int f(int i);
        static native void use(Object... values);
        @Async
      %s
      }
      """;

  private Front() {}

  /**
   * What a pass makes of a method.
   *
   * @param text a whole method that is called {@code m}, or the body of one that returns nothing
   */
  public static synchronized <R> R of(String text, Function<MethodSource, R> pass) {
    boolean whole = text.contains(" m(");
    String method = whole ? text : "static void m() throws Exception {\n" + text + "\n}";
    FirstRound<R> round = new FirstRound<>(pass);
    Compiled compiled =
        COMPILATIONS.compile(
            List.of(new SourceFile("p.Host", HOST.formatted(method))), round, List.of());
    if (!compiled.errors().isEmpty()) throw new AssertionError(compiled.errors().toString());
    return round.result.orElseThrow(() -> new AssertionError("not attributed: " + text));
  }

  @SupportedAnnotationTypes("*")
  private static final class FirstRound<R> extends AbstractProcessor {
    private final Function<MethodSource, R> pass;
    private Optional<R> result = Optional.empty();

    FirstRound(Function<MethodSource, R> pass) {
      this.pass = pass;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!round.processingOver()) {
        AttributedClasses classes = new Attribution(processingEnv).attribute(List.of("p.Host"));
        result = classes.find("p.Host").map(host -> pass.apply(source(classes, host)));
      }
      return false;
    }

    private static MethodSource source(AttributedClasses classes, TypeElement host) {
      ExecutableElement method = Collector.methods(host).get(0);
      AsyncMethod names =
          new AsyncMethod("p", "p.Host", "HostAsync", "Host_m", "m", "m", List.of());
      return classes.sourceOf(
          names, method, new KnownFacades().in(classes.trees(), classes.types()));
    }
  }
}
