package dev.pawl.processor.facade;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.collect.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The facades of {@code golden/facade/X.java} are {@code golden/facade/X.expected.java}, one after
 * the other.
 */
final class FacadeGoldenTest {
  private static final String REWRITE = "pawl.golden.rewrite";
  private static final Path FOLDER = Path.of("src/test/resources/golden/facade");

  @ParameterizedTest
  @ValueSource(strings = {"Signatures", "PrivateTypes"})
  void isAsExpected(String name) throws IOException {
    String source = Files.readString(FOLDER.resolve(name + ".java"));
    Path expected = FOLDER.resolve(name + ".expected.java");
    FacadesOnly facades = new FacadesOnly();

    // Whether it compiles without its facades is not the question.
    var unused =
        javac()
            .withProcessors(facades)
            .compile(JavaFileObjects.forSourceString("golden." + name, source));

    String actual = facades.text.toString();
    if (Boolean.getBoolean(REWRITE)) Files.writeString(expected, actual);
    assertThat(actual)
        .as("%s (run with -D%s=true to accept what is written now)", expected, REWRITE)
        .isEqualTo(Files.readString(expected));
  }

  /** Collects facades, and lets nobody see them. */
  @SupportedAnnotationTypes("dev.pawl.Async")
  private static final class FacadesOnly extends AbstractProcessor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      Collector.hosts(round, processingEnv.getElementUtils()).forEach(this::write);
      return true;
    }

    private void write(TypeElement host) {
      Types types = processingEnv.getTypeUtils();
      Elements elements = processingEnv.getElementUtils();
      List<ExecutableElement> methods = Collector.methods(host);
      FactoryNames names =
          FactoryNames.of(methods, one -> FacadeSignature.of(one, List.of(), types, elements));
      List<AsyncMethod> named =
          new FacadeNames().name(host, methods, names, taken -> false, types, elements);
      Map<AsyncMethod, ExecutableElement> factories = new LinkedHashMap<>();
      for (int i = 0; i < named.size(); i++) factories.put(named.get(i), methods.get(i));
      if (text.length() > 0) text.append('\n');
      FacadeWriter writer =
          new FacadeWriter(
              types,
              elements,
              method -> List.of(),
              method -> FacadeSignature.of(method, List.of(), types, elements));
      text.append(writer.write(host, factories));
    }
  }
}
