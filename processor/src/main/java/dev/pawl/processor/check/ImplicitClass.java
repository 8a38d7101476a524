package dev.pawl.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** A facade must be able to name the class, and nothing names that of a compact source file. */
public final class ImplicitClass {
  private ImplicitClass() {}

  /** Whether a class can have a facade; reports why its methods can't be tasks if not. */
  public static boolean check(TypeElement host, Elements elements, Trees trees, Reporter reporter) {
    if (!isImplicit(outermost(host), elements, trees)) return true;
    for (ExecutableElement method : Collector.methods(host)) {
      TreePath path = trees.getPath(method);
      if (path == null) continue; // javac could read only half of it, and says so.
      reporter.error(
          Problem.METHOD_OF_IMPLICIT_CLASS,
          path.getLeaf(),
          path.getCompilationUnit(),
          method.getSimpleName());
    }
    return false;
  }

  private static TypeElement outermost(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement around ? outermost(around) : type;
  }

  /**
   * Whether a class is declared by nothing but its members (JLS 8.1.8): no name leads to it, as to
   * one that has what isn't Java around it, and it begins where one of them does.
   */
  private static boolean isImplicit(TypeElement type, Elements elements, Trees trees) {
    TreePath path = trees.getPath(type);
    if (elements.getTypeElement(type.getQualifiedName()) != null
        || path == null
        || !(path.getLeaf() instanceof ClassTree tree)) {
      return false;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    SourcePositions positions = trees.getSourcePositions();
    long start = positions.getStartPosition(unit, tree);
    return tree.getMembers().stream()
        .filter(member -> !isConstructor(member)) // javac's own begins where the class does
        .anyMatch(member -> positions.getStartPosition(unit, member) <= start);
  }

  private static boolean isConstructor(Tree member) {
    return member instanceof MethodTree method && method.getReturnType() == null;
  }
}
