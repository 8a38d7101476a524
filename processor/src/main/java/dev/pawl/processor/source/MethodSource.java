package dev.pawl.processor.source;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.facade.WholeMethods;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * One attributed {@code @Async} method, or a block in one, with all that the passes may ask of
 * javac. Valid for the round that made it.
 *
 * @param method its names
 * @param element the method
 * @param host the class that declares it
 * @param path where its tree is, or the block's lambda; {@code trees} answers for every expression
 *     below it
 * @param text the user's file
 * @param awaits which calls in the method are awaits
 * @param facades which calls create a task of this compilation
 * @param classes those of the method's body that a block in it can use, as it writes them
 * @param seen which classes the host's code sees
 */
public record MethodSource(
    AsyncMethod method,
    ExecutableElement element,
    TypeElement host,
    TreePath path,
    SourceText text,
    Awaits awaits,
    FacadeCalls facades,
    Map<TypeElement, String> classes,
    SeenClasses seen,
    Trees trees,
    Types types,
    Elements elements) {

  /** What becomes a task: the method's declaration, or the lambda of a block in it. */
  public Tree tree() {
    return path.getLeaf();
  }

  /** The class of the file that the host is, or is in. */
  public TypeElement topLevel() {
    return Attribution.topLevel(host);
  }

  /** The method's declaration, also of a block in it. */
  public MethodTree declaration() {
    TreePath at = path;
    while (!(at.getLeaf() instanceof MethodTree)) at = at.getParentPath();
    return (MethodTree) at.getLeaf();
  }

  /** Whether it is a block of the method. */
  public boolean isBlock() {
    return tree() instanceof LambdaExpressionTree;
  }

  /** Whether its task calls the method and has no machine of its own. */
  public boolean isCalledWhole() {
    return !isBlock() && WholeMethods.isCalled(element, declaration(), types, elements);
  }

  /** False for a method that lacks its body, which javac says at its line. */
  public boolean hasBody() {
    return !(path.getLeaf() instanceof MethodTree method) || method.getBody() != null;
  }

  /** Its statements, or the expression that a block consists of. */
  public TreePath body() {
    return tree() instanceof LambdaExpressionTree block
        ? new TreePath(path, block.getBody())
        : new TreePath(path, ((MethodTree) tree()).getBody());
  }

  /** The parameters that the user declares. */
  public List<? extends VariableTree> parameters() {
    return tree() instanceof MethodTree declared ? declared.getParameters() : List.of();
  }

  /** What a {@code return} in it gives. */
  public TypeMirror returnType() {
    if (!isBlock()) return element.getReturnType();
    boolean isVoid = trees.getTypeMirror(path).toString().startsWith("dev.pawl.AsyncBlock.Action<");
    return isVoid ? types.getNoType(TypeKind.VOID) : blockArguments().get(0);
  }

  /** What a block throws. */
  public TypeMirror blockThrows() {
    return blockArguments().get(1);
  }

  private List<? extends TypeMirror> blockArguments() {
    return ((DeclaredType) trees.getTypeMirror(path.getParentPath())).getTypeArguments();
  }

  /** Whether a type, whatever its type arguments, is that of a class or of one below it. */
  public boolean isOf(TypeElement above, TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ARRAY, TYPEVAR, INTERSECTION ->
          types.isSubtype(types.erasure(type), types.erasure(above.asType()));
      default -> false;
    };
  }

  /**
   * A block of this one.
   *
   * @param known the classes of this body that it can use, as it writes them
   */
  public MethodSource block(AsyncMethod names, TreePath lambda, Map<TypeElement, String> known) {
    return new MethodSource(
        names, element, host, lambda, text, awaits, facades, known, seen, trees, types, elements);
  }
}
