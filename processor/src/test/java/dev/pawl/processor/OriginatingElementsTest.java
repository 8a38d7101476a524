package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/**
 * Each file is generated from exactly one class of the user's: what Gradle asks of an isolating
 * processor, so that a change of one class has only that one's files made anew, and its end takes
 * them along.
 */
final class OriginatingElementsTest {
  private final Map<String, String> origins = new TreeMap<>();

  @Test // tricky 113, 114
  void aFileIsOfOneClass() {
    Compilation compilation =
        javac()
            .withProcessors(new Recording())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.One",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "class One {",
                    "  @dev.pawl.Async int f(Two two) { return await(TwoAsync.g(two, this)); }",
                    "  @dev.pawl.Async void own() { await(OneAsync.f(this, null)); }",
                    "  static class Inner {",
                    "    @dev.pawl.Async void in() { await(dev.pawl.Task.async(() -> {})); }",
                    "  }",
                    "}"),
                JavaFileObjects.forSourceLines(
                    "p.Two",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "class Two {",
                    "  @dev.pawl.Async int g(One one) { return await(OneAsync.f(one, this)); }",
                    "}"));

    assertThat(compilation.errors()).isEmpty();
    assertThat(origins)
        .isEqualTo(
            Map.of(
                "p.OneAsync", "[p.One]",
                "p.One_f", "[p.One]",
                "p.One_own", "[p.One]",
                "p.One_InnerAsync", "[p.One]",
                "p.One_Inner_in", "[p.One]",
                "p.One_Inner_in_block1", "[p.One]",
                "p.TwoAsync", "[p.Two]",
                "p.Two_g", "[p.Two]"));
  }

  /** The processor, with the filer of a build tool that keeps track. */
  @SupportedAnnotationTypes("*")
  private final class Recording extends AbstractProcessor {
    private final AsyncProcessor processor = new AsyncProcessor();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(proxy(ProcessingEnvironment.class, new Environment(environment)));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }

  private final class Environment implements InvocationHandler {
    private final ProcessingEnvironment delegate;

    Environment(ProcessingEnvironment delegate) {
      this.delegate = delegate;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return method.getName().equals("getFiler")
          ? proxy(Filer.class, this::file)
          : forward(delegate, method, arguments);
    }

    private Object file(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getName().equals("createSourceFile")) {
        origins.put(arguments[0].toString(), Arrays.toString((Element[]) arguments[1]));
      }
      return forward(delegate.getFiler(), method, arguments);
    }
  }

  private static Object forward(Object to, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            OriginatingElementsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
