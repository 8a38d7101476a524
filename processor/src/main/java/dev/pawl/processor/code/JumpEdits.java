package dev.pawl.processor.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.Map;
import java.util.Optional;

/** Jumps out of a slice, which leave a state of the machine. Those inside of it stay Java's. */
final class JumpEdits {
  private final CodeReader reader;
  private final Edits edits;
  private final Map<Tree, Code> replaced;
  private final Tree root;

  JumpEdits(CodeReader reader, Edits edits, Map<Tree, Code> replaced, Tree root) {
    this.reader = reader;
    this.edits = edits;
    this.replaced = replaced;
    this.root = root;
  }

  void leaveByBreak(TreePath path, BreakTree tree) {
    Tree target = JumpTargets.target(tree, path);
    if (!isInside(target, path)) {
      replace(tree, new Piece.Leave(reader.jumps.breakOf(target), needsBraces(path)));
    }
  }

  void leaveByContinue(TreePath path, ContinueTree tree) {
    Tree target = JumpTargets.target(tree, path);
    if (!isInside(target, path)) {
      replace(tree, new Piece.Leave(reader.jumps.continueOf(target), needsBraces(path)));
    }
  }

  void leaveByReturn(TreePath path, ReturnTree tree) {
    Optional<Code> value =
        Optional.ofNullable(tree.getExpression()).map(e -> value(new TreePath(path, e)));
    replace(tree, new Piece.Return(value, needsBraces(path)));
  }

  /**
   * @return false if the switch is a part of the slice
   */
  boolean leaveByYield(TreePath path, YieldTree tree) {
    Tree target = JumpTargets.yieldTarget(path);
    if (isInside(target, path)) {
      return false;
    }
    JumpTargets.Yield yield = reader.jumps.yieldOf(target);
    boolean braces = needsBraces(path);
    replace(
        tree,
        braces ? "{ " : "",
        new Piece.Assign(yield.value()),
        " = ",
        value(new TreePath(path, tree.getValue())),
        braces ? "; " : ";\n",
        new Piece.Leave(yield.end(), false),
        braces ? " }" : "");
    return true;
  }

  private Code value(TreePath path) {
    return reader.converted(path, reader.read(path, replaced));
  }

  /** Whether the statement stands where Java takes just one, as after {@code if}. */
  static boolean needsBraces(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    return !(parent instanceof BlockTree
        || parent instanceof CaseTree group && group.getBody() == null);
  }

  private boolean isInside(Tree target, TreePath jump) {
    for (TreePath path = jump; path != null; path = path.getParentPath()) {
      if (path.getLeaf() == target) {
        return true;
      }
      if (path.getLeaf() == root) {
        return false;
      }
    }
    return false;
  }

  private void replace(Tree tree, Object... parts) {
    edits.replace(reader.text().start(tree), reader.text().end(tree), parts);
  }
}
