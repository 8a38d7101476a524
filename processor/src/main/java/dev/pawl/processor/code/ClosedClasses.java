package dev.pawl.processor.code;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Classes of the body that the task's class can't declare: what they extend, its constructor, what
 * a method mentions that they override, or an annotation of theirs is private, or they are
 * exceptions and the task's class is generic.
 */
final class ClosedClasses {
  private final CodeReader reader;

  ClosedClasses(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * Whether a class of the body, or another one in it, is such.
   *
   * @param declaration of the class, or the creation that declares it
   */
  boolean isClosed(TreePath declaration) {
    AnnotationEdits annotations = new AnnotationEdits(reader, new Edits(reader.text()));
    AtomicBoolean found = new AtomicBoolean();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void p) {
        if (tree.getClassBody() != null && isClosed(getCurrentPath(), tree)) {
          found.set(true);
        }
        return super.visitNewClass(tree, p);
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        if (!tree.getSimpleName().isEmpty() && isClosed(getCurrentPath(), tree)) {
          found.set(true);
        }
        return super.visitClass(tree, p);
      }

      @Override
      public Void visitAnnotation(AnnotationTree tree, Void p) {
        if (annotations.isClosed(getCurrentPath())) {
          found.set(true);
        }
        return super.visitAnnotation(tree, p);
      }
    }.scan(declaration, null);
    return found.get();
  }

  private boolean isClosed(TreePath creation, NewClassTree tree) {
    TypeElement above = reader.reach.createdType(creation, tree);
    TreePath body = new TreePath(creation, tree.getClassBody());
    return above != null
        && (isClosed(above)
            || overridesClosed(body)
            || reader.exceptionClasses().haveNoPlace(above)
            || SuperConstructors.areClosed(reader, body));
  }

  private boolean isClosed(TypeElement above) {
    return !reader.access.isVisible(above) && !reader.heirs.canExtend(above)
        || reader.access.hasHiddenArguments(above);
  }

  private boolean isClosed(TreePath path, ClassTree tree) {
    return refused(path, tree).isPresent()
        || overridesClosed(path)
        || SuperConstructors.areClosed(reader, path)
        || reader.source.trees().getElement(path) instanceof TypeElement type
            && reader.exceptionClasses().haveNoPlace(type);
  }

  /** Whether a method of a class is one that mentions what can't be named. */
  private boolean overridesClosed(TreePath body) {
    return reader.source.trees().getElement(body) instanceof TypeElement type
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(method -> overridesClosed(method, type, type.asType()));
  }

  private boolean overridesClosed(ExecutableElement method, TypeElement in, TypeMirror type) {
    return reader.source.types().directSupertypes(type).stream()
        .anyMatch(
            above ->
                ElementFilter.methodsIn(
                            reader.source.types().asElement(above).getEnclosedElements())
                        .stream()
                        .filter(one -> reader.source.elements().overrides(method, one, in))
                        .anyMatch(one -> !reader.access.isOpen(one))
                    || overridesClosed(method, in, above));
  }

  /** Refuses a class that is to be declared, and can't be. */
  void requireOpen(TreePath path, ClassTree tree) {
    refused(path, tree)
        .ifPresent(refused -> reader.privateTypes().refuse(refused.at(), refused.what()));
    SuperConstructors.requireOpen(reader, path, tree);
    requireOverriding(path, tree);
  }

  /** The same for an anonymous class. */
  void requireOpen(TreePath creation, NewClassTree tree) {
    TypeElement above = reader.reach.createdType(creation, tree);
    if (above == null) {
      return;
    }
    if (isClosed(above)) {
      reader.privateTypes().refuse(tree, "This anonymous subclass of a private class");
    }
    TreePath body = new TreePath(creation, tree.getClassBody());
    SuperConstructors.requireOpen(reader, body, tree);
    requireOverriding(body, tree);
  }

  private void requireOverriding(TreePath body, Tree tree) {
    if (overridesClosed(body)) {
      reader
          .privateTypes()
          .refuse(tree, "A class that overrides a method which mentions a private class");
    }
  }

  /**
   * What can't be done.
   *
   * @param at the private class that would have to be named
   */
  private record Refused(Tree at, String what) {}

  private Optional<Refused> refused(TreePath path, ClassTree tree) {
    List<Tree> above = new ArrayList<>(tree.getImplementsClause());
    Optional.ofNullable(tree.getExtendsClause()).ifPresent(above::add);
    for (Tree one : above) {
      TreePath type = new TreePath(path, one);
      if (reader.reach.typeOf(type) instanceof DeclaredType declared
          && isClosed((TypeElement) declared.asElement())) {
        return Optional.of(new Refused(one, "A local subclass of a private class"));
      }
    }
    return tree.getKind() == Tree.Kind.CLASS ? Optional.empty() : named(path);
  }

  private Optional<Refused> named(TreePath declaration) {
    List<Refused> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree name, Void p) {
        if (reader.source.trees().getElement(getCurrentPath()) instanceof TypeElement
            && reader.isHidden(reader.reach.typeOf(getCurrentPath()))) {
          found.add(new Refused(name, "A private class in a local record, enum or interface"));
        }
        return null;
      }
    }.scan(declaration, null);
    return found.stream().findFirst();
  }
}
