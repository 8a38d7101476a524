package dev.pawl.processor.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** Simple names: those of the machine's variables, and of members of the user's class. */
final class MentionEdits {
  private final CodeReader reader;
  private final Edits edits;
  private final MemberEdits members;

  MentionEdits(CodeReader reader, Edits edits, MemberEdits members) {
    this.reader = reader;
    this.edits = edits;
    this.members = members;
  }

  /**
   * @param captured whether it stands where Java takes no more than it lets a lambda capture
   */
  void name(TreePath path, IdentifierTree tree, boolean captured) {
    Element element = isWritten(tree) ? reader.source.trees().getElement(path) : null;
    if (element == null) {
      return;
    }
    int start = reader.text().start(tree);
    int end = reader.end(tree);
    Optional<Variable> variable = reader.locals.find(element);
    String held = reader.patterns.valueOf(element);
    if (variable.isPresent()) {
      Piece mention =
          captured
              ? new Piece.Capture(variable.get())
              : mention(path, variable.get(), !held.isEmpty());
      edits.replace(start, end, mention, held);
    } else if (!held.isEmpty()) {
      edits.after(end, held);
    } else {
      members.name(path, tree, element);
    }
  }

  /**
   * The value of one of the body's variables, read where it is not mentioned.
   *
   * @param captured whether that is in a lambda
   */
  static Code value(CodeReader reader, VariableElement element, boolean captured) {
    String held = reader.patterns.valueOf(element);
    return reader
        .locals
        .find(element)
        .map(variable -> captured ? new Piece.Capture(variable) : new Piece.Use(variable))
        .map(mention -> Code.of(mention, held))
        .orElseGet(() -> Code.text(element.getSimpleName() + held));
  }

  /** Not so the types that javac infers, which have places but no text. */
  private boolean isWritten(IdentifierTree tree) {
    String written = reader.text().slice(reader.text().start(tree), reader.end(tree));
    return Words.translated(written).contentEquals(tree.getName());
  }

  /**
   * @param held whether the variable is only a way to what the user calls so
   */
  private static Piece mention(TreePath name, Variable variable, boolean held) {
    if (held) {
      return new Piece.Use(variable);
    }
    TreePath path = name;
    while (path.getParentPath().getLeaf() instanceof ParenthesizedTree) {
      path = path.getParentPath();
    }
    Tree operand = path.getLeaf();
    Tree parent = path.getParentPath().getLeaf();
    if (parent instanceof AssignmentTree assignment && assignment.getVariable() == operand) {
      return new Piece.Assign(variable);
    }
    return parent instanceof CompoundAssignmentTree update && update.getVariable() == operand
            || parent instanceof UnaryTree unary && unary.getExpression() == operand
        ? new Piece.Update(variable)
        : new Piece.Use(variable);
  }
}
