package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.MethodSource;
import java.util.LinkedHashMap;
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
 * of a private constructor, or are exceptions where the task's class is generic, and those whose
 * own type {@linkplain EscapingClasses escapes}. The method stays in the user's class as well, and
 * javac compiles them there; the task makes instances of those:
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
    Set<TypeElement> escaping = EscapingClasses.of(source);
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void p) {
        if (tree.getClassBody() != null) {
          boolean escapes = escaping.contains(typeOf(getCurrentPath(), tree));
          if ((escapes || isClosed.test(getCurrentPath()))
              && !add(getCurrentPath(), tree)
              && escapes) {
            throw escaping(tree);
          }
        }
        return super.visitNewClass(tree, p);
      }

      /** The task's class has another one in its place, which these are not inside. */
      @Override
      public Void visitClass(ClassTree tree, Void p) {
        return null;
      }
    }.scan(source.path(), null);
  }

  private Element typeOf(TreePath creation, NewClassTree tree) {
    return source.trees().getElement(new TreePath(creation, tree.getClassBody()));
  }

  private static Rejected escaping(NewClassTree tree) {
    return new Rejected(
        Problem.NOT_SUPPORTED_YET,
        tree,
        "This anonymous class, used by its own type outside of the lambda or switch that makes it,",
        "Declare a class outside of the method, or use a type that has a name.");
  }

  /** Whether the class that a creation declares can be made by a handle, and so is one of them. */
  private boolean add(TreePath creation, NewClassTree tree) {
    BodyMentions mentions = new BodyMentions(creation, source.trees());
    // Of the body's other classes the task's class has copies.
    if (!captured.keySet().containsAll(mentions.classes())
        || tree.getEnclosingExpression() != null
        || !(source.trees().getElement(creation) instanceof ExecutableElement constructor)
        // With what it captures behind them, there are no handles of variable arguments.
        || constructor.isVarArgs() && !mentions.variables().isEmpty()) {
      return false;
    }
    captured.put((TypeElement) constructor.getEnclosingElement(), mentions.variables());
    return true;
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
