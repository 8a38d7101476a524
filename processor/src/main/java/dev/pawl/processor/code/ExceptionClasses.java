package dev.pawl.processor.code;

import com.sun.source.tree.Tree;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import javax.lang.model.element.TypeElement;

/**
 * Exception classes of the body, anonymous ones included. None may be in a generic class (JLS
 * 8.1.2), and the task's class is one if the method is generic, or if type variables stand for
 * private classes.
 */
public final class ExceptionClasses {
  private final CodeReader reader;

  ExceptionClasses(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * Refuses such a class where it would be an inner class of the task's.
   *
   * @param at where it is told
   */
  public void requireOutside(TypeElement type, Tree at) {
    if (haveNoPlace(type)) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          at,
          "A local exception class, in a method that is generic or uses private classes,",
          "Make the exception class a member class.");
    }
  }

  /** Whether a class is one of them, and would be an inner class of a generic one (JLS 8.1.2). */
  boolean haveNoPlace(TypeElement type) {
    TypeElement throwable = reader.source.elements().getTypeElement("java.lang.Throwable");
    return !reader.signature.typeVariables().isEmpty()
        && reader.source.isOf(throwable, type.asType());
  }
}
