package dev.pawl.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
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
 * <p>The first {@link Trees#getElement} on code without a symbol makes javac attribute the class in
 * place, together with its superclasses, the classes around it and those inside it, as far as they
 * are compiled from source. The compiler crashes later if one of them mentions a class that some
 * processor generates in this round or a later one. So a class waits until every name in all of
 * these means something. A name that never does is the user's own error, which is javac's to
 * report.
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
    return attributedWith(type).stream().allMatch(t -> unresolvedNames(t).isEmpty());
  }

  /**
   * Attributes a class and what goes with it; the caller knows that it is safe, or that nothing is
   * generated any more.
   *
   * @return whether javac understood everything in it; if not, no pass must see it
   */
  public boolean attribute(TypeElement type) {
    new FirstCode().scan(trees.getPath(topLevel(type)), null);
    return attributedWith(type).stream().allMatch(t -> isSound(trees.getPath(t)));
  }

  /**
   * The top-level classes that javac attributes when it does one of them: all that they inherit
   * from.
   */
  private Set<TypeElement> attributedWith(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    Deque<TypeElement> toDo = new ArrayDeque<>(Set.of(type));
    while (!toDo.isEmpty()) {
      TypeElement next = topLevel(toDo.pop());
      if (trees.getPath(next) == null || !all.add(next)) continue;
      for (TypeElement t : declaredNames(next).superclasses()) {
        toDo.add(t);
        if (types.asElement(t.getSuperclass()) instanceof TypeElement superclass) {
          toDo.add(superclass);
        }
      }
    }
    return all;
  }

  private Set<String> unresolvedNames(TypeElement topLevel) {
    TreePath path = trees.getPath(topLevel);
    FileScope file = new FileScope(path.getCompilationUnit(), elements);
    return UnresolvedNames.in(path.getLeaf(), file, declaredNames(topLevel).names());
  }

  private DeclaredNames declaredNames(TypeElement topLevel) {
    TreePath path = trees.getPath(topLevel);
    FileScope file = new FileScope(path.getCompilationUnit(), elements);
    return new DeclaredNames(topLevel, path.getLeaf(), file, elements);
  }

  private boolean isSound(TreePath path) {
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

  /**
   * Asks about the first code in a class: for code that has no symbol yet, javac attributes the
   * class.
   */
  private final class FirstCode extends TreePathScanner<Void, Void> {
    private boolean asked;

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      return scan(tree.getMembers(), p);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void p) {
      return ask(tree.getBody());
    }

    @Override
    public Void visitVariable(VariableTree field, Void p) {
      return ask(field.getInitializer());
    }

    @Override
    public Void visitBlock(BlockTree initializer, Void p) {
      return ask(initializer);
    }

    private Void ask(Tree code) {
      if (!asked && code != null) trees.getElement(new TreePath(getCurrentPath(), code));
      asked |= code != null;
      return null;
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
