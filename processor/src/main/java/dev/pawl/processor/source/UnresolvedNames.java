package dev.pawl.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the names in a class that mean nothing yet, without javac attributing anything. Every
 * simple name but that of a method counts: for {@code Late.make()} only {@code Late}'s existence
 * tells a class from a mistyped variable. Where exactly a variable is in scope doesn't matter; that
 * a class and a variable somewhere else in the same file have one name is the only case which this
 * takes for resolved when it isn't.
 */
final class UnresolvedNames extends TreeScanner<Void, Set<String>> {
  private static final Set<String> KEYWORDS = Set.of("this", "super", "var");

  private final FileScope file;
  private final Set<String> declared;
  private final Set<Tree> notNames = new HashSet<>();

  private UnresolvedNames(FileScope file, Set<String> declared) {
    this.file = file;
    this.declared = declared;
  }

  /**
   * The names in {@code type} that mean nothing.
   *
   * @param declared the simple names of all that the class declares or inherits
   */
  static Set<String> in(Tree type, FileScope file, Set<String> declared) {
    Set<String> unresolved = new HashSet<>(file.unresolvedImports());
    new UnresolvedNames(file, declared).scan(type, unresolved);
    return unresolved;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Set<String> unresolved) {
    String name = tree.getName().toString();
    if (!notNames.contains(tree) && !isKnown(name)) unresolved.add(name);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Set<String> unresolved) {
    // A chain of names may start with a package; then some part of it must be a class.
    return startsWithClass(tree) ? null : super.visitMemberSelect(tree, unresolved);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Set<String> unresolved) {
    notNames.add(tree.getMethodSelect());
    return super.visitMethodInvocation(tree, unresolved);
  }

  @Override
  public Void visitAnnotation(AnnotationTree tree, Set<String> unresolved) {
    for (ExpressionTree argument : tree.getArguments()) {
      if (argument instanceof AssignmentTree assignment) notNames.add(assignment.getVariable());
    }
    return super.visitAnnotation(tree, unresolved);
  }

  @Override
  public Void visitCase(CaseTree tree, Set<String> unresolved) {
    // The constants of an enum are named without it.
    List<? extends ExpressionTree> constants = tree.getExpressions();
    notNames.addAll(constants);
    return super.visitCase(tree, unresolved);
  }

  private boolean isKnown(String name) {
    return KEYWORDS.contains(name)
        || declared.contains(name)
        || file.hasField(name)
        || file.type(name).isPresent();
  }

  private boolean startsWithClass(MemberSelectTree tree) {
    if (!isChain(tree)) return false;
    for (ExpressionTree t = tree; t instanceof MemberSelectTree m; t = m.getExpression()) {
      if (file.qualifiedType(m.toString()).isPresent()) return true;
    }
    return false;
  }

  private static boolean isChain(ExpressionTree tree) {
    return tree instanceof IdentifierTree
        || (tree instanceof MemberSelectTree member && isChain(member.getExpression()));
  }
}
