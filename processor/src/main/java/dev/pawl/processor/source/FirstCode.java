package dev.pawl.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

/**
 * Asks about the first code in a class: for code that has no symbol yet, javac attributes the
 * class.
 */
final class FirstCode extends TreePathScanner<Void, Void> {
  private final Trees trees;
  private boolean asked;

  FirstCode(Trees trees) {
    this.trees = trees;
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    return scan(tree.getMembers(), p);
  }

  @Override
  public Void visitMethod(MethodTree tree, Void p) {
    return ask(tree.getBody());
  }

  @Override
  public Void visitVariable(VariableTree field, Void p) {
    return ask(field.getInitializer());
  }

  @Override
  public Void visitBlock(BlockTree initializer, Void p) {
    return ask(initializer);
  }

  private Void ask(Tree code) {
    if (!asked && code != null) trees.getElement(new TreePath(getCurrentPath(), code));
    asked |= code != null;
    return null;
  }
}
