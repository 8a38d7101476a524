package dev.pawl.processor.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Classes as a javac of our own understands them. */
public final class AttributedClasses {
  private final SecondCompilation javac;
  private final MethodPaths methods;

  /** Which classes each host's code sees. */
  private final Map<String, SeenClasses> seen = new HashMap<>();

  AttributedClasses(SecondCompilation javac) {
    this.javac = javac;
    this.methods = new MethodPaths(javac.trees());
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
   * Finds a class.
   *
   * @param name its canonical name
   * @return the class if there is no error in its file; no pass may see another one
   */
  public Optional<TypeElement> find(String name) {
    return type(name).filter(type -> !areCutShort() && errorsIn(type).isEmpty() && isSound(type));
  }

  /**
   * Finds a class in a file with errors that are the user's for certain: nothing is missing that
   * somebody could still generate.
   */
  public Optional<TypeElement> findBroken(String name) {
    return type(name).filter(type -> !errorsIn(type).isEmpty() && !javac.missesAnything());
  }

  /** Whether the user's errors kept javac from looking at all. */
  boolean areCutShort() {
    return javac.hasCrashed();
  }

  /** The errors in the file of a class. */
  public List<Diagnostic<? extends JavaFileObject>> errorsIn(String name) {
    return type(name).map(this::errorsIn).orElse(List.of());
  }

  private Optional<TypeElement> type(String name) {
    return Optional.ofNullable(javac.elements().getTypeElement(name));
  }

  private List<Diagnostic<? extends JavaFileObject>> errorsIn(TypeElement type) {
    return javac.errorsIn(javac.trees().getPath(type).getCompilationUnit().getSourceFile());
  }

  private boolean isSound(TypeElement type) {
    Soundness soundness = new Soundness(javac.trees());
    soundness.scan(javac.trees().getPath(Attribution.topLevel(type)), null);
    return soundness.sound;
  }

  /** What there is to know about a method of a class that was found. */
  public MethodSource sourceOf(AsyncMethod method, ExecutableElement element, FacadeCalls facades) {
    TreePath path = methods.of(element);
    return new MethodSource(
        method,
        element,
        (TypeElement) element.getEnclosingElement(),
        path,
        new SourceText(path.getCompilationUnit(), javac.trees()),
        new Awaits(path, javac.trees()),
        facades,
        Map.of(),
        seen.computeIfAbsent(
            method.hostName(), host -> new SeenClasses(javac.known(), javac.elements(), host)),
        javac.trees(),
        javac.types(),
        javac.elements());
  }

  /** Whether every expression has a type: where another file has an error, one may not have. */
  private static final class Soundness extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private boolean sound = true;

    Soundness(Trees trees) {
      this.trees = trees;
    }

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
