package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * How the task's class gets at instances and members: the receiver, what is around it, and calls of
 * accessors.
 */
final class Reach {
  private final CodeReader reader;
  private final CapturingCalls capturing;

  Reach(CodeReader reader) {
    this.reader = reader;
    this.capturing = new CapturingCalls(reader, this);
  }

  /** {@code Owner.this}, which is the receiver or an instance around it. */
  Code instance(TypeElement owner) {
    if (reader.names.isHost(owner)) {
      return Code.text(reader.self);
    }
    Accessor outer = reader.accessors.of(Accessor.Kind.OUTER, owner);
    String head =
        outer.signature().spelled().isEmpty()
            ? outer.name() + "("
            : head(outer, List.of(owner.asType()));
    return Code.text(head + reader.self + ")");
  }

  /** What stands in front of the dot when a member of an outer class is named. */
  Code qualifier(TypeElement owner, Element member) {
    if (Names.isStatic(member)) {
      return Code.text(reader.types.name(owner));
    }
    Code instance = instance(owner);
    TypeElement declaring = (TypeElement) member.getEnclosingElement();
    if (reader.access.isVisible(owner) && !reader.access.isVisible(declaring)) {
      return instance;
    }
    return reader
        .conversions
        .castTo(declaring, owner.asType())
        .map(cast -> Code.of("(" + cast, instance, ")"))
        .orElse(instance);
  }

  /** The first argument of an accessor: nothing for a static member. */
  Code receiver(TypeElement owner, Element member) {
    return Names.isStatic(member) ? Code.text("") : instance(owner);
  }

  /** Whether a member can be used by its name, of a value of a class. */
  boolean isUsable(Element member, TypeElement site) {
    if (!reader.access.isAccessible(member)
        || !reader.access.isOpen(member)
        || Names.isStatic(member) && reader.types.isObscured(site)) {
      return false;
    }
    if (Names.isStatic(member)) {
      return reader.access.isVisible(site);
    }
    return reader.access.isVisible((TypeElement) member.getEnclosingElement())
        || reader.access.isVisible(site) && reader.access.isOpen(member, site);
  }

  /** The class of what is in front of a dot. */
  TypeElement site(TreePath select, Element member) {
    return site(typeOf(qualifier(select)), member);
  }

  /** The class whose member is used, of a value of a type. */
  TypeElement site(TypeMirror type, Element member) {
    // javac has a class for several types at once, too, in which everything is.
    return type.getKind() == TypeKind.DECLARED && type instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : (TypeElement) member.getEnclosingElement();
  }

  /** Whether what is in front of a dot names a class. */
  boolean isOfClass(TreePath select) {
    return reader.source.trees().getElement(qualifier(select)) instanceof TypeElement
        && !(qualifier(select).getLeaf() instanceof MethodInvocationTree);
  }

  static TreePath qualifier(TreePath select) {
    return new TreePath(select, ((MemberSelectTree) select.getLeaf()).getExpression());
  }

  /**
   * The class whose superclass is meant by {@code super} or {@code Outer.super}: the host or one
   * around it, the latter also inside a class in the body. An interface is not what is around but
   * what the present class implements (JLS 15.12.1).
   *
   * @return none if it is the superclass of a class in the body, or an interface
   */
  Optional<TypeElement> holderOfSuper(TreePath superTree) {
    if (superTree.getLeaf() instanceof MemberSelectTree) {
      return reader.source.trees().getElement(qualifier(superTree)) instanceof TypeElement named
              && named.getKind().isClass()
              && reader.names.isOutside(named)
          ? Optional.of(named)
          : Optional.empty();
    }
    return reader.names.isReceiver(superTree)
        ? Optional.of(reader.source.host())
        : Optional.empty();
  }

  /**
   * Whether {@code super} means the same in the task's class: it is that of a class in the body.
   */
  boolean isSuperOfBody(TreePath superTree) {
    return !reader.names.isReceiver(superTree) && holderOfSuper(superTree).isEmpty();
  }

  /** The class above one whose {@code super} something is. */
  TypeElement superclass(TypeElement holder) {
    // An interface has no superclass but still the methods of Object.
    return holder.getSuperclass() instanceof DeclaredType above
        ? (TypeElement) above.asElement()
        : reader.source.elements().getTypeElement("java.lang.Object");
  }

  /**
   * Whether a class in the body has inherited a member from another package: its code may use it,
   * of its own instances, as the user's does (JLS 6.6.2).
   *
   * @param qualifier what is in front of the dot
   */
  boolean isOfBodyHeir(TreePath qualifier, Element member) {
    if (!reader.access.isHeirloom(member)) {
      return false;
    }
    TypeMirror type = typeOf(qualifier);
    for (TreePath at = qualifier; at.getLeaf() != reader.source.tree(); at = at.getParentPath()) {
      if (at.getLeaf() instanceof ClassTree
          && reader.source.trees().getElement(at) instanceof TypeElement inner
          && reader.names.has(inner, member)
          && (Names.isStatic(member) || type != null && reader.source.isOf(inner, type))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses an object in front of a static member if finding it does anything: it is left out.
   *
   * @param replaced what is written in place of which part of it
   */
  void requireIdle(TreePath qualifier, Map<Tree, Code> replaced) {
    Tree tree = qualifier.getLeaf();
    boolean isIdle =
        reader.source.trees().getElement(qualifier) instanceof TypeElement
                && !(tree instanceof MethodInvocationTree || tree instanceof NewClassTree)
            || isVariable(replaced.get(tree))
            || reader.source.awaits().isAwait(tree)
            || new Repeatable(reader.source.trees(), Set.of()).is(qualifier);
    if (!isIdle) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "A static member that only the class itself can name, of what a call returns,",
          "Write the name of its class in front of it.");
    }
  }

  private static boolean isVariable(Code code) {
    return code != null && code.pieces().size() == 1 && code.pieces().get(0) instanceof Piece.Use;
  }

  /** A constant's value as a literal. */
  Optional<Code> constant(Element field) {
    Object value = ((VariableElement) field).getConstantValue();
    return Optional.ofNullable(value).map(constant -> Code.text(literal(constant)));
  }

  /** It may come to stand behind a minus or a multiplication; infinity is a quotient. */
  private String literal(Object constant) {
    String text = reader.source.elements().getConstantExpression(constant);
    boolean isOperation = constant instanceof Number && text.matches("-.*|.*/.*");
    return isOperation ? "(" + text + ")" : text;
  }

  /** The class that a creation is of, or that its anonymous class extends; null if unknown. */
  TypeElement createdType(TreePath path, NewClassTree tree) {
    TreePath identifier = new TreePath(path, tree.getIdentifier());
    if (reader.source.trees().getElement(identifier) instanceof TypeElement type) {
      return type;
    }
    return typeOf(identifier) instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : null;
  }

  /** How the accessor is declared that stands for a method or constructor which is called. */
  AccessSignature signature(TreePath call, ExecutableElement called) {
    if (!(call.getLeaf() instanceof MethodInvocationTree invocation)) {
      return reader.accessors.signature(called, (TypeElement) called.getEnclosingElement());
    }
    TreePath select = new TreePath(call, invocation.getMethodSelect());
    if (!(select.getLeaf() instanceof MemberSelectTree member)) {
      return reader.accessors.signature(
          called,
          reader
              .names
              .ownerOutside(call, called)
              .orElse((TypeElement) called.getEnclosingElement()));
    }
    return Keywords.isSuper(member.getExpression())
        ? reader.accessors.signatureOfSuper(
            called, holderOfSuper(qualifier(select)).orElse(reader.source.host()))
        : reader.accessors.signature(called, site(select, called));
  }

  /** The accessor of {@code super.m()}, {@code Interface.super.m()} or {@code Outer.super.m()}. */
  Accessor superAccessor(TreePath superTree, Element method) {
    return holderOfSuper(superTree)
        .map(holder -> reader.accessors.ofSuper(method, superclass(holder), holder))
        .orElseGet(
            () ->
                reader.accessors.ofSuper(
                    method,
                    (TypeElement) reader.source.trees().getElement(qualifier(superTree)),
                    reader.source.host()));
  }

  /**
   * The beginning of an accessor's call, up to its parenthesis.
   *
   * @param path the user's call, creation, field or assignment
   */
  String head(Accessor accessor, TreePath path) {
    List<Integer> spelled = accessor.signature().spelled();
    if (spelled.isEmpty()) {
      return path.getLeaf() instanceof MethodInvocationTree call
              && !call.getTypeArguments().isEmpty()
          ? head(accessor, typeArguments(accessor, call, path))
          : capturing
              .typeArguments(accessor, path)
              .map(types -> head(accessor, types))
              .orElse(accessor.name() + "(");
    }
    List<? extends ExpressionTree> arguments = arguments(path.getLeaf());
    Optional<ArrayType> gathered = gathered(accessor, path);
    List<TypeMirror> types = new ArrayList<>();
    for (int index : spelled) {
      if (index <= AccessSignature.THROWN) {
        types.add(thrown(path, (ExecutableElement) accessor.member(), index));
        continue;
      }
      boolean isLast =
          accessor.member() instanceof ExecutableElement method
              && index == method.getParameters().size() - 1;
      boolean isArgument = index != AccessSignature.RESULT && !arguments.isEmpty();
      types.add(
          isLast && gathered.isPresent()
              ? gathered.get()
              : typeOf(isArgument ? new TreePath(path, arguments.get(index)) : path));
    }
    return head(accessor, types);
  }

  /** What a call throws where the method throws a type variable, or what is nearest to it. */
  private TypeMirror thrown(TreePath call, ExecutableElement method, int index) {
    ExecutableType type = called(call, method).orElse((ExecutableType) method.asType());
    return reader.access.nearestVisible(type.getThrownTypes().get(AccessSignature.THROWN - index));
  }

  /** A method or constructor as javac has found it for a call, with what it has inferred. */
  Optional<ExecutableType> called(TreePath call, ExecutableElement method) {
    if (call.getLeaf() instanceof MethodInvocationTree invocation) {
      return Optional.ofNullable(typeOf(new TreePath(call, invocation.getMethodSelect())))
          .filter(ExecutableType.class::isInstance)
          .map(ExecutableType.class::cast);
    }
    return typeOf(call) instanceof DeclaredType created
            && created.asElement().equals(method.getEnclosingElement())
        ? Optional.of((ExecutableType) reader.source.types().asMemberOf(created, method))
        : Optional.empty();
  }

  /** What the user spells out is preceded by the type arguments of the receiver. */
  private List<TypeMirror> typeArguments(
      Accessor accessor, MethodInvocationTree call, TreePath path) {
    List<TypeMirror> types = new ArrayList<>();
    int own = accessor.signature().typeParameters().size() - call.getTypeArguments().size();
    if (own > 0) {
      types.addAll(receiverArguments(accessor, path));
    }
    boolean written = types.size() == own && types.stream().allMatch(this::isKnown);
    if (!written) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          call,
          "Type arguments for a method that only its own class can call",
          "Leave them out, or cast the arguments.");
    }
    call.getTypeArguments().forEach(one -> types.add(typeOf(new TreePath(path, one))));
    return types;
  }

  /**
   * The type arguments that the receiver gives to the class whose member is used, and to those
   * around it: in the order of the accessor's type parameters.
   */
  List<TypeMirror> receiverArguments(Accessor accessor, TreePath path) {
    TreePath member =
        path.getLeaf() instanceof MethodInvocationTree call
            ? new TreePath(path, call.getMethodSelect())
            : path;
    TypeMirror receiver =
        member.getLeaf() instanceof MemberSelectTree select
                && !Keywords.isSuper(select.getExpression())
            ? typeOf(qualifier(member))
            : accessor.holder().asType();
    List<TypeMirror> arguments = new ArrayList<>();
    TypeMirror at = reader.access.above(receiver, accessor.holder()).orElse(receiver);
    for (; at instanceof DeclaredType type; at = type.getEnclosingType()) {
      arguments.addAll(0, type.getTypeArguments());
    }
    return arguments;
  }

  /** A wildcard is written as its bound, which it is not. */
  boolean isKnown(TypeMirror type) {
    boolean isWildcard =
        type instanceof WildcardType
            || type instanceof TypeVariable variable && CapturedTypes.isCaptured(variable);
    return reader.access.canWrite(type) && !isWildcard
        || type instanceof DeclaredType declared && reader.types.hasStandIn(declared);
  }

  /** The same with types for what has to be spelled out. */
  String head(Accessor accessor, List<TypeMirror> types) {
    List<String> written = types.stream().map(this::written).toList();
    return reader.source.method().taskClassName()
        + ".<"
        + String.join(", ", written)
        + ">"
        + accessor.name()
        + "(";
  }

  private String written(TypeMirror type) {
    return reader.types.of(reader.access.boxed(type));
  }

  static List<? extends ExpressionTree> arguments(Tree tree) {
    if (tree instanceof MethodInvocationTree call) {
      return call.getArguments();
    }
    return tree instanceof NewClassTree creation ? creation.getArguments() : List.of();
  }

  /**
   * The type of the array that javac makes of a variable number of arguments, where the accessor
   * takes the array.
   */
  Optional<ArrayType> gathered(Accessor accessor, TreePath path) {
    if (!(accessor.member() instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    int last = method.getParameters().size() - 1;
    return accessor.signature().spelled().contains(last)
        ? arrayMade(method, path)
        : gathered(method, path);
  }

  /**
   * The same where javac would make an array of what stands for a class: not of that class, but of
   * the nearest that can be named. What the platform's own methods make of theirs, nobody can see.
   */
  Optional<ArrayType> gathered(ExecutableElement method, TreePath path) {
    String owner = ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
    return owner.startsWith("java.")
        ? Optional.empty()
        : arrayMade(method, path)
            .filter(reader.access::isHidden)
            .filter(array -> isWithin(array.getComponentType(), method));
  }

  /** What stands for a generic class is not known to be all that a type variable may ask for. */
  private boolean isWithin(TypeMirror component, ExecutableElement method) {
    TypeMirror last = method.getParameters().get(method.getParameters().size() - 1).asType();
    return !(component instanceof DeclaredType type && reader.subtypes.isInexact(type))
        || reader.types.isObject(
            reader.types.of(reader.source.types().erasure(((ArrayType) last).getComponentType())));
  }

  /** The array that javac makes of a variable number of arguments, unless they are one. */
  private Optional<ArrayType> arrayMade(ExecutableElement method, TreePath path) {
    if (!method.isVarArgs()) {
      return Optional.empty();
    }
    int last = method.getParameters().size() - 1;
    List<? extends ExpressionTree> arguments = arguments(path.getLeaf());
    boolean isArray =
        arguments.size() == last + 1
            && isArrayFor(typeOf(new TreePath(path, arguments.get(last))), method);
    return isArray ? Optional.empty() : Optional.of(arrayOf(method, path));
  }

  /** Whether javac takes an argument for the array of a variable number of them. */
  boolean isArrayFor(TypeMirror argument, ExecutableElement method) {
    Types types = reader.source.types();
    TypeMirror last = method.getParameters().get(method.getParameters().size() - 1).asType();
    return argument.getKind() == TypeKind.NULL
        || argument.getKind() == TypeKind.ARRAY
            && types.isSubtype(types.erasure(argument), types.erasure(last));
  }

  private ArrayType arrayOf(ExecutableElement method, TreePath path) {
    int last = method.getParameters().size() - 1;
    TypeMirror declared = method.getParameters().get(last).asType();
    TypeMirror found =
        called(path, method)
            .<TypeMirror>map(type -> type.getParameterTypes().get(last))
            .orElse(declared);
    // javac doesn't infer what the result doesn't mention, and leaves the type variable there.
    boolean isOpen = reader.access.mentionsAny(found, Set.copyOf(method.getTypeParameters()));
    return (ArrayType)
        (isOpen
            ? ofGiven(method, path).orElseGet(() -> reader.source.types().erasure(declared))
            : found);
  }

  /**
   * An array of what all of the arguments are, if that is what the method leaves open, or such a
   * one as the method gives.
   */
  private Optional<TypeMirror> ofGiven(ExecutableElement method, TreePath path) {
    int last = method.getParameters().size() - 1;
    TypeMirror component =
        ((ArrayType) method.getParameters().get(last).asType()).getComponentType();
    if (method.getReturnType() instanceof ArrayType result
        && result.getComponentType().equals(component)
        && typeOf(path) instanceof ArrayType array) {
      return Optional.of(array);
    }
    List<? extends ExpressionTree> all = arguments(path.getLeaf());
    List<TypeMirror> given =
        all.subList(last, all.size()).stream()
            .map(argument -> typeOf(new TreePath(path, argument)))
            .filter(type -> type.getKind() != TypeKind.NULL)
            .toList();
    boolean isOne =
        component.getKind() == TypeKind.TYPEVAR
            && !given.isEmpty()
            && given.get(0).getKind() == TypeKind.DECLARED
            && given.stream().allMatch(one -> reader.source.types().isSameType(one, given.get(0)));
    return isOne ? Optional.of(reader.source.types().getArrayType(given.get(0))) : Optional.empty();
  }

  TypeMirror typeOf(TreePath path) {
    return reader.source.trees().getTypeMirror(path);
  }
}
