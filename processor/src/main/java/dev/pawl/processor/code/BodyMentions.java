package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What a class of the body mentions of the method's body around it. */
final class BodyMentions {
  private final Trees trees;
  private final Set<Element> own = new HashSet<>();
  private final Set<VariableElement> variables = new LinkedHashSet<>();
  private final Set<TypeElement> classes = new HashSet<>();

  /**
   * @param declaration of the class
   */
  BodyMentions(TreePath declaration, Trees trees) {
    this.trees = trees;
    new Search().scan(declaration, null);
    variables.removeAll(own);
    classes.removeAll(own);
  }

  /** What the class that a creation declares mentions. */
  static BodyMentions ofAnonymous(TreePath creation, Trees trees) {
    ClassTree body = ((NewClassTree) creation.getLeaf()).getClassBody();
    return new BodyMentions(new TreePath(creation, body), trees);
  }

  /** The variables that the class captures, in the order of their first use. */
  List<VariableElement> variables() {
    return List.copyOf(variables);
  }

  /** The other classes of the body that it names, or captures objects of. */
  Set<TypeElement> classes() {
    LocalTypes captured = new LocalTypes();
    variables.forEach(variable -> captured.visit(variable.asType()));
    Set<TypeElement> all = new HashSet<>(classes);
    all.addAll(captured.found());
    return all;
  }

  private final class Search extends TreePathScanner<Void, Void> {
    @Override
    public Void visitClass(ClassTree tree, Void p) {
      own.add(trees.getElement(getCurrentPath()));
      return super.visitClass(tree, p);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      own.add(trees.getElement(getCurrentPath()));
      return super.visitVariable(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      Element element = trees.getElement(getCurrentPath());
      if (element instanceof VariableElement variable
          && !element.getKind().isField()
          && variable.getConstantValue() == null) {
        variables.add(variable);
      } else if (element instanceof TypeElement type && LocalTypes.isOfBody(type)) {
        classes.add(type);
      }
      return null;
    }
  }
}
