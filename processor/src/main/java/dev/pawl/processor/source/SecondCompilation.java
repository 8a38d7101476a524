package dev.pawl.processor.source;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A javac of our own that looks at the sources of this round, at types and flow, and says nothing.
 */
final class SecondCompilation implements DiagnosticListener<JavaFileObject> {
  /**
   * One class's error is no reason not to look at the flow of another. The user's javac may know
   * modules that it was told to add.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-Xlint:none",
          "-Xmaxerrs",
          "100000",
          "--should-stop=ifError=FLOW",
          "--add-modules=ALL-SYSTEM");

  /** How the codes of errors begin that a class generated later may mend. */
  private static final List<String> MISSING =
      Stream.of("cant.resolve", "doesnt.exist", "cant.access", "static.imp.only")
          .map(code -> "compiler.err." + code)
          .toList();

  private final Map<URI, List<Diagnostic<? extends JavaFileObject>>> errors = new HashMap<>();
  private final FirstCompilation known;
  private final Trees trees;
  private final Types types;
  private final Elements elements;
  private final boolean hasCrashed;

  /**
   * @param units what will be attributed
   * @param known what else there is
   * @param options of the language, as {@code -source}
   */
  SecondCompilation(List<JavaFileObject> units, FirstCompilation known, List<String> options) {
    this.known = known;
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager platform = javac.getStandardFileManager(this, null, null);
    List<String> all = new ArrayList<>(OPTIONS);
    all.addAll(options);
    JavacTask task =
        (JavacTask) javac.getTask(null, new KnownClasses(platform, known), this, all, null, units);
    hasCrashed = !analyzes(task, units);
    trees = Trees.instance(task);
    types = task.getTypes();
    elements = task.getElements();
  }

  /**
   * Has all looked at.
   *
   * @return whether javac came to an end: some errors it doesn't survive in some places, such as a
   *     missing method that was to be given a method reference (21 and 25)
   */
  private boolean analyzes(JavacTask task, List<JavaFileObject> units) {
    try {
      task.analyze();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException crash) {
      if (units.stream().allMatch(unit -> errorsIn(unit).isEmpty())) {
        throw crash;
      }
      return false;
    }
  }

  /** Whether javac gave up because of an error, so that there may be more than it told. */
  boolean hasCrashed() {
    return hasCrashed;
  }

  Trees trees() {
    return trees;
  }

  Types types() {
    return types;
  }

  Elements elements() {
    return elements;
  }

  /** What else there is. */
  FirstCompilation known() {
    return known;
  }

  /** The errors in a file. */
  List<Diagnostic<? extends JavaFileObject>> errorsIn(JavaFileObject file) {
    return errors.getOrDefault(file.toUri(), List.of());
  }

  /** Whether anything is mentioned anywhere that isn't there, or not yet. */
  boolean missesAnything() {
    return errors.values().stream()
        .flatMap(List::stream)
        .anyMatch(error -> MISSING.stream().anyMatch(error.getCode()::startsWith));
  }

  @Override
  public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null) {
      errors
          .computeIfAbsent(diagnostic.getSource().toUri(), file -> new ArrayList<>())
          .add(diagnostic);
    }
  }
}
