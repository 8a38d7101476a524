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
    String text = Problem.OUR_FAULT.text(trace(fault));
    errors++;
    trees.printMessage(Kind.ERROR, text, at.getLeaf(), at.getCompilationUnit());
  }

  /** What there is to say of an exception that was thrown outside of any method. */
  public static String faultWithoutAPlace(Throwable fault) {
    return Problem.FAULT_WITHOUT_A_PLACE.text(trace(fault));
  }

  private static String trace(Throwable fault) {
    // By throwing this, javac's API says that a class file is missing which another one mentions.
    // If it is thrown on, javac tells the user.
    if (fault.getClass().getName().equals("com.sun.tools.javac.code.Symbol$CompletionFailure")) {
      throw (RuntimeException) fault;
    }
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
