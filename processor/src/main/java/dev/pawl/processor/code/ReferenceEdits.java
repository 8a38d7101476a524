package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** References to what the task's class can't refer to: they become lambdas that call it. */
final class ReferenceEdits {
  /*
   * this::secret    ⇒   (text, index) -> secret(self, text, index)
   * find()::secret  ⇒   ((Function<Foo, Supplier<R>>) foo -> () -> secret(foo)).apply(Objects.requireNonNull(find()))
   * Inner::new      ⇒   index -> self.new Inner(index)
   */

  private final CodeReader reader;
  private final Edits edits;

  ReferenceEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** What is left to visit of a method reference. */
  MemberEdits.Covered reference(TreePath path, MemberReferenceTree tree) {
    TypeMirror qualified = reader.reach.typeOf(new TreePath(path, tree.getQualifierExpression()));
    if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
        && qualified instanceof ArrayType array) {
      return arrayOf(path, tree, array);
    }
    if (!(reader.source.trees().getElement(path) instanceof ExecutableElement member)
        || !(member.getEnclosingElement() instanceof TypeElement declaring)) {
      return MemberEdits.Covered.NOTHING;
    }
    if (Keywords.isSuper(tree.getQualifierExpression())) {
      TreePath superTree = new TreePath(path, tree.getQualifierExpression());
      if (reader.reach.isSuperOfBody(superTree)) {
        return MemberEdits.Covered.NOTHING;
      }
      Accessor accessor = reader.reach.superAccessor(superTree, member);
      Lambda lambda = lambda(path, tree, member.getParameters(), List.of());
      replace(tree, lambda, call(accessor, reader.reach.instance(accessor.holder()), lambda));
      return MemberEdits.Covered.ALL;
    }
    Element qualifier =
        reader.source.trees().getElement(new TreePath(path, tree.getQualifierExpression()));
    boolean ofClass = qualifier instanceof TypeElement || qualifier == null;
    if (member.getKind() == ElementKind.CONSTRUCTOR) {
      return constructor(path, tree, member, declaring);
    }
    TypeElement type =
        qualified instanceof DeclaredType declared ? (TypeElement) declared.asElement() : declaring;
    TreePath receiver = new TreePath(path, tree.getQualifierExpression());
    if (reader.reach.isUsable(member, type) || reader.reach.isOfBodyHeir(receiver, member)) {
      return MemberEdits.Covered.NOTHING;
    }
    Accessor accessor = reader.accessors.of(Accessor.Kind.CALL, member, type);
    if (Names.isStatic(member)) {
      Lambda lambda = lambda(path, tree, member.getParameters(), List.of());
      replace(tree, lambda, call(accessor, Code.text(""), lambda));
      return MemberEdits.Covered.ALL;
    } else if (ofClass) {
      Lambda lambda = lambda(path, tree, member.getParameters(), List.of(variableOf(type)));
      replace(tree, lambda, call(accessor, Code.text(""), lambda));
      return MemberEdits.Covered.ALL;
    }
    return bound(path, tree, member, type, accessor);
  }

  private MemberEdits.Covered bound(
      TreePath path,
      MemberReferenceTree tree,
      ExecutableElement member,
      TypeElement type,
      Accessor accessor) {
    ExpressionTree receiver = tree.getQualifierExpression();
    Lambda lambda = lambda(path, tree, member.getParameters(), List.of());
    if (Keywords.isThis(receiver)) {
      Code code = reader.read(new TreePath(path, receiver));
      replace(tree, lambda, call(accessor, code, lambda));
      return MemberEdits.Covered.ALL;
    }
    String once = reader.freshNames.fresh(variableOf(type));
    String curried =
        "java.util.function.Function"
            + "<"
            + reader.types.argument(reader.reach.typeOf(new TreePath(path, receiver)))
            + ", "
            + lambda.type
            + ">";
    edits.before(
        start(tree),
        "((" + curried + ") " + once + " -> " + lambda.head + " -> ",
        call(accessor, Code.text(once), lambda),
        ").apply(java.util.Objects.requireNonNull(");
    edits.replace(reader.text().end(receiver), reader.text().end(tree), "))");
    return MemberEdits.Covered.ALL_BUT_RECEIVER;
  }

  /** {@code Node[]::new}. */
  private MemberEdits.Covered arrayOf(TreePath path, MemberReferenceTree tree, ArrayType array) {
    if (!new PrivateTypeEdits(reader, edits).isHidden(array)) {
      return MemberEdits.Covered.NOTHING;
    }
    Lambda lambda = lambda(path, tree, List.of(), List.of("length"));
    String made =
        "(%s) java.lang.reflect.Array.newInstance(%s, %s)"
            .formatted(
                reader.types.of(array),
                reader.classes.of(array.getComponentType()),
                lambda.names.get(0));
    replace(tree, lambda, Code.text(made));
    return MemberEdits.Covered.ALL;
  }

  private MemberEdits.Covered constructor(
      TreePath path, MemberReferenceTree tree, ExecutableElement constructor, TypeElement type) {
    Optional<TypeElement> outer =
        Names.isInner(type) ? reader.names.ownerOutside(path, type) : Optional.empty();
    boolean usable = reader.reach.isUsable(constructor, type);
    Optional<Code> scope = reader.memberClasses.scope(type, path, true);
    if (usable && outer.isEmpty() && scope.isEmpty()) {
      return MemberEdits.Covered.NOTHING;
    }
    Lambda lambda = lambda(path, tree, constructor.getParameters(), List.of());
    Code instance = scope.or(() -> outer.map(reader.reach::instance)).orElse(Code.text(""));
    if (usable) {
      String diamond = type.getTypeParameters().isEmpty() ? "(" : "<>(";
      String name = type.getSimpleName() + diamond;
      replace(
          tree, lambda, Code.of(instance, ".new " + name + String.join(", ", lambda.names) + ")"));
    } else {
      Accessor accessor = reader.accessors.of(Accessor.Kind.CREATE, constructor);
      replace(tree, lambda, call(accessor, instance, lambda));
    }
    return MemberEdits.Covered.ALL;
  }

  private void replace(Tree tree, Lambda lambda, Code body) {
    edits.replace(start(tree), reader.text().end(tree), lambda.cast + lambda.head + " -> ", body);
  }

  /**
   * The call that the lambda makes; the receiver, if there is one, stands before the lambda's own
   * parameters.
   */
  private Code call(Accessor accessor, Code receiver, Lambda lambda) {
    String head =
        accessor.signature().spelled().isEmpty()
            ? accessor.name() + "("
            : reader.reach.head(accessor, spelled(accessor, receiver, lambda));
    boolean both = !receiver.pieces().isEmpty() && !receiver.toString().isEmpty();
    String comma = both && !lambda.names.isEmpty() ? ", " : "";
    return Code.of(head, receiver, comma + String.join(", ", lambda.names) + ")");
  }

  private static List<TypeMirror> spelled(Accessor accessor, Code receiver, Lambda lambda) {
    boolean receives = accessor.signature().hasReceiver(accessor) && receiver.toString().isEmpty();
    List<TypeMirror> types = new ArrayList<>();
    for (int index : accessor.signature().spelled()) {
      types.add(
          index == AccessSignature.RESULT
              ? lambda.result
              : lambda.parameters.get(index + (receives ? 1 : 0)));
    }
    return types;
  }

  /**
   * A lambda of a functional interface.
   *
   * @param cast the interface, where the call around the lambda might not tell it
   * @param head the parameters as they stand before the arrow
   */
  private record Lambda(
      String type,
      String cast,
      String head,
      List<String> names,
      List<TypeMirror> parameters,
      TypeMirror result) {}

  /**
   * @param named the referred method's parameters, which lend their names
   * @param first names for what comes before them
   */
  private Lambda lambda(
      TreePath path,
      MemberReferenceTree tree,
      List<? extends VariableElement> named,
      List<String> first) {
    if (!(reader.reach.typeOf(path) instanceof DeclaredType type)) {
      throw unsupported(tree);
    }
    DeclaredType exact = reader.access.withoutWildcards(type);
    ExecutableElement descriptor = descriptor(exact, tree);
    ExecutableType seen = (ExecutableType) reader.source.types().asMemberOf(exact, descriptor);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < seen.getParameterTypes().size(); i++) {
      int index = i - first.size();
      String wish =
          index < 0
              ? first.get(i)
              : index < named.size() ? named.get(index).getSimpleName().toString() : "more";
      names.add(reader.freshNames.fresh(wish));
    }
    String head = names.size() == 1 ? names.get(0) : "(" + String.join(", ", names) + ")";
    String written = reader.functions.typeOf(exact);
    return new Lambda(
        written,
        isArgument(path) && !reader.functions.isPrivate(path) && canCast(path, exact)
            ? "(" + written + ") "
            : "",
        head,
        names,
        List.copyOf(seen.getParameterTypes()),
        seen.getReturnType());
  }

  /**
   * An implicitly typed lambda tells less to inference and to the choice of an overload than a
   * reference does.
   */
  private static boolean isArgument(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    return parent instanceof MethodInvocationTree || parent instanceof NewClassTree;
  }

  /**
   * Whether the interface can be written as the call asks for it. Only of its own wildcards a
   * {@code List<?>} is one where a list of some captured type is meant; elsewhere the call has to
   * tell.
   */
  private boolean canCast(TreePath argument, DeclaredType type) {
    return new Arguments(reader)
        .declared(argument)
        .filter(DeclaredType.class::isInstance)
        .map(DeclaredType.class::cast)
        .filter(asked -> asked.asElement().equals(type.asElement()))
        .map(DeclaredType::getTypeArguments)
        .map(asked -> areWildcardsWhereProjected(type.getTypeArguments(), asked))
        .orElse(true);
  }

  private static boolean areWildcardsWhereProjected(
      List<? extends TypeMirror> arguments, List<? extends TypeMirror> asked) {
    return IntStream.range(0, asked.size())
        .filter(i -> TypeText.isProjectedArgument(arguments.get(i)))
        .allMatch(i -> asked.get(i).getKind() == TypeKind.WILDCARD);
  }

  private ExecutableElement descriptor(DeclaredType type, MemberReferenceTree tree) {
    return reader
        .access
        .functionOf((TypeElement) type.asElement())
        .filter(method -> method.getTypeParameters().isEmpty())
        .orElseThrow(() -> unsupported(tree));
  }

  private static Rejected unsupported(MemberReferenceTree tree) {
    return new Rejected(
        Problem.NOT_SUPPORTED_YET,
        tree,
        "A reference to a method that only its own class can call, where no lambda can stand,",
        "Write a class that calls it instead.");
  }

  static String variableOf(TypeElement type) {
    String name = type.getSimpleName().toString();
    return name.isEmpty()
        ? "it"
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }
}
