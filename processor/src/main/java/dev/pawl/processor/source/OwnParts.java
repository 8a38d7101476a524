package dev.pawl.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreePathScanner;

/** Reads what code itself does, and not what the classes and lambdas in it may do later. */
public abstract class OwnParts extends TreePathScanner<Void, Void> {
  @Override
  public Void visitClass(ClassTree tree, Void p) {
    return null;
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    return null;
  }
}
