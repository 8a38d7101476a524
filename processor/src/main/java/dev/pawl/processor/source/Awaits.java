package dev.pawl.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Tells the awaits of one attributed file. */
public final class Awaits {
  private static final String TASK = "dev.pawl.Task";

  private final CompilationUnitTree unit;
  private final Trees trees;

  /** Answers for the trees of {@code unit}. */
  public Awaits(CompilationUnitTree unit, Trees trees) {
    this.unit = unit;
    this.trees = trees;
  }

  /**
   * Whether a tree is a call that resolves to {@code dev.pawl.Task.await}, however it is written.
   */
  public boolean isAwait(Tree tree) {
    return tree instanceof MethodInvocationTree call
        && "await".contentEquals(CallNames.of(call))
        && isMarker(trees.getElement(trees.getPath(unit, call)));
  }

  /**
   * Whether a tree is an await or holds one that runs with it: lambdas and classes inside it are
   * left out.
   */
  public boolean in(Tree tree) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitMethodInvocation(MethodInvocationTree call, Void p) {
            return isAwait(call) || Boolean.TRUE.equals(super.visitMethodInvocation(call, p));
          }

          @Override
          public Boolean visitLambdaExpression(LambdaExpressionTree lambda, Void p) {
            return false;
          }

          @Override
          public Boolean visitClass(ClassTree type, Void p) {
            return false;
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(tree, null));
  }

  /** Whether an element is {@code dev.pawl.Task.await}. */
  public static boolean isMarker(Element element) {
    return element instanceof ExecutableElement
        && element.getKind() == ElementKind.METHOD
        && element.getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(TASK);
  }
}
