package dev.pawl.processor.testing;

import dev.pawl.Async;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources in this process and in memory. One instance keeps its view of the class path
 * open, which is most of the cost of a small compilation; it is to be used by one thread.
 */
final class Compilations {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final List<String> OPTIONS =
      List.of("-implicit:none", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000");

  private final StandardJavaFileManager files =
      JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);

  Compilations() {
    try {
      files.setLocation(StandardLocation.CLASS_PATH, classPath());
      files.setLocation(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles with a processor.
   *
   * @param options javac's, besides the usual ones
   */
  Compiled compile(List<SourceFile> sources, Processor processor, List<String> options) {
    return compile(sources, List.of(processor), options);
  }

  /** Compiles with several processors, or none. */
  Compiled compile(List<SourceFile> sources, List<Processor> processors, List<String> options) {
    List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
    MemoryFiles memory = new MemoryFiles(files);
    StringWriter said = new StringWriter();
    JavaCompiler.CompilationTask task =
        JAVAC.getTask(
            said,
            memory,
            diagnostic -> diagnostics.add(Told.now(diagnostic)),
            Stream.concat(OPTIONS.stream(), options.stream()).toList(),
            null,
            sources.stream().map(SourceFile::toFileObject).toList());
    task.setProcessors(processors);
    boolean accepted = task.call();
    Compiled compiled = new Compiled(memory.classes(), memory.sources(), List.copyOf(diagnostics));
    if (!accepted && compiled.errors().isEmpty()) {
      throw new IllegalStateException("javac crashed\n" + said);
    }
    return compiled;
  }

  /**
   * The runtime and what programs under test use of this package, wherever the build has put them.
   */
  private static List<File> classPath() {
    return Stream.of(Async.class, Compilations.class)
        .map(Compilations::homeOf)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static File homeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
