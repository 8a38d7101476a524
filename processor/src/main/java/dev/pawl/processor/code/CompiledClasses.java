package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.source.MethodSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Anonymous classes that only the user's class can declare, as they extend a private one, or by way
 * of a private constructor, or are exceptions where the task's class is generic. The method stays
 * in the user's class as well, and javac compiles them there; the task makes instances of those:
 *
 * <pre>{@code
 * new Hidden(a) { … b … }   ⇒   newHidden(self, a, b)        of Foo$1
 * }</pre>
 */
final class CompiledClasses {
  private final MethodSource source;

  /** What each of them captures, in the order in which javac's constructor takes it. */
  private final Map<TypeElement, List<VariableElement>> captured = new LinkedHashMap<>();

  CompiledClasses(MethodSource source) {
    this.source = source;
  }

  /**
   * Finds them.
   *
   * @param isClosed whether the task's class can't extend what a creation with a body extends
   */
  void find(Predicate<TreePath> isClosed) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void p) {
        if (tree.getClassBody() == null || !isClosed.test(getCurrentPath())) {
          return super.visitNewClass(tree, p);
        }
        add(getCurrentPath(), tree);
        scan(tree.getEnclosingExpression(), p);
        return scan(tree.getArguments(), p);
      }

      /** The task's class has another one in its place, which these are not inside. */
      @Override
      public Void visitClass(ClassTree tree, Void p) {
        return null;
      }
    }.scan(source.path(), null);
  }

  private void add(TreePath creation, NewClassTree tree) {
    TreePath body = new TreePath(creation, tree.getClassBody());
    Mentions mentions = new Mentions();
    mentions.scan(body, null);
    mentions.variables.removeAll(mentions.own);
    mentions.classes.removeAll(mentions.own);
    mentions.classes.addAll(classesOf(mentions.variables));
    // Of the body's other classes the task's class has copies.
    if (captured.keySet().containsAll(mentions.classes)
        && tree.getEnclosingExpression() == null
        && source.trees().getElement(creation) instanceof ExecutableElement constructor
        // With what it captures behind them, there are no handles of variable arguments.
        && (!constructor.isVarArgs() || mentions.variables.isEmpty())) {
      captured.put(
          (TypeElement) constructor.getEnclosingElement(), List.copyOf(mentions.variables));
    }
  }

  private static Set<TypeElement> classesOf(Set<VariableElement> variables) {
    LocalTypes types = new LocalTypes();
    variables.forEach(variable -> types.visit(variable.asType()));
    return types.found();
  }

  /** What a class mentions of the method's body. */
  private final class Mentions extends TreePathScanner<Void, Void> {
    private final Set<Element> own = new HashSet<>();
    private final Set<VariableElement> variables = new LinkedHashSet<>();
    private final Set<TypeElement> classes = new HashSet<>();

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      own.add(source.trees().getElement(getCurrentPath()));
      return super.visitClass(tree, p);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      own.add(source.trees().getElement(getCurrentPath()));
      return super.visitVariable(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      Element element = source.trees().getElement(getCurrentPath());
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

  /** Whether a class is one of them. */
  boolean isOne(TypeElement type) {
    return captured.containsKey(type);
  }

  /** Whether it is one of them, or a member of one. */
  boolean contain(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement && captured.containsKey(e)) {
        return true;
      }
    }
    return false;
  }

  /** What one of them captures, in the order in which javac's constructor takes it. */
  List<VariableElement> captured(TypeElement type) {
    return captured.get(type);
  }

  /** Whether instances have the method's receiver around them. */
  boolean haveReceiver() {
    return !Names.isStatic(source.element());
  }
}
