package dev.pawl.processor.diagnostic;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import javax.tools.Diagnostic;

/** Prints problems where they are. */
public final class Reporter {
  private final Trees trees;

  /** Prints through {@code trees}. */
  public Reporter(Trees trees) {
    this.trees = trees;
  }

  /** Reports what a pass rejected in {@code unit}. */
  public void report(Rejected rejected, CompilationUnitTree unit) {
    error(rejected.problem(), rejected.at(), unit, rejected.arguments());
  }

  /** Reports an error at a tree. */
  public void error(Problem problem, Tree at, CompilationUnitTree unit, Object... arguments) {
    trees.printMessage(Diagnostic.Kind.ERROR, problem.text(arguments), at, unit);
  }
}
