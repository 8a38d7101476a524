package dev.pawl.processor.facade;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which methods a Task class calls as they are: those that await nothing, where there is nothing to
 * take apart. It is asked before bodies are attributed, so what only looks like an await counts.
 *
 * <p>What a subclass may override is called through a handle, or the call would be the subclass's;
 * a few statements are shorter than that.
 */
public final class WholeMethods {
  /** As many statements as are worth a handle. */
  private static final int MANY = 8;

  private WholeMethods() {}

  /**
   * Whether the Task class of a method calls it.
   *
   * @return false also where it could not: a type of the signature can't be named there
   */
  public static boolean isCalled(
      ExecutableElement method, MethodTree declaration, Types types, Elements elements) {
    Body body = new Body();
    body.scan(declaration.getBody(), null);
    return !body.mayAwait
        && (isNamed(method) || body.statements > MANY)
        && canBeCalled(method, types, elements);
  }

  /** Whether the name alone says which method is called. */
  public static boolean isNamed(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return !modifiers.contains(Modifier.PRIVATE)
        && (modifiers.contains(Modifier.STATIC)
            || modifiers.contains(Modifier.FINAL)
            || method.getEnclosingElement().getModifiers().contains(Modifier.FINAL));
  }

  private static final class Body extends TreeScanner<Void, Void> {
    private boolean mayAwait;
    private int statements;

    @Override
    public Void scan(Tree tree, Void p) {
      if (tree instanceof StatementTree) statements++;
      return super.scan(tree, p);
    }

    /**
     * Of constructors javac makes some, and parts of others, but only when it attributes a body.
     */
    @Override
    public Void visitMethod(MethodTree tree, Void p) {
      int before = statements;
      super.visitMethod(tree, p);
      if (tree.getName().contentEquals("<init>")) statements = before;
      return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      mayAwait |= isMarker(tree.getName());
      return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void p) {
      mayAwait |= isMarker(tree.getIdentifier());
      return super.visitMemberSelect(tree, p);
    }

    @Override
    public Void visitTry(TryTree tree, Void p) {
      // A resource may be one whose closing is awaited.
      mayAwait |= !tree.getResources().isEmpty();
      return super.visitTry(tree, p);
    }
  }

  private static boolean isMarker(CharSequence name) {
    return "await".contentEquals(name) || "async".contentEquals(name);
  }

  private static boolean canBeCalled(ExecutableElement method, Types types, Elements elements) {
    TypeNames names = FacadeSignature.of(method, List.of(), types, elements).names();
    return canName(method.getReturnType(), names)
        && canName(method.getEnclosingElement().asType(), names)
        && method.getParameters().stream().allMatch(p -> canName(p.asType(), names))
        && method.getThrownTypes().stream().allMatch(t -> canName(t, names));
  }

  /** What has a stand-in in the signature is another type in the Task class. */
  private static boolean canName(TypeMirror type, TypeNames names) {
    return type.getKind() == TypeKind.VOID || names.canName(type) && names.standIns().isEmpty();
  }
}
