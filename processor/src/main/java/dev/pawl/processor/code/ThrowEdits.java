package dev.pawl.processor.code;

import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * Throws of what was caught. javac knows which exceptions a catch parameter can really hold (JLS
 * 11.2.2), but not those of a variable that was copied from one.
 */
final class ThrowEdits {
  private final CodeReader reader;
  private final Edits edits;

  ThrowEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  void rethrow(TreePath path, ThrowTree tree) {
    TreePath thrown = Parentheses.inside(new TreePath(path, tree.getExpression()));
    Element element = reader.source.trees().getElement(thrown);
    if (element == null || element.getKind() != ElementKind.EXCEPTION_PARAMETER) {
      return;
    }
    if (reader.catches.isPrecise(element, path)) {
      around(tree.getExpression(), "rethrow(", ")");
    } else {
      reader
          .locals
          .find(element)
          .ifPresent(
              variable ->
                  around(
                      tree.getExpression(),
                      new Piece.Erased(variable, "rethrow("),
                      new Piece.Erased(variable, ")")));
    }
  }

  private void around(Tree thrown, Object before, Object after) {
    edits.before(reader.text().start(thrown), before);
    edits.after(reader.text().end(thrown), after);
  }
}
