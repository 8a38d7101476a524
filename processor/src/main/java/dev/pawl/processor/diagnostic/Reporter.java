package dev.pawl.processor.diagnostic;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.tools.Diagnostic.Kind;

/** Prints problems where they are, and knows whether there were any. */
public final class Reporter {
  private final Trees trees;
  private int errors;

  public Reporter(Trees trees) {
    this.trees = trees;
  }

  /** How many errors were reported so far; a method during whose checks it grew is left alone. */
  public int errors() {
    return errors;
  }

  /** Reports an error at a tree. */
  public void error(Problem problem, Tree at, CompilationUnitTree unit, Object... arguments) {
    errors++;
    trees.printMessage(Kind.ERROR, problem.text(arguments), at, unit);
  }

  /** Reports what a pass rejected in a file. */
  public void error(Rejected rejected, CompilationUnitTree unit) {
    error(rejected.problem(), rejected.at(), unit, rejected.arguments());
  }

  /** Reports a warning at a tree. */
  public void warning(Problem problem, Tree at, CompilationUnitTree unit, Object... arguments) {
    trees.printMessage(Kind.WARNING, problem.text(arguments), at, unit);
  }

  /** Reports an exception that no pass should have thrown, at what it was busy with. */
  public void fault(Throwable fault, TreePath at) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    error(Problem.OUR_FAULT, at.getLeaf(), at.getCompilationUnit(), trace);
  }
}
