package dev.pawl.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Writes what was generated. */
final class GeneratedFiles {
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

  private static Element topLevel(TypeElement type) {
    Element e = type;
    while (e.getEnclosingElement() instanceof TypeElement outer) e = outer;
    return e;
  }
}
