package dev.pawl.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Has javac attribute classes, so that it answers for every expression in them.
 *
 * <p>The first {@link Trees#getElement} on a name in a method body makes javac attribute the class in place, together
 * with its superclasses, the classes around it and those inside it, as far as they are compiled from source. The
 * compiler crashes later if one of them mentions a class that some processor generates in this round or a later one.
 * So a class waits until every name in all of these means something. A name that never does is the user's own error,
 * which is javac's to report.
 */
public final class Attribution {
  private final Trees trees;
  private final Types types;
  private final Elements elements;

  public Attribution(Trees trees, Types types, Elements elements) {
    this.trees = trees;
    this.types = types;
    this.elements = elements;
  }

  /** Whether all that would be attributed with a class can be. */
  public boolean isSafe(TypeElement type) {
    Set<TypeElement> seen = new HashSet<>();
    Deque<TypeElement> toDo = new ArrayDeque<>(Set.of(topLevel(type)));
    while (!toDo.isEmpty()) {
      TypeElement next = toDo.pop();
      TreePath path = trees.getPath(next);
      if (path == null || !seen.add(next)) continue;
      FileScope file = new FileScope(path.getCompilationUnit(), elements);
      DeclaredNames declared = new DeclaredNames(next, path.getLeaf(), file, elements);
      if (!UnresolvedNames.in(path.getLeaf(), file, declared.names()).isEmpty()) return false;
      for (TypeElement t : declared.superclasses()) {
        toDo.add(topLevel(t));
        if (types.asElement(t.getSuperclass()) instanceof TypeElement s) toDo.add(topLevel(s));
      }
    }
    return true;
  }

  /**
   * Attributes a class and all around it; the caller knows that it is safe, or that nothing is generated any more.
   *
   * @return whether javac understood everything in it; if not, no pass must see it
   */
  public boolean attribute(TypeElement type) {
    TreePath path = trees.getPath(topLevel(type));
    new FirstName().scan(path, null);
    Soundness soundness = new Soundness();
    soundness.scan(path, null);
    return soundness.sound;
  }

  /** What there is to know about a method of an attributed class. */
  public MethodSource sourceOf(AsyncMethod method, ExecutableElement element, FacadeCalls facades) {
    TreePath path = trees.getPath(element);
    return new MethodSource(
        method,
        element,
        (TypeElement) element.getEnclosingElement(),
        path,
        new SourceText(path.getCompilationUnit(), trees),
        new Awaits(path.getCompilationUnit(), trees),
        facades,
        trees,
        types,
        elements);
  }

  private static TypeElement topLevel(TypeElement type) {
    Element e = type;
    while (e.getEnclosingElement() instanceof TypeElement || !(e instanceof TypeElement)) {
      e = e.getEnclosingElement();
    }
    return (TypeElement) e;
  }

  /** Asks about the first name in a body: that is what makes javac attribute it. */
  private final class FirstName extends TreePathScanner<Void, Void> {
    private boolean done;

    @Override
    public Void visitMethod(MethodTree tree, Void p) {
      return scan(tree.getBody(), p);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      return ask() ? null : super.visitVariable(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      ask();
      return null;
    }

    private boolean ask() {
      if (!done) trees.getElement(getCurrentPath());
      return done = true;
    }
  }

  private final class Soundness extends TreePathScanner<Void, Void> {
    private boolean sound = true;

    @Override
    public Void scan(Tree tree, Void p) {
      super.scan(tree, p);
      if (sound && tree instanceof ExpressionTree) {
        TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
        sound = type == null || type.getKind() != TypeKind.ERROR;
      }
      return null;
    }
  }
}
