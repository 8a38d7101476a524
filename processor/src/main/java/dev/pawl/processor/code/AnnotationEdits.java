package dev.pawl.processor.code;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Annotations that only the host can name, or can name the arguments of. On variables and types in
 * a body nobody sees them at run time, and they are left out.
 */
final class AnnotationEdits {
  private final CodeReader reader;
  private final Edits edits;

  AnnotationEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /**
   * @return whether the annotation was left out
   */
  boolean leaveOut(TreePath path, AnnotationTree tree) {
    if (!mentionsHidden(path)) {
      return false;
    }
    if (isNeeded(path)) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "A private annotation on a class of the body, or on a member of one,",
          "Make the annotation package-private.");
    }
    edits.replace(reader.text().start(tree), reader.text().end(tree), "");
    return true;
  }

  /** Whether it can be neither written nor left out. */
  boolean isClosed(TreePath path) {
    return mentionsHidden(path) && isNeeded(path);
  }

  private boolean isNeeded(TreePath path) {
    return isOfMember(path.getParentPath().getParentPath());
  }

  private boolean mentionsHidden(TreePath path) {
    boolean[] found = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree name, Void p) {
        mention();
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void p) {
        mention();
        return super.visitMemberSelect(select, p);
      }

      private void mention() {
        Element element = reader.source.trees().getElement(getCurrentPath());
        found[0] |= element instanceof TypeElement type && !reader.access.isVisible(type);
      }
    }.scan(path, null);
    return found[0];
  }

  /** What reflection finds, as against variables of the body and types. */
  private boolean isOfMember(TreePath annotated) {
    Tree tree = annotated.getLeaf();
    boolean isParameter = annotated.getParentPath().getLeaf() instanceof MethodTree;
    Element element = reader.source.trees().getElement(annotated);
    return tree instanceof VariableTree
        ? isParameter || element.getKind().isField()
        : tree instanceof ClassTree || tree instanceof MethodTree;
  }
}
