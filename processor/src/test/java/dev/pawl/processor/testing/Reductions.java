package dev.pawl.processor.testing;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Ways to make a method or its callees shorter by one edit: without a callee, without a statement,
 * with a part of a statement in its place, with an operand or a constant instead of an expression.
 * Not all of them are Java; that is for javac to say.
 */
final class Reductions extends TreeScanner<Void, Tree> {
  private static final List<String> CONSTANTS = List.of("1", "\"\"", "Boolean.TRUE", "null");

  /** Shorter ones than this are not worth trying a constant for. */
  private static final int LONG = 6;

  private final SourceFile source;
  private final String method;
  private final String callees;
  private final SourcePositions positions;
  private final List<Edit> edits = new ArrayList<>();
  private CompilationUnitTree unit;

  private record Edit(int start, int end, String text) {
    int saved() {
      return end - start - text.length();
    }
  }

  private Reductions(SourceFile source, String method, String callees, SourcePositions positions) {
    this.source = source;
    this.method = method;
    this.callees = callees;
    this.positions = positions;
  }

  /**
   * The shorter sources, those that save most first.
   *
   * @param method the name of the method that stays
   * @param callees the name of those that it may do without
   */
  static List<SourceFile> of(SourceFile source, String method, String callees) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, d -> {}, null, null, List.of(source.toFileObject()));
    Reductions reductions =
        new Reductions(source, method, callees, Trees.instance(task).getSourcePositions());
    try {
      for (CompilationUnitTree unit : task.parse()) {
        reductions.unit = unit;
        reductions.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reductions.edits.stream()
        .filter(edit -> edit.saved() > 0)
        .sorted(Comparator.comparingInt(Edit::saved).reversed())
        .map(reductions::apply)
        .toList();
  }

  private SourceFile apply(Edit edit) {
    String text = source.text();
    return new SourceFile(
        source.name(), text.substring(0, edit.start()) + edit.text() + text.substring(edit.end()));
  }

  @Override
  public Void visitMethod(MethodTree tree, Tree parent) {
    boolean isCallee = tree.getName().contentEquals(callees);
    if (isCallee) {
      replace(tree, "");
    }
    if (isCallee || tree.getName().contentEquals(method)) {
      tree.getBody()
          .getStatements()
          .forEach(statement -> new Body().scan(statement, tree.getBody()));
    }
    return null;
  }

  /** Visits the trees of the method's body, each with its parent. */
  private final class Body extends TreeScanner<Void, Tree> {
    @Override
    public Void scan(Tree tree, Tree parent) {
      if (tree instanceof StatementTree) {
        boolean isListed = parent instanceof BlockTree || parent instanceof CaseTree;
        replace(tree, isListed ? "" : ";");
      }
      if (tree instanceof ExpressionTree && text(tree).length() > LONG) {
        CONSTANTS.forEach(constant -> replace(tree, constant));
      }
      if (tree instanceof StatementTree || tree instanceof ExpressionTree) {
        new Parts(tree).scanChildren();
      }
      return tree == null ? null : tree.accept(this, tree);
    }
  }

  /** Puts the statements and expressions within a tree in its place. */
  private final class Parts extends TreeScanner<Void, Void> {
    private final Tree whole;

    Parts(Tree whole) {
      this.whole = whole;
    }

    void scanChildren() {
      whole.accept(this, null);
    }

    @Override
    public Void scan(Tree part, Void unused) {
      boolean fits =
          whole instanceof StatementTree
              ? part instanceof StatementTree
              : part instanceof ExpressionTree;
      if (fits) {
        replace(whole, text(part));
        return null;
      }
      // Catch clauses, cases and the like are no statements, but have some.
      return part == null || part instanceof ExpressionTree ? null : part.accept(this, null);
    }
  }

  private void replace(Tree tree, String by) {
    edits.add(new Edit(start(tree), end(tree), by));
  }

  private String text(Tree tree) {
    return source.text().substring(start(tree), end(tree));
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return Math.max(start(tree), (int) positions.getEndPosition(unit, tree));
  }
}
