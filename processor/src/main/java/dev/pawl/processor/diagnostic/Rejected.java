package dev.pawl.processor.diagnostic;

import com.sun.source.tree.Tree;

/**
 * A method can't be turned into a task. Any pass may throw it; the pipeline turns it into one error
 * at the tree and leaves the method alone from then on.
 */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem problem;
  private final transient Tree at;
  private final transient Object[] arguments;

  /**
   * @param problem what is wrong
   * @param at the smallest tree that is to blame, in the method's own file
   * @param arguments what the problem's texts are formatted with
   */
  public Rejected(Problem problem, Tree at, Object... arguments) {
    super(problem.text(arguments), null, false, false);
    this.problem = problem;
    this.at = at;
    this.arguments = arguments.clone();
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** The tree to blame. */
  public Tree at() {
    return at;
  }

  /** What the problem's texts are formatted with. */
  public Object[] arguments() {
    return arguments.clone();
  }
}
