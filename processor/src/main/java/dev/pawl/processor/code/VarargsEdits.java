package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/**
 * The array that javac makes of a variable number of arguments. An accessor that spells out the
 * array's type takes it as it is:
 *
 * <pre>
 *   all(first, second)   ⇒   Foo_m.&lt;Node[]&gt;all(Foo_m.&lt;Node[]&gt;arrayOf(NODE, new Object[] {first, second}))
 * </pre>
 */
final class VarargsEdits {
  private final CodeReader reader;
  private final Edits edits;

  VarargsEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /**
   * Gathers the arguments of a call of an accessor, if need be.
   *
   * @param path the user's call or creation
   * @param separator what comes in front of the first argument of all, if there is none
   */
  void gather(Accessor accessor, TreePath path, String separator) {
    reader
        .reach
        .gathered(accessor, path)
        .ifPresent(array -> gather((ExecutableElement) accessor.member(), path, separator, array));
  }

  /** Gathers the arguments of a call or creation by its name. */
  void gather(ExecutableElement method, TreePath path) {
    reader.reach.gathered(method, path).ifPresent(array -> gather(method, path, "", array));
  }

  private void gather(ExecutableElement method, TreePath path, String separator, ArrayType array) {
    List<? extends ExpressionTree> arguments = Reach.arguments(path.getLeaf());
    int fixed = method.getParameters().size() - 1;
    String head = head(reader, array);
    String end = end(array);
    if (arguments.size() > fixed) {
      edits.before(reader.text().start(arguments.get(fixed)), head);
      edits.after(reader.text().end(arguments.get(arguments.size() - 1)), end);
      for (ExpressionTree argument : arguments.subList(fixed, arguments.size())) {
        typed(new TreePath(path, argument), array.getComponentType());
      }
    } else {
      int close =
          path.getLeaf() instanceof NewClassTree creation
              ? CreationEdits.close(reader.text(), creation)
              : reader.text().end(path.getLeaf()) - 1;
      edits.before(close, (fixed == 0 ? separator : ", ") + head + end);
    }
  }

  /** An array of a class that the task's class may not know. */
  static String array(CodeReader reader, ArrayType array, List<String> elements) {
    return head(reader, array) + String.join(", ", elements) + end(array);
  }

  private static String head(CodeReader reader, ArrayType array) {
    return isPrimitive(array)
        ? "new " + reader.types.of(array) + " {"
        : "%s.<%s>%s(%s, new %s[] {"
            .formatted(
                reader.source.method().taskClassName(),
                reader.types.of(array),
                reader.classes.arrayOf(),
                reader.classes.of(array.getComponentType()),
                reader.types.object());
  }

  private static String end(ArrayType array) {
    return isPrimitive(array) ? "}" : "})";
  }

  private static boolean isPrimitive(ArrayType array) {
    return array.getComponentType().getKind().isPrimitive();
  }

  /** What has no type of its own, as a lambda, would be told none by an array of objects. */
  private void typed(TreePath argument, TypeMirror wanted) {
    ExpressionTree tree = (ExpressionTree) argument.getLeaf();
    boolean takesType =
        switch (Parentheses.inside(tree).getKind()) {
          case LAMBDA_EXPRESSION, MEMBER_REFERENCE, CONDITIONAL_EXPRESSION, SWITCH_EXPRESSION ->
              !reader.functions.isPrivate(argument);
          default -> false;
        };
    String written = reader.types.of(wanted);
    if (takesType && !reader.types.isObject(written)) {
      edits.before(reader.text().start(tree), "(" + written + ") (");
      edits.after(reader.text().end(tree), ")");
    }
  }
}
