package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Build tools hand out environments that wrap javac's own. */
final class JavacEnvironmentTest {
  @Test
  void findsJavacInAField() {
    Compilation compilation = compile(e -> proxy(new DelegatingHandler(e)));

    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generatedSourceFile("UserAsync")).isPresent();
  }

  @Test
  void findsJavacInsideSeveralWraps() {
    Compilation compilation =
        compile(e -> proxy(new DelegatingHandler(proxy(new DelegatingHandler(e)))));

    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generatedSourceFile("UserAsync")).isPresent();
  }

  @Test
  void saysOnceThatAnotherCompilerWillNotDo() {
    Compilation compilation = compile(e -> proxy(forwarding(e)));

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(e -> assertThat(e.getMessage(Locale.ROOT)).startsWith("[not-javac] "));
  }

  private static Compilation compile(UnaryOperator<ProcessingEnvironment> wrap) {
    return javac()
        .withProcessors(new Wrapping(wrap))
        .compile(
            JavaFileObjects.forSourceLines(
                "User", "class User {", "  @dev.pawl.Async void method() {}", "}"));
  }

  private static ProcessingEnvironment proxy(InvocationHandler handler) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            JavacEnvironmentTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            handler);
  }

  private static InvocationHandler forwarding(ProcessingEnvironment to) {
    return (proxy, method, arguments) -> invoke(to, method, arguments);
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Holds the wrapped environment in a field, as Gradle does. */
  private record DelegatingHandler(ProcessingEnvironment delegate) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return JavacEnvironmentTest.invoke(delegate, method, arguments);
    }
  }

  /** The processor, in the environment of a build tool. */
  @SupportedAnnotationTypes("*")
  private static final class Wrapping extends AbstractProcessor {
    private final AsyncProcessor wrapped = new AsyncProcessor();
    private final UnaryOperator<ProcessingEnvironment> wrap;

    Wrapping(UnaryOperator<ProcessingEnvironment> wrap) {
      this.wrap = wrap;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      wrapped.init(wrap.apply(environment));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return wrapped.process(annotations, round);
    }
  }
}
