package dev.pawl.processor.code;

import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.function.Function;
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

  /**
   * @param root see {@link PrivateCatches#edit}
   */
  void rethrow(TreePath path, ThrowTree tree, TreePath root) {
    TreePath thrown = Parentheses.inside(new TreePath(path, tree.getExpression()));
    Element element = reader.source.trees().getElement(thrown);
    if (element == null || element.getKind() != ElementKind.EXCEPTION_PARAMETER) {
      return;
    }
    String told = reader.catches.toldAround(path, root);
    if (reader.catches.isPrecise(element, path)) {
      around(path, told, text -> text);
    } else {
      reader
          .locals
          .find(element)
          .ifPresent(variable -> around(path, told, text -> new Piece.Erased(variable, text)));
    }
  }

  /** A try around the statement that is in the same text is told what it may catch. */
  private void around(TreePath path, String told, Function<String, Object> written) {
    ThrowTree tree = (ThrowTree) path.getLeaf();
    around(tree.getExpression(), written.apply("rethrow("), written.apply(")"));
    if (!told.isEmpty()) {
      around(tree, written.apply("{\n" + told + "  "), written.apply("\n}"));
    }
  }

  private void around(Tree thrown, Object before, Object after) {
    edits.before(reader.text().start(thrown), before);
    edits.after(reader.text().end(thrown), after);
  }
}
