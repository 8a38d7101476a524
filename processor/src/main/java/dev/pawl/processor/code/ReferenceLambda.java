package dev.pawl.processor.code;

import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * The lambda that stands in place of a method reference.
 *
 * @param type the functional interface, as it is written
 * @param cast the interface, where the call around the lambda might not tell it
 * @param head the parameters as they stand before the arrow
 * @param thrown what its function throws, which may be unchecked
 * @param throwsHidden whether that is a class that can't be named
 */
record ReferenceLambda(
    String type,
    String cast,
    String head,
    List<String> names,
    List<TypeMirror> parameters,
    TypeMirror result,
    TypeMirror thrown,
    boolean throwsHidden) {
  /** One that gives something else. */
  ReferenceLambda returning(TypeMirror other) {
    return new ReferenceLambda(type, cast, head, names, parameters, other, thrown, throwsHidden);
  }
}
