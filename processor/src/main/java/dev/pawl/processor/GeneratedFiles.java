package dev.pawl.processor;

import com.sun.source.tree.CompilationUnitTree;
import dev.pawl.processor.facade.FacadeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Writes what was generated. */
final class GeneratedFiles {
  /** What only generated code extends. */
  private static final String TASK_CLASS = "dev.pawl.generated.StateMachine";

  private final Filer filer;

  GeneratedFiles(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes a source file.
   *
   * @param name the class's canonical name
   * @param from what it was generated from: Gradle, told of exactly one top-level class, makes the
   *     file anew when that one changes
   */
  void write(String name, String text, TypeElement from) {
    try (Writer writer = filer.createSourceFile(name, topLevel(from)).openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a source is one that was written here, or in an earlier build. */
  static boolean isOne(CompilationUnitTree unit) {
    try {
      String text = unit.getSourceFile().getCharContent(true).toString();
      return text.startsWith("// " + FacadeWriter.COMMENT) || text.contains(TASK_CLASS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Element topLevel(TypeElement type) {
    Element e = type;
    while (e.getEnclosingElement() instanceof TypeElement outer) e = outer;
    return e;
  }
}
