package dev.pawl.processor.code;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.source.NewerTrees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/**
 * The way through the trees of one slice, for {@link NameEdits}: each once, none that the compiler
 * made; what was replaced is not looked into, and what needs a cast where it stands gets it.
 */
abstract class EditingScanner extends TreePathScanner<Void, Void> {
  final CodeReader reader;
  final Edits edits;
  final Map<Tree, Code> replaced;

  /** What was visited: the declarations of {@code Node a, b} have one type and one tree for it. */
  private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** How many lambdas and classes are around the current tree, counted from the root. */
  int captures;

  /** How many guards of cases are around it. */
  int guards;

  EditingScanner(CodeReader reader, Edits edits, Map<Tree, Code> replaced) {
    this.reader = reader;
    this.edits = edits;
    this.replaced = replaced;
  }

  @Override
  public Void scan(Tree tree, Void p) {
    if (tree == null || !seen.add(tree)) {
      return null;
    }
    boolean written = end(tree) >= 0; // not the compiler's own, as the type of a lambda's parameter
    if (written && tree instanceof ExpressionTree expression) {
      convert(expression);
    }
    Code code = replaced.get(tree);
    if (code != null) {
      edits.replace(start(tree), end(tree), code);
      return null;
    }
    if (!written) {
      return null;
    }
    boolean guard = isGuard(tree);
    guards += guard ? 1 : 0;
    super.scan(tree, p);
    guards -= guard ? 1 : 0;
    return null;
  }

  private boolean isGuard(Tree tree) {
    return getCurrentPath() != null
        && getCurrentPath().getLeaf() instanceof CaseTree group
        && NewerTrees.guard(group) == tree;
  }

  /** Puts the cast in front of an expression that it needs where it stands. */
  private void convert(ExpressionTree tree) {
    TreePath path = new TreePath(parentOf(tree), tree);
    reader
        .conversions
        .castOf(path)
        .ifPresent(
            cast -> {
              boolean selected = isSelected(tree);
              boolean composed =
                  Conversions.needsParentheses(tree)
                      || getCurrentPath().getLeaf() instanceof EnhancedForLoopTree;
              edits.before(start(tree), (selected ? "(" : "") + cast + (composed ? "(" : ""));
              edits.after(end(tree), (composed ? ")" : "") + (selected ? ")" : ""));
            });
  }

  /** Whether a dot or the like follows an expression, which would take hold of a cast's operand. */
  private boolean isSelected(ExpressionTree tree) {
    Tree parent = getCurrentPath().getLeaf();
    return parent instanceof MemberSelectTree
        || parent instanceof MemberReferenceTree
        || Conversions.isOuterOfCreation(new TreePath(getCurrentPath(), tree));
  }

  /** An accessor's call leaves out the select that is between a call and its receiver. */
  private TreePath parentOf(ExpressionTree tree) {
    return getCurrentPath().getLeaf() instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getExpression() == tree
        ? new TreePath(getCurrentPath(), select)
        : getCurrentPath();
  }

  /**
   * The lines of a text block count their spaces, so they stay where they are. Those at their ends
   * count for nothing (JLS 3.10.6), but javac warns of them, whatever is suppressed.
   */
  @Override
  public Void visitLiteral(LiteralTree tree, Void p) {
    String written = reader.text().slice(tree);
    if (written.indexOf('\n') >= 0) {
      String stripped =
          written.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
      edits.replace(start(tree), end(tree), new Piece.Verbatim(stripped));
    }
    return null;
  }

  /** What no one can write for a {@code var} is written here, so that all variables agree. */
  @Override
  public Void visitVariable(VariableTree tree, Void p) {
    TypeMirror type = reader.source.trees().getTypeMirror(getCurrentPath());
    boolean isParameter =
        getCurrentPath().getParentPath().getLeaf() instanceof LambdaExpressionTree;
    if (!isParameter && reader.declarations().isInferred(tree) && CommonTypes.isMentioned(type)) {
      int place = reader.text().indexOf("var", Math.max(end(tree.getModifiers()), start(tree)));
      edits.replace(place, place + "var".length(), reader.types.of(type));
    }
    return super.visitVariable(tree, p);
  }

  final int start(Tree tree) {
    return reader.text().start(tree);
  }

  final int end(Tree tree) {
    return reader.text().end(tree);
  }
}
