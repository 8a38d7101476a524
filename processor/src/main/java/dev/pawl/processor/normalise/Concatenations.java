package dev.pawl.processor.normalise;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.facade.TypeKeys;
import javax.lang.model.type.TypeMirror;

/**
 * Concatenations of strings, which make text of an operand before the next one is evaluated (JLS
 * 15.18.1).
 */
final class Concatenations {
  private final MethodContext context;

  Concatenations(MethodContext context) {
    this.context = context;
  }

  /** Whether an operand of a {@code +} is an object that becomes text. */
  boolean makesText(TreePath operand, TypeMirror type) {
    TreePath around = operand.getParentPath();
    return around.getLeaf().getKind() == Tree.Kind.PLUS
        && !context.typeOf(around).getKind().isPrimitive()
        && isNoText(type);
  }

  /** Whether a {@code +=} makes text of the old value, which is of this type. */
  boolean appends(Tree assignment, TypeMirror type) {
    return assignment.getKind() == Tree.Kind.PLUS_ASSIGNMENT && isNoText(type);
  }

  private static boolean isNoText(TypeMirror type) {
    return !type.getKind().isPrimitive() && !TypeKeys.of(type).equals("java.lang.String");
  }

  /** An object as text; not a char[] as that of which String.valueOf would take the characters. */
  Code text(TypeMirror type, Code code) {
    String cast = context.reader.types().throughObject(type);
    return Code.of(context.reader.types().javaLang("String") + ".valueOf(" + cast, code, ")");
  }

  TypeMirror stringType() {
    return context.source.elements().getTypeElement("java.lang.String").asType();
  }
}
