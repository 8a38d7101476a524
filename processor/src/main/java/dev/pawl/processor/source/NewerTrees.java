package dev.pawl.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * What trees say on JDKs newer than 17, reached by name, since the processor is compiled against
 * 17.
 */
public final class NewerTrees {
  private NewerTrees() {}

  /** Whether an import is {@code import module m;} (25). */
  public static boolean isModuleImport(ImportTree tree) {
    return Boolean.TRUE.equals(ask(ImportTree.class, "isModule", tree));
  }

  /** The condition after {@code when} (21), or null. */
  public static ExpressionTree guard(CaseTree tree) {
    return (ExpressionTree) ask(CaseTree.class, "getGuard", tree);
  }

  /**
   * Every label of a case, patterns and {@code default} included (21); its constants before that.
   */
  @SuppressWarnings("unchecked") // Both methods promise lists of trees.
  public static List<? extends Tree> labels(CaseTree tree) {
    // A preview of 17's has a method of this name too, which holds the same but answers only there.
    Object labels = ask(CaseTree.class, "getLabels", tree);
    return labels == null ? tree.getExpressions() : (List<? extends Tree>) labels;
  }

  private static Object ask(Class<?> type, String method, Tree tree) {
    try {
      return type.getMethod(method).invoke(tree);
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
