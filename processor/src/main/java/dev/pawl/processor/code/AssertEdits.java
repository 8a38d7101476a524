package dev.pawl.processor.code;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;

/**
 * Assertions. They are switched on or off for the user's class (JLS 14.10), which is not the one
 * that an {@code assert} in the task's class would be of.
 *
 * <pre>
 *   assert n > 0 : n;   ⇒   if (ASSERTIONS &amp;&amp; !(n > 0)) {
 *                             throw new AssertionError(n);
 *                           }
 * </pre>
 */
final class AssertEdits {
  private final CodeReader reader;
  private final Edits edits;

  AssertEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  void edit(TreePath path, AssertTree tree) {
    ExpressionTree condition = tree.getCondition();
    ExpressionTree detail = tree.getDetail();
    // The else of an if around it must not become its own.
    boolean braces = JumpEdits.needsBraces(path);
    String head = (braces ? "{ " : "") + "if (" + reader.hostFields.assertions() + " && !(";
    String thrown = ")) {\n  throw new " + reader.types.javaLang("AssertionError") + "(";
    edits.replace(start(tree), start(condition), head);
    if (detail == null) {
      edits.replace(end(condition), end(tree), thrown + ");\n}" + (braces ? " }" : ""));
    } else {
      edits.replace(end(condition), start(detail), thrown);
      edits.replace(end(detail), end(tree), ");\n}" + (braces ? " }" : ""));
    }
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
