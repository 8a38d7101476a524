package dev.pawl.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Tells the awaits of one attributed file. */
public final class Awaits {
  private static final String TASK = "dev.pawl.Task";

  /** A resource that is closed by an await. */
  public static final String CLOSEABLE = "dev.pawl.AsyncCloseable";

  private final CompilationUnitTree unit;
  private final Trees trees;
  private final Map<Tree, Boolean> known = new IdentityHashMap<>();
  private final Set<Tree> awaits = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Answers for the trees of {@code unit}. */
  public Awaits(CompilationUnitTree unit, Trees trees) {
    this.unit = unit;
    this.trees = trees;
  }

  /**
   * Whether a tree is a call that resolves to {@code dev.pawl.Task.await}, however it is written.
   */
  public boolean isAwait(Tree tree) {
    return tree instanceof MethodInvocationTree call
        && "await".contentEquals(CallNames.of(call))
        && (awaits.contains(tree) || !known.containsKey(tree) && learn(tree, awaits::contains));
  }

  /** Whether a call makes a task of a block: it resolves to {@code dev.pawl.Task.async}. */
  public boolean isBlock(MethodInvocationTree call) {
    return "async".contentEquals(CallNames.of(call))
        && isMarker(trees.getElement(trees.getPath(unit, call)));
  }

  /**
   * Whether a tree is an await or holds one that runs with it: lambdas and classes inside it are
   * left out.
   */
  public boolean in(Tree tree) {
    Boolean answer = known.get(tree);
    return answer != null ? answer : learn(tree, known::get);
  }

  /** Whether the resource of a try-with-resources is closed by an await. */
  public boolean isAsyncCloseable(TreePath resource) {
    return isAsyncCloseable(trees.getTypeMirror(resource));
  }

  private static boolean isAsyncCloseable(TypeMirror type) {
    if (type instanceof IntersectionType several) {
      return several.getBounds().stream().anyMatch(Awaits::isAsyncCloseable);
    } else if (type instanceof TypeVariable variable) {
      return isAsyncCloseable(variable.getUpperBound());
    } else if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      return element.getQualifiedName().contentEquals(CLOSEABLE)
          || isAsyncCloseable(element.getSuperclass())
          || element.getInterfaces().stream().anyMatch(Awaits::isAsyncCloseable);
    }
    return false;
  }

  /**
   * Finds the answers for a tree and all below it, since whoever asks for one asks for the rest.
   */
  private boolean learn(Tree tree, Predicate<Tree> answer) {
    new Search().scan(trees.getPath(unit, tree), null);
    return answer.test(tree);
  }

  private final class Search extends TreePathScanner<Boolean, Void> {
    @Override
    public Boolean scan(TreePath path, Void p) {
      boolean found = Boolean.TRUE.equals(super.scan(path, p));
      known.put(path.getLeaf(), found);
      return found;
    }

    @Override
    public Boolean scan(Tree tree, Void p) {
      if (tree == null) {
        return false;
      }
      boolean found = Boolean.TRUE.equals(super.scan(tree, p));
      known.put(tree, found);
      return found;
    }

    @Override
    public Boolean visitMethodInvocation(MethodInvocationTree call, Void p) {
      boolean inside = Boolean.TRUE.equals(super.visitMethodInvocation(call, p));
      boolean await =
          "await".contentEquals(CallNames.of(call)) && isMarker(trees.getElement(getCurrentPath()));
      if (await) {
        awaits.add(call);
      }
      return await || inside;
    }

    @Override
    public Boolean visitTry(TryTree tree, Void p) {
      boolean inside = Boolean.TRUE.equals(super.visitTry(tree, p));
      boolean closes =
          tree.getResources().stream()
              .anyMatch(resource -> isAsyncCloseable(new TreePath(getCurrentPath(), resource)));
      return closes || inside;
    }

    @Override
    public Boolean visitLambdaExpression(LambdaExpressionTree lambda, Void p) {
      return false;
    }

    @Override
    public Boolean visitClass(ClassTree type, Void p) {
      return false;
    }

    @Override
    public Boolean reduce(Boolean one, Boolean other) {
      return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }
  }

  /** Whether an element is {@code dev.pawl.Task.await}. */
  public static boolean isMarker(Element element) {
    return element instanceof ExecutableElement
        && element.getKind() == ElementKind.METHOD
        && element.getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(TASK);
  }
}
