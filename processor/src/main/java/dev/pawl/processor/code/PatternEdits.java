package dev.pawl.processor.code;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Patterns behind {@code instanceof}: what they bind may have to live on in the machine, and a type
 * that only the host can name is asked for by other means.
 */
final class PatternEdits {
  private final CodeReader reader;
  private final Edits edits;

  PatternEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** Makes what the patterns bind variables of the machine. */
  void declareBindings(TreePath path, InstanceOfTree tree) {
    for (Variable variable : bindings(path, tree)) {
      edits.before(start(tree), new Piece.Moved(variable, "("));
      edits.after(end(tree), new Piece.Bound(variable));
    }
  }

  private List<Variable> bindings(TreePath path, InstanceOfTree tree) {
    List<Variable> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitBindingPattern(BindingPatternTree pattern, Void p) {
        if (!isUnnamed(pattern)) {
          found.add(declare(new TreePath(getCurrentPath(), pattern.getVariable())));
        }
        return null;
      }
    }.scan(new TreePath(path, patternOf(tree)), null);
    return found;
  }

  private Variable declare(TreePath path) {
    String name = ((VariableTree) path.getLeaf()).getName().toString();
    return reader.locals.declare(
        reader.source.trees().getElement(path),
        new Variable(name, reader.declarations.type(path), Variable.Role.LOCAL));
  }

  /**
   * @return false if the pattern can stand as it is, but for what it binds
   */
  boolean testPrivate(TreePath path, InstanceOfTree tree) {
    TreePath pattern = new TreePath(path, patternOf(tree));
    if (tree.getPattern() == null || !reader.patterns.isPrivate(pattern)) {
      return false;
    }
    PrivatePatterns.Test test = reader.patterns.test(pattern);
    edits.before(start(tree), "(", test.before());
    edits.replace(end(tree.getExpression()), end(tree), test.after(), ")");
    return true;
  }

  /**
   * @return false if it binds no variable of the machine
   */
  boolean bind(TreePath path, BindingPatternTree tree) {
    VariableTree declared = tree.getVariable();
    TreePath declaration = new TreePath(path, declared);
    Optional<Variable> variable = reader.locals.find(reader.source.trees().getElement(declaration));
    variable.ifPresent(
        one -> {
          String text = reader.declarations.declare(declaration, one, true).declaration();
          String prefix = text.substring(0, text.length() - declared.getName().length());
          edits.replace(start(tree), end(tree), new Piece.Bind(one, prefix));
        });
    return variable.isPresent();
  }

  private static boolean isUnnamed(BindingPatternTree pattern) {
    return pattern.getVariable().getName().isEmpty();
  }

  private static Tree patternOf(InstanceOfTree tree) {
    return tree.getPattern() == null ? tree.getType() : tree.getPattern();
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
