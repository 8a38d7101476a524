package dev.pawl.processor.testing;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.StraightCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Stands in for the processor in a straight run: the factories have the signatures that Pawl
 * promises, and their tasks simply call the method. It shares no code with the processor that it
 * helps to judge.
 */
@SupportedAnnotationTypes("dev.pawl.Async")
final class StraightFacades extends AbstractProcessor {
  private final String suffix;

  /**
   * @param suffix what the class's name is followed by in its facade's
   */
  StraightFacades(String suffix) {
    this.suffix = suffix;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<ExecutableElement> methods =
        ElementFilter.methodsIn(round.getElementsAnnotatedWith(Async.class));
    Map<TypeElement, List<ExecutableElement>> byHost =
        methods.stream()
            .collect(
                Collectors.groupingBy(
                    method -> (TypeElement) method.getEnclosingElement(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byHost.forEach(this::write);
    return false;
  }

  private void write(TypeElement host, List<ExecutableElement> methods) {
    String packageName =
        processingEnv.getElementUtils().getPackageOf(host).getQualifiedName().toString();
    String facade = nestedName(host) + suffix;
    String text =
        methods.stream()
            .map(method -> factory(host, method, facade))
            .collect(
                Collectors.joining(
                    "\n",
                    (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                        + "public final class "
                        + facade
                        + " {\n",
                    "}\n"));
    String name = packageName.isEmpty() ? facade : packageName + "." + facade;
    try (Writer out = processingEnv.getFiler().createSourceFile(name, host).openWriter()) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nestedName(TypeElement type) {
    Element outer = type.getEnclosingElement();
    return outer instanceof TypeElement around
        ? nestedName(around) + "_" + type.getSimpleName()
        : type.getSimpleName().toString();
  }

  private String factory(TypeElement host, ExecutableElement method, String facade) {
    StraightSignature signature =
        new StraightSignature(
            method, processingEnv.getTypeUtils(), processingEnv.getElementUtils());
    String call =
        "return %s.of(%s.class, \"%s\", \"%s\", \"%s\"%s);"
            .formatted(
                StraightCall.class.getName(),
                facade,
                processingEnv.getElementUtils().getBinaryName(host),
                method.getSimpleName(),
                signature.descriptor(),
                signature.arguments());
    return "  %sstatic %s %s<%s, %s> %s(%s) { %s }"
        .formatted(
            signature.isPrivate() ? "" : "public ",
            signature.typeParameters(),
            Task.class.getName(),
            signature.result(),
            signature.thrown(),
            method.getSimpleName(),
            signature.parameters(),
            call);
  }
}
