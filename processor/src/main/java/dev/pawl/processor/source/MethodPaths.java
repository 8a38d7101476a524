package dev.pawl.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Where methods are declared, for one round. {@link Trees#getPath(Element)} looks through the whole
 * file for each of them, which makes the time for a file grow with the square of its methods; here
 * it looks for the class, once.
 */
public final class MethodPaths {
  private final Trees trees;
  private final Map<Element, Map<Element, TreePath>> byClass = new HashMap<>();

  /** Finds methods among these trees. */
  public MethodPaths(Trees trees) {
    this.trees = trees;
  }

  /** The path of the declaration of a method that is compiled from a source. */
  public TreePath of(ExecutableElement method) {
    return byClass
        .computeIfAbsent(method.getEnclosingElement(), this::methodsOf)
        .computeIfAbsent(method, trees::getPath);
  }

  /** The declaration of a method that is compiled from a source. */
  public MethodTree declaration(ExecutableElement method) {
    return (MethodTree) of(method).getLeaf();
  }

  private Map<Element, TreePath> methodsOf(Element type) {
    Map<Element, TreePath> methods = new HashMap<>();
    TreePath declaration = trees.getPath(type);
    for (Tree member : ((ClassTree) declaration.getLeaf()).getMembers()) {
      if (member instanceof MethodTree) {
        TreePath path = new TreePath(declaration, member);
        // A second declaration of the same method is an error, and has no element of its own.
        Element element = trees.getElement(path);
        if (element != null) methods.putIfAbsent(element, path);
      }
    }
    return methods;
  }
}
