package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * {@code new} with a constructor that the task's class can't reach, or of an inner class of the
 * receiver.
 */
final class CreationEdits {
  private final CodeReader reader;
  private final Edits edits;
  private final VarargsEdits varargs;

  CreationEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
    this.varargs = new VarargsEdits(reader, edits);
  }

  /**
   * True if it became a call of an accessor: what is left to visit are the outer instance and the
   * arguments.
   */
  boolean create(TreePath path, NewClassTree tree) {
    Element constructor = reader.source.trees().getElement(path);
    if (constructor == null) {
      return false;
    }
    TypeElement type = (TypeElement) constructor.getEnclosingElement();
    if (reader.compiledClasses.isOne(type)) {
      createCompiled(path, tree, constructor);
      return true;
    }
    if (tree.getClassBody() != null) {
      reader.closedClasses.requireOpen(path, tree);
      return named(path, tree, type);
    }
    if (reader.reach.isUsable(constructor, type)) {
      varargs.gather((ExecutableElement) constructor, path);
      return false;
    }
    Accessor.Kind kind = isRaw(path, type) ? Accessor.Kind.CREATE_RAW : Accessor.Kind.CREATE;
    Accessor accessor = reader.accessors.of(kind, constructor);
    String head = head(accessor, path, tree);
    int arguments = open(reader.text(), tree) + 1;
    String comma = tree.getArguments().isEmpty() ? "" : ", ";
    ExpressionTree outer = tree.getEnclosingExpression();
    if (outer != null) {
      // A constructor doesn't look at the instance around, which must not be null (JLS 15.9.4).
      boolean mayBeNull = !Keywords.isThis(outer);
      edits.before(start(tree), head + (mayBeNull ? "java.util.Objects.requireNonNull(" : ""));
      edits.replace(reader.text().end(outer), arguments, (mayBeNull ? ")" : "") + comma);
      varargs.gather(accessor, path, ", ");
      return true;
    }
    Optional<TypeElement> owner =
        Names.isInner(type) ? reader.names.ownerOutside(path, type) : Optional.empty();
    edits.replace(
        start(tree),
        arguments,
        head,
        owner.map(reader.reach::instance).orElse(Code.text("")),
        owner.isPresent() ? comma : "");
    varargs.gather(accessor, path, owner.isPresent() ? ", " : "");
    return true;
  }

  /**
   * {@code new Hidden(a) { … }} becomes {@code newHidden(self, a, b)}, where {@code b} is captured.
   */
  private void createCompiled(TreePath path, NewClassTree tree, Element constructor) {
    Accessor accessor = reader.accessors.of(Accessor.Kind.CREATE_COMPILED, constructor);
    List<Code> first = new ArrayList<>();
    if (reader.compiledClasses.haveReceiver((TypeElement) constructor.getEnclosingElement())) {
      first.add(Code.text(reader.self));
    }
    List<Code> last = new ArrayList<>();
    for (VariableElement variable :
        reader.compiledClasses.captured((TypeElement) constructor.getEnclosingElement())) {
      last.add(MentionEdits.value(reader, variable, captures(path)));
    }
    boolean hasArguments = !tree.getArguments().isEmpty();
    edits.replace(
        start(tree),
        open(reader.text(), tree) + 1,
        reader.reach.head(accessor, path),
        Code.join(", ", first),
        hasArguments && !first.isEmpty() ? ", " : "");
    boolean isFirst = first.isEmpty() && accessor.signature().parameters().size() == last.size();
    edits.replace(
        close(reader.text(), tree),
        reader.text().end(tree),
        last.isEmpty() || isFirst ? "" : ", ",
        Code.join(", ", last),
        ")");
    varargs.gather(accessor, path, first.isEmpty() ? "" : ", ");
  }

  private boolean isRaw(TreePath path, TypeElement created) {
    return !created.getTypeParameters().isEmpty()
        && reader.reach.typeOf(path) instanceof DeclaredType type
        && type.getTypeArguments().isEmpty();
  }

  /**
   * {@code new Base(a) { … }} becomes {@code new Name(a)}, if the anonymous class has got a name;
   * true if so.
   */
  private boolean named(TreePath path, NewClassTree tree, TypeElement type) {
    if (!reader.memberClasses.isNamed(type)) {
      return false;
    }
    Code scope = scope(path, type);
    String name = reader.memberClasses.simpleName(type);
    edits.replace(start(tree), open(reader.text(), tree), scope, "new " + name);
    edits.replace(close(reader.text(), tree) + 1, reader.text().end(tree), "");
    return true;
  }

  /** Where the parenthesis in front of the arguments is. */
  private static int open(SourceText text, NewClassTree tree) {
    return text.indexOf("(", text.end(tree.getIdentifier()));
  }

  /** Where the parenthesis behind the arguments is. */
  static int close(SourceText text, NewClassTree tree) {
    List<? extends ExpressionTree> arguments = tree.getArguments();
    int last =
        arguments.isEmpty() ? open(text, tree) : text.end(arguments.get(arguments.size() - 1));
    return text.indexOf(")", last);
  }

  /** What a creation of a class in a scope begins with, a dot included. */
  private Code scope(TreePath path, TypeElement type) {
    return reader
        .memberClasses
        .scope(type, path, captures(path))
        .map(scope -> Code.of(scope, "."))
        .orElse(Code.text(""));
  }

  private boolean captures(TreePath path) {
    Tree method = reader.source.tree();
    for (TreePath at = path.getParentPath(); at.getLeaf() != method; at = at.getParentPath()) {
      if (at.getLeaf() instanceof ClassTree || at.getLeaf() instanceof LambdaExpressionTree) {
        return true;
      }
    }
    return false;
  }

  /**
   * Type arguments that are written out stay so; a diamond has them inferred, and so has the
   * accessor.
   */
  private String head(Accessor accessor, TreePath path, NewClassTree tree) {
    boolean written =
        tree.getIdentifier() instanceof ParameterizedTypeTree type
            && !type.getTypeArguments().isEmpty();
    if (!accessor.signature().spelled().isEmpty()
        || accessor.signature().typeParameters().isEmpty()
        || !written) {
      return reader.reach.head(accessor, path);
    }
    List<? extends TypeMirror> all = ((DeclaredType) reader.reach.typeOf(path)).getTypeArguments();
    return all.size() == accessor.signature().typeParameters().size()
        ? reader.reach.head(accessor, List.copyOf(all))
        : reader.reach.head(accessor, path);
  }

  /** Puts in front of {@code new Inner()} the instance around it that was meant; true if so. */
  boolean isInnerOfReceiver(TreePath path, NewClassTree tree) {
    Element constructor = reader.source.trees().getElement(path);
    if (constructor == null || tree.getEnclosingExpression() != null) {
      return false;
    }
    TypeElement type = reader.reach.createdType(path, tree);
    if (type == null) {
      return false;
    }
    Code scope = scope(path, type);
    if (!scope.toString().isEmpty()) {
      edits.before(start(tree), scope);
      return true;
    }
    if (!Names.isInner(type)) {
      return false;
    }
    Optional<TypeElement> owner = reader.names.ownerOutside(path, type);
    owner.ifPresent(
        outer -> {
          edits.before(start(tree), reader.reach.instance(outer), ".");
          unqualify(tree.getIdentifier());
        });
    return owner.isPresent();
  }

  /** Behind an instance {@code new Outer.Inner()} is {@code new Inner()} (JLS 15.9). */
  private void unqualify(Tree identifier) {
    if (identifier instanceof ParameterizedTypeTree generic) {
      unqualify(generic.getType());
    } else if (identifier instanceof MemberSelectTree select) {
      int name = reader.text().end(select) - select.getIdentifier().length();
      edits.replace(start(select), name, "");
    }
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }
}
