package dev.pawl.processor.normalise;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.OwnParts;
import java.util.List;
import java.util.Set;

/**
 * Old switches with a case of a private class that control falls into or out of. The label of such
 * a case is a pattern that binds a variable here, which javac lets nothing fall into; control goes
 * from state to state instead.
 */
final class FallThroughs {
  private FallThroughs() {}

  /** Adds to the trees that have to be taken apart whatever is or holds such a switch. */
  static void find(MethodSource source, CodeReader reader, Set<Tree> apart) {
    if (!source.hasBody()) return;
    new OwnParts() {
      @Override
      public Void visitSwitch(SwitchTree tree, Void p) {
        find(tree.getCases());
        return super.visitSwitch(tree, p);
      }

      @Override
      public Void visitSwitchExpression(SwitchExpressionTree tree, Void p) {
        find(tree.getCases());
        return super.visitSwitchExpression(tree, p);
      }

      private void find(List<? extends CaseTree> cases) {
        if (reader.fallsThrough(getCurrentPath())) {
          getCurrentPath().forEach(apart::add);
          apart.addAll(cases);
        }
      }
    }.scan(source.body(), null);
  }
}
