package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.OwnParts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Anonymous classes whose own type escapes the lambda that makes them, or the initialiser that
 * declares what they capture:
 *
 * <pre>{@code
 * var all = numbers.stream().map(n -> new Object() { int twice = 2 * n; }).toList();
 * }</pre>
 *
 * <p>States that share objects of such a type would have to spell it, but a member of the task's
 * class could not capture {@code n}.
 */
final class EscapingClasses {
  private final MethodSource source;

  /** All anonymous classes, and where they are made. */
  private final Map<TypeElement, Creation> creations = new LinkedHashMap<>();

  /** Where the body's variables are declared. */
  private final Map<Element, Integer> declared = new LinkedHashMap<>();

  private final Set<TypeElement> found = new HashSet<>();

  /**
   * @param lambda the outermost one around it; null if there is none
   */
  private record Creation(TreePath path, TreePath lambda) {}

  private EscapingClasses(MethodSource source) {
    this.source = source;
  }

  /** Those in a method's body. */
  static Set<TypeElement> of(MethodSource source) {
    if (!source.hasBody()) {
      return Set.of();
    }
    EscapingClasses classes = new EscapingClasses(source);
    classes.new Creations().scan(source.body(), null);
    if (!classes.creations.isEmpty()) {
      classes.new Variables().scan(source.body(), null);
      classes.creations.forEach(classes::considerOperands);
      Set.copyOf(classes.found).forEach(classes::addCaptured);
    }
    return classes.found;
  }

  private final class Creations extends TreePathScanner<Void, Void> {
    private TreePath lambda;

    @Override
    public Void visitNewClass(NewClassTree tree, Void p) {
      if (tree.getClassBody() != null) {
        TreePath body = new TreePath(getCurrentPath(), tree.getClassBody());
        if (source.trees().getElement(body) instanceof TypeElement type) {
          creations.put(type, new Creation(getCurrentPath(), lambda));
        }
      }
      return super.visitNewClass(tree, p);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      declared.put(source.trees().getElement(getCurrentPath()), source.text().start(tree));
      return super.visitVariable(tree, p);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      TreePath around = lambda;
      lambda = around == null ? getCurrentPath() : around;
      super.visitLambdaExpression(tree, p);
      lambda = around;
      return null;
    }

    /** What its members make stays inside. */
    @Override
    public Void visitClass(ClassTree tree, Void p) {
      return null;
    }
  }

  /** The variables that states can share: neither of lambdas nor of classes. */
  private final class Variables extends OwnParts {
    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      LocalTypes types = new LocalTypes();
      types.visit(source.trees().getTypeMirror(getCurrentPath()));
      types.found().stream()
          .filter(creations::containsKey)
          .filter(type -> AnonymousClasses.haveOwnMembers(type, source))
          .filter(type -> isCutOff(creations.get(type), tree.getInitializer()))
          .forEach(found::add);
      return super.visitVariable(tree, p);
    }
  }

  private boolean isCutOff(Creation creation, Tree initialiser) {
    if (creation.lambda() != null) {
      return true;
    }
    return initialiser != null
        && BodyMentions.ofAnonymous(creation.path(), source.trees()).variables().stream()
            .map(declared::get)
            .anyMatch(
                start ->
                    start != null
                        && start >= source.text().start(initialiser)
                        && start < source.text().end(initialiser));
  }

  /** Before an await, what is left of a call's receiver and arguments is of its own type too. */
  private void considerOperands(TypeElement type, Creation creation) {
    if (creation.lambda() == null) {
      return;
    }
    TreePath whole = creation.lambda();
    // A block may consist of an expression, with the lambda that it is above it.
    while (whole.getLeaf() != source.body().getLeaf()
        && whole.getParentPath().getLeaf() instanceof ExpressionTree) {
      whole = whole.getParentPath();
    }
    if (source.awaits().in(whole.getLeaf())
        && Boolean.TRUE.equals(new Uses(type, creation.lambda().getLeaf()).scan(whole, null))) {
      found.add(type);
    }
  }

  /** What one captures objects of can't be a copy of the task's class either. */
  private void addCaptured(TypeElement type) {
    BodyMentions.ofAnonymous(creations.get(type).path(), source.trees()).classes().stream()
        .filter(creations::containsKey)
        .filter(found::add)
        .forEach(this::addCaptured);
  }

  /** Looks for uses of a class's own members outside of the lambda that makes its objects. */
  private final class Uses extends TreePathScanner<Boolean, Void> {
    private final TypeElement type;
    private final Tree lambda;

    Uses(TypeElement type, Tree lambda) {
      this.type = type;
      this.lambda = lambda;
    }

    @Override
    public Boolean visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      return tree == lambda ? Boolean.FALSE : super.visitLambdaExpression(tree, p);
    }

    @Override
    public Boolean visitMemberSelect(MemberSelectTree tree, Void p) {
      return isOfType() || Boolean.TRUE.equals(super.visitMemberSelect(tree, p));
    }

    @Override
    public Boolean visitIdentifier(IdentifierTree tree, Void p) {
      return isOfType();
    }

    private boolean isOfType() {
      Element element = source.trees().getElement(getCurrentPath());
      return element != null
          && type.equals(element.getEnclosingElement())
          && AnonymousClasses.isOwn(element, source);
    }

    @Override
    public Boolean reduce(Boolean one, Boolean other) {
      return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }
  }
}
