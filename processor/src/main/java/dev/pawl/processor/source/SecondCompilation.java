package dev.pawl.processor.source;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A javac of our own that looks at the sources of this round, and says nothing. */
final class SecondCompilation implements DiagnosticListener<JavaFileObject> {
  private final Set<URI> filesWithErrors = new HashSet<>();
  private final Trees trees;
  private final Types types;
  private final Elements elements;

  /**
   * @param units what will be attributed
   * @param known what else there is
   * @param options of the language, as {@code -source}
   */
  SecondCompilation(List<JavaFileObject> units, FirstCompilation known, List<String> options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager platform = javac.getStandardFileManager(this, null, null);
    List<String> all = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-Xmaxerrs", "100000"));
    all.addAll(options);
    JavacTask task =
        (JavacTask) javac.getTask(null, new KnownClasses(platform, known), this, all, null, units);
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trees = Trees.instance(task);
    types = task.getTypes();
    elements = task.getElements();
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

  /** Whether there was an error in any file so far. */
  boolean hasErrors() {
    return !filesWithErrors.isEmpty();
  }

  /** Whether there was an error in a file so far. */
  boolean hasErrorIn(JavaFileObject file) {
    return filesWithErrors.contains(file.toUri());
  }

  @Override
  public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null) {
      filesWithErrors.add(diagnostic.getSource().toUri());
    }
  }
}
