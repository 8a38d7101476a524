package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Refuses a local class that stays the user's as a type argument whose bound it meets by what only
 * it has: it is written as the class above it, which does not.
 *
 * <pre>{@code
 * class Key extends Hidden implements Comparable<Key> { … }
 * Collections.sort(keys);        // List<T>, T extends Comparable<? super T>
 * }</pre>
 */
final class UnmetBounds extends TreePathScanner<Void, Void> {
  private final CodeReader reader;
  private final Types types;

  private UnmetBounds(CodeReader reader) {
    this.reader = reader;
    this.types = reader.source.types();
  }

  /** Refuses those in a method's body. */
  static void refuse(CodeReader reader) {
    if (reader.compiledClasses.haveNamed()) {
      new UnmetBounds(reader).scan(reader.source.path(), null);
    }
  }

  @Override
  public Void scan(Tree tree, Void p) {
    if (tree instanceof ExpressionTree || tree instanceof VariableTree) {
      check(reader.source.trees().getTypeMirror(new TreePath(getCurrentPath(), tree)), tree);
    }
    return super.scan(tree, p);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
    check(new TreePath(getCurrentPath(), tree.getMethodSelect()), tree);
    return super.visitMethodInvocation(tree, p);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void p) {
    check(getCurrentPath(), tree);
    return super.visitNewClass(tree, p);
  }

  /** What it does inside, javac compiles as the user wrote it. */
  @Override
  public Void visitClass(ClassTree tree, Void p) {
    return reader.source.trees().getElement(getCurrentPath()) instanceof TypeElement type
            && reader.isCompiled(type)
        ? null
        : super.visitClass(tree, p);
  }

  /** The type arguments that were inferred for a call, unless an accessor stands for it. */
  private void check(TreePath called, Tree at) {
    if (reader.source.trees().getElement(called) instanceof ExecutableElement method
        && reader.reach.isUsable(method, (TypeElement) method.getEnclosingElement())
        && reader.source.trees().getTypeMirror(called) instanceof ExecutableType type) {
      compare(method.getReturnType(), type.getReturnType(), at);
      int count = Math.min(method.getParameters().size(), type.getParameterTypes().size());
      IntStream.range(0, count)
          .forEach(
              i ->
                  compare(
                      method.getParameters().get(i).asType(), type.getParameterTypes().get(i), at));
    }
  }

  private void compare(TypeMirror declared, TypeMirror given, Tree at) {
    if (declared instanceof TypeVariable variable
        && variable.asElement() instanceof TypeParameterElement parameter) {
      if (parameter.getGenericElement() instanceof ExecutableElement) {
        check(parameter, given, at);
      }
    } else if (declared instanceof ArrayType array && given instanceof ArrayType other) {
      compare(array.getComponentType(), other.getComponentType(), at);
    } else if (declared instanceof WildcardType one && given instanceof WildcardType other) {
      if (one.getExtendsBound() != null && other.getExtendsBound() != null) {
        compare(one.getExtendsBound(), other.getExtendsBound(), at);
      } else if (one.getSuperBound() != null && other.getSuperBound() != null) {
        compare(one.getSuperBound(), other.getSuperBound(), at);
      }
    } else if (declared instanceof DeclaredType one && given instanceof DeclaredType other) {
      List<? extends TypeMirror> arguments = one.getTypeArguments();
      int count = Math.min(arguments.size(), other.getTypeArguments().size());
      IntStream.range(0, count)
          .forEach(i -> compare(arguments.get(i), other.getTypeArguments().get(i), at));
    }
  }

  /** The arguments in a type, however deep. */
  private void check(TypeMirror type, Tree at) {
    if (type instanceof ArrayType array) {
      check(array.getComponentType(), at);
    } else if (type instanceof WildcardType wildcard) {
      check(wildcard.getExtendsBound(), at);
      check(wildcard.getSuperBound(), at);
    } else if (type instanceof DeclaredType declared) {
      List<? extends TypeParameterElement> parameters =
          ((TypeElement) declared.asElement()).getTypeParameters();
      for (int i = 0; i < declared.getTypeArguments().size(); i++) {
        check(parameters.get(i), declared.getTypeArguments().get(i), at);
        check(declared.getTypeArguments().get(i), at);
      }
    }
  }

  private void check(TypeParameterElement parameter, TypeMirror argument, Tree at) {
    if (argument instanceof DeclaredType type
        && reader.isCompiled((TypeElement) type.asElement())
        && parameter.getBounds().stream().anyMatch(bound -> !isMet(bound, type))) {
      reader
          .privateTypes()
          .refuse(
              at,
              "A type argument whose bound a local class with private ones in it meets by itself,");
    }
  }

  private boolean isMet(TypeMirror bound, DeclaredType local) {
    if (bound instanceof TypeVariable || reader.types.isObject(reader.types.of(bound))) {
      return true;
    }
    TypeMirror written = local;
    while (written instanceof DeclaredType type
        && LocalTypes.isOfBody((TypeElement) type.asElement())) {
      written = reader.access.declared(type);
    }
    return types.isSubtype(types.erasure(written), types.erasure(bound))
        && !reader.types.isObject(reader.types.of(local));
  }
}
