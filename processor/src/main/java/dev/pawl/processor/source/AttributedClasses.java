package dev.pawl.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Classes as a javac of our own understands them. */
public final class AttributedClasses {
  private final SecondCompilation javac;

  AttributedClasses(SecondCompilation javac) {
    this.javac = javac;
  }

  /** The trees of all these classes. */
  public Trees trees() {
    return javac.trees();
  }

  /** The types that those trees have. */
  public Types types() {
    return javac.types();
  }

  /**
   * Finds a class, and all that stands in its file, attributed.
   *
   * @param name its canonical name
   * @return the class if it is without errors; no pass may see another one
   */
  public Optional<TypeElement> find(String name) {
    TypeElement type = javac.elements().getTypeElement(name);
    if (type == null) return Optional.empty();
    TreePath path = javac.trees().getPath(Attribution.topLevel(type));
    new FirstCode(javac.trees()).scan(path, null);
    Soundness soundness = new Soundness(javac.trees());
    soundness.scan(path, null);
    boolean sound =
        soundness.unknown == null && !javac.hasErrorIn(path.getCompilationUnit().getSourceFile());
    return sound ? Optional.of(type) : Optional.empty();
  }

  /**
   * The first expression without a type in a class that was not found, if no file has an error: a
   * class file is missing that a compiled class mentions. javac tells nobody while a processor
   * asks, and takes it for a class without members.
   */
  public Optional<TreePath> missesClassFile(String name) {
    TypeElement type = javac.elements().getTypeElement(name);
    if (type == null || javac.hasErrors()) return Optional.empty();
    Soundness soundness = new Soundness(javac.trees());
    soundness.scan(javac.trees().getPath(Attribution.topLevel(type)), null);
    return Optional.ofNullable(soundness.unknown);
  }

  /** What there is to know about a method of a class that was found. */
  public MethodSource sourceOf(AsyncMethod method, ExecutableElement element, FacadeCalls facades) {
    TreePath path = javac.trees().getPath(element);
    return new MethodSource(
        method,
        element,
        (TypeElement) element.getEnclosingElement(),
        path,
        new SourceText(path.getCompilationUnit(), javac.trees()),
        new Awaits(path.getCompilationUnit(), javac.trees()),
        facades,
        javac.trees(),
        javac.types(),
        javac.elements());
  }

  /** Whether every expression has a type: where another file has an error, one may not have. */
  private static final class Soundness extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private TreePath unknown;

    Soundness(Trees trees) {
      this.trees = trees;
    }

    @Override
    public Void scan(Tree tree, Void p) {
      super.scan(tree, p);
      if (unknown == null && tree instanceof ExpressionTree) {
        TreePath path = new TreePath(getCurrentPath(), tree);
        TypeMirror type = trees.getTypeMirror(path);
        if (type != null && type.getKind() == TypeKind.ERROR) unknown = path;
      }
      return null;
    }
  }
}
