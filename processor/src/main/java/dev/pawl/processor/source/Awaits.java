package dev.pawl.processor.source;

import com.sun.source.tree.ClassTree;
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
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Tells the awaits in attributed code. */
public final class Awaits {
  private static final String TASK = "dev.pawl.Task";

  /** A resource that is closed by an await. */
  public static final String CLOSEABLE = "dev.pawl.AsyncCloseable";

  private final Trees trees;
  private final Map<Tree, Boolean> known = new IdentityHashMap<>();
  private final Set<Tree> awaits = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tree> blocks = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Answers for {@code code} and all below it. */
  public Awaits(TreePath code, Trees trees) {
    this.trees = trees;
    new Search().scan(code, null);
  }

  /**
   * Whether a tree is a call that resolves to {@code dev.pawl.Task.await}, however it is written.
   */
  public boolean isAwait(Tree tree) {
    return awaits.contains(tree);
  }

  /** Whether a call makes a task of a block: it resolves to {@code dev.pawl.Task.async}. */
  public boolean isBlock(MethodInvocationTree call) {
    return blocks.contains(call);
  }

  /** Whether a lambda is the body of a block. */
  public boolean isOfBlock(TreePath lambda) {
    return lambda.getParentPath().getLeaf() instanceof MethodInvocationTree call && isBlock(call);
  }

  /**
   * Whether a tree is an await or holds one that runs with it: lambdas and classes inside it are
   * left out.
   */
  public boolean in(Tree tree) {
    Boolean answer = known.get(tree);
    if (answer == null) throw new IllegalArgumentException("not looked at: " + tree);
    return answer;
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
      CharSequence name = CallNames.of(call);
      boolean await = "await".contentEquals(name) && isMarker();
      if (await) {
        awaits.add(call);
      } else if ("async".contentEquals(name) && isMarker()) {
        blocks.add(call);
      }
      return await || inside;
    }

    private boolean isMarker() {
      return Awaits.isMarker(trees.getElement(getCurrentPath()));
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
      super.visitLambdaExpression(lambda, p);
      return false;
    }

    @Override
    public Boolean visitClass(ClassTree type, Void p) {
      super.visitClass(type, p);
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
