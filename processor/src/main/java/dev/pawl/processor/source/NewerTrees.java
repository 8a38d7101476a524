package dev.pawl.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
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

  /** The pattern of a case's label (21), or null. */
  public static Tree pattern(Tree label) {
    return (Tree) ask("PatternCaseLabelTree", "getPattern", label);
  }

  /** The constant of a case's label: the label itself before 21; null if it is something else. */
  public static Tree constant(Tree label) {
    return label instanceof ExpressionTree
        ? label
        : (Tree) ask("ConstantCaseLabelTree", "getConstantExpression", label);
  }

  /** Whether a tree is a record's pattern (21). */
  public static boolean isDeconstruction(Tree tree) {
    return tree.getKind().name().equals("DECONSTRUCTION_PATTERN");
  }

  /** The patterns for the components of a record (21). */
  @SuppressWarnings("unchecked") // The method promises a list of trees.
  public static List<? extends Tree> nestedPatterns(Tree deconstruction) {
    return (List<? extends Tree>)
        ask("DeconstructionPatternTree", "getNestedPatterns", deconstruction);
  }

  /** The cases of a switch, be it a statement or an expression. */
  public static List<? extends CaseTree> cases(Tree choice) {
    return choice instanceof SwitchTree statement
        ? statement.getCases()
        : ((SwitchExpressionTree) choice).getCases();
  }

  /** What a tree says if it is of a kind that this JDK knows; null if not. */
  private static Object ask(String type, String method, Tree tree) {
    try {
      Class<?> kind = Class.forName("com.sun.source.tree." + type);
      return kind.isInstance(tree) ? ask(kind, method, tree) : null;
    } catch (ClassNotFoundException e) {
      return null;
    }
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
