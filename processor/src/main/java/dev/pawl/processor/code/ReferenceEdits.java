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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
   * Node::key       ⇒   node -> ((Pair<K, V>) node).key()
   */

  private final CodeReader reader;
  private final Edits edits;
  private final ReferenceCalls calls;
  private final HiddenThrows hiddenThrows;

  ReferenceEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
    this.calls = new ReferenceCalls(reader);
    this.hiddenThrows = new HiddenThrows(reader, edits);
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
      ReferenceLambda lambda = lambda(path, tree, member.getParameters(), List.of());
      replace(tree, lambda, call(accessor, reader.reach.instance(accessor.holder()), lambda));
      return MemberEdits.Covered.ALL;
    }
    boolean ofClass = reader.names.isType(new TreePath(path, tree.getQualifierExpression()));
    if (member.getKind() == ElementKind.CONSTRUCTOR) {
      return constructor(path, tree, member, declaring);
    }
    TypeElement type =
        qualified instanceof DeclaredType declared && CommonTypes.of(qualified).isEmpty()
            ? (TypeElement) declared.asElement()
            : declaring;
    TreePath receiver = new TreePath(path, tree.getQualifierExpression());
    if (reader.reach.isUsable(member, type) || reader.reach.isOfBodyHeir(receiver, member)) {
      return usable(path, tree, member, type, ofClass);
    }
    return unusable(path, tree, member, type, ofClass);
  }

  /** A reference to a method that only an accessor can call. */
  private MemberEdits.Covered unusable(
      TreePath path,
      MemberReferenceTree tree,
      ExecutableElement method,
      TypeElement type,
      boolean ofClass) {
    boolean receives = ofClass && !Names.isStatic(method);
    TypeMirror held = reader.reach.typeOf(new TreePath(path, tree.getQualifierExpression()));
    ReferenceCasts casts = casts(method, type, ofClass, held);
    Accessor accessor = reader.accessors.of(Accessor.Kind.CALL, method, type);
    List<String> first = receives ? List.of(variableOf(type)) : List.of();
    ReferenceLambda plain = lambda(path, tree, method.getParameters(), first);
    TypeMirror on = receives ? plain.parameters().get(0) : held;
    ReferenceLambda lambda = calls.withOwnResult(plain, method, on);
    List<String> arguments = new ArrayList<>(arguments(lambda, casts));
    // What the call spells out is what is given.
    accessor.signature().spelled().stream()
        .map(place -> place + first.size())
        .filter(place -> place >= first.size() && place < arguments.size())
        .forEach(place -> arguments.set(place, lambda.names().get(place)));
    if (ofClass) {
      replace(tree, lambda, calls.of(accessor, Code.text(""), lambda, arguments, List.of()));
      return MemberEdits.Covered.ALL;
    }
    return bound(
        path, tree, held, lambda, it -> calls.of(accessor, it, lambda, arguments, List.of()));
  }

  /** A reference to a method that can be called by its name. */
  private MemberEdits.Covered usable(
      TreePath path,
      MemberReferenceTree tree,
      ExecutableElement method,
      TypeElement type,
      boolean ofClass) {
    boolean receives = ofClass && !Names.isStatic(method);
    TypeMirror receiver = reader.reach.typeOf(new TreePath(path, tree.getQualifierExpression()));
    ReferenceCasts casts = casts(method, type, ofClass, receiver);
    if (!casts.areNeeded(reader.reach.typeOf(path))) {
      return MemberEdits.Covered.NOTHING;
    }
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    List<String> first = receives ? List.of(variableOf(owner)) : List.of();
    ReferenceLambda lambda = lambda(path, tree, method.getParameters(), first);
    List<String> arguments = arguments(lambda, casts);
    String call = "." + typeArguments(path, tree) + method.getSimpleName() + "(";
    String cast = casts.ofResult(lambda.parameters(), lambda.result());
    if (receives) {
      String rest = String.join(", ", arguments.subList(1, arguments.size())) + ")";
      String on = arguments.get(0);
      boolean isCast = !on.equals(lambda.names().get(0));
      replace(tree, lambda, Code.text(cast + (isCast ? "(" + on + ")" : on) + call + rest));
      return MemberEdits.Covered.ALL;
    }
    String end = call + String.join(", ", arguments) + ")";
    if (ofClass) {
      replace(tree, lambda, Code.text(cast + reader.types.name(owner) + end));
      return MemberEdits.Covered.ALL;
    }
    TypeMirror held = reader.access.above(receiver, owner).orElse(receiver);
    return bound(path, tree, held, lambda, on -> Code.of(cast, on, end));
  }

  /**
   * @param named the class that stands in front of the colons, or that of what does
   * @param qualified the type of that
   */
  private ReferenceCasts casts(
      ExecutableElement method, TypeElement named, boolean ofClass, TypeMirror qualified) {
    return new ReferenceCasts(
        reader,
        method,
        ofClass && !Names.isStatic(method),
        ofClass ? Optional.empty() : Optional.of(qualified),
        Optional.of(named));
  }

  private static List<String> arguments(ReferenceLambda lambda, ReferenceCasts casts) {
    List<String> all = casts.of(lambda.parameters());
    return IntStream.range(0, all.size())
        .mapToObj(i -> all.get(i) + lambda.names().get(i))
        .toList();
  }

  private String typeArguments(TreePath path, MemberReferenceTree tree) {
    return tree.getTypeArguments() == null
        ? ""
        : tree.getTypeArguments().stream()
            .map(type -> reader.types.argument(reader.reach.typeOf(new TreePath(path, type))))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  /**
   * @param held the type by which the receiver is kept
   * @param body what the lambda does, on the receiver
   */
  private MemberEdits.Covered bound(
      TreePath path,
      MemberReferenceTree tree,
      TypeMirror held,
      ReferenceLambda lambda,
      UnaryOperator<Code> body) {
    ExpressionTree receiver = tree.getQualifierExpression();
    if (Keywords.isThis(receiver)) {
      replace(tree, lambda, body.apply(reader.read(new TreePath(path, receiver))));
      return MemberEdits.Covered.ALL;
    }
    String once =
        reader.freshNames.fresh(
            held instanceof DeclaredType type ? variableOf((TypeElement) type.asElement()) : "it");
    String curried =
        "java.util.function.Function" + "<" + reader.types.of(held) + ", " + lambda.type() + ">";
    edits.before(
        start(tree),
        "((" + curried + ") " + once + " -> " + lambda.head() + " -> ",
        hiddenThrows.of(lambda, body.apply(Code.text(once))),
        ").apply(java.util.Objects.requireNonNull(");
    edits.replace(reader.text().end(receiver), reader.text().end(tree), "))");
    return MemberEdits.Covered.ALL_BUT_RECEIVER;
  }

  /** {@code Node[]::new}. */
  private MemberEdits.Covered arrayOf(TreePath path, MemberReferenceTree tree, ArrayType array) {
    if (!reader.access.isHidden(array)) {
      return MemberEdits.Covered.NOTHING;
    }
    ReferenceLambda lambda = lambda(path, tree, List.of(), List.of("length"));
    String made =
        "(%s) java.lang.reflect.Array.newInstance(%s, %s)"
            .formatted(
                reader.types.of(array),
                reader.classes.of(array.getComponentType()),
                lambda.names().get(0));
    replace(tree, lambda, Code.text(made));
    return MemberEdits.Covered.ALL;
  }

  private MemberEdits.Covered constructor(
      TreePath path, MemberReferenceTree tree, ExecutableElement constructor, TypeElement type) {
    if (reader.isCompiled(type)) {
      return compiled(path, tree, constructor, type);
    }
    Optional<TypeElement> outer =
        Names.isInner(type) ? reader.names.ownerOutside(path, type) : Optional.empty();
    boolean usable = reader.reach.isUsable(constructor, type);
    Optional<Code> scope = reader.memberClasses.scope(type, path, true);
    boolean isNamed = usable && outer.isEmpty() && scope.isEmpty();
    ReferenceCasts casts =
        new ReferenceCasts(reader, constructor, false, Optional.empty(), Optional.empty());
    if (isNamed && !casts.areNeeded(reader.reach.typeOf(path))) {
      return MemberEdits.Covered.NOTHING;
    }
    ReferenceLambda lambda = lambda(path, tree, constructor.getParameters(), List.of());
    Code instance = scope.or(() -> outer.map(reader.reach::instance)).orElse(Code.text(""));
    if (usable) {
      String head = isNamed ? "new " + reader.types.name(type) : ".new " + type.getSimpleName();
      String diamond = type.getTypeParameters().isEmpty() ? "(" : "<>(";
      String arguments = String.join(", ", arguments(lambda, casts));
      replace(tree, lambda, Code.of("", instance, head + diamond + arguments + ")"));
    } else {
      Accessor accessor = reader.accessors.of(Accessor.Kind.CREATE, constructor);
      replace(tree, lambda, call(accessor, instance, lambda));
    }
    return MemberEdits.Covered.ALL;
  }

  /** Of a class that stays the user's. */
  private MemberEdits.Covered compiled(
      TreePath path, MemberReferenceTree tree, ExecutableElement constructor, TypeElement type) {
    Accessor accessor = reader.accessors.of(Accessor.Kind.CREATE_COMPILED, constructor);
    ReferenceLambda lambda = lambda(path, tree, constructor.getParameters(), List.of());
    String around = reader.compiledClasses.haveReceiver(type) ? reader.self : "";
    List<Code> captured =
        reader.compiledClasses.captured(type).stream()
            .map(variable -> MentionEdits.value(reader, variable, true))
            .toList();
    replace(tree, lambda, calls.of(accessor, Code.text(around), lambda, lambda.names(), captured));
    return MemberEdits.Covered.ALL;
  }

  private void replace(Tree tree, ReferenceLambda lambda, Code body) {
    edits.replace(
        start(tree),
        reader.text().end(tree),
        lambda.cast() + lambda.head() + " -> ",
        hiddenThrows.of(lambda, body));
  }

  private Code call(Accessor accessor, Code receiver, ReferenceLambda lambda) {
    return calls.of(accessor, receiver, lambda, lambda.names(), List.of());
  }

  /**
   * @param named the referred method's parameters, which lend their names
   * @param first names for what comes before them
   */
  private ReferenceLambda lambda(
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
    return new ReferenceLambda(
        written,
        isArgument(path) && !reader.functions.isPrivate(path) && canCast(path, type)
            ? "(" + written + ") "
            : "",
        head,
        names,
        List.copyOf(seen.getParameterTypes()),
        seen.getReturnType(),
        seen.getThrownTypes().stream()
            .findFirst()
            .map(reader.access::nearestVisible)
            .orElseGet(
                () ->
                    reader.source.elements().getTypeElement("java.lang.RuntimeException").asType()),
        hiddenThrows.isHidden(seen.getThrownTypes()));
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
        .filter(i -> CapturedTypes.isProjectedArgument(arguments.get(i)))
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
