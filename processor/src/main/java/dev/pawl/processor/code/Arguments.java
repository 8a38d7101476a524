package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** What a called method or constructor asks of an argument. */
final class Arguments {
  private final CodeReader reader;

  Arguments(CodeReader reader) {
    this.reader = reader;
  }

  /** The type that the parameter has in this call. */
  Optional<TypeMirror> target(TreePath argument) {
    return parameter(argument)
        .filter(parameter -> isUsable(parameter.method()) || isCurtailed(argument, parameter))
        .flatMap(parameter -> instantiated(argument, parameter))
        .filter(Conversions::isReference);
  }

  /** The type that the parameter is declared with. */
  Optional<TypeMirror> declared(TreePath argument) {
    return parameter(argument).map(Parameter::declared);
  }

  private boolean isUsable(ExecutableElement method) {
    return reader.reach.isUsable(method, (TypeElement) method.getEnclosingElement());
  }

  /**
   * Whether an accessor asks for an interface that what stands for a class is not known to have.
   */
  private boolean isCurtailed(TreePath argument, Parameter parameter) {
    return reader.reach.typeOf(argument) instanceof DeclaredType type
        && reader.signature.names().isCurtailed(type)
        && reader.access.isConstant(parameter.declared());
  }

  private Optional<TypeMirror> instantiated(TreePath argument, Parameter parameter) {
    TreePath call = argument.getParentPath();
    ExecutableElement method = parameter.method();
    ExecutableType type = null;
    if (call.getLeaf() instanceof MethodInvocationTree invocation
        && reader.reach.typeOf(new TreePath(call, invocation.getMethodSelect()))
            instanceof ExecutableType found) {
      type = found;
    } else if (call.getLeaf() instanceof NewClassTree
        && reader.reach.typeOf(call) instanceof DeclaredType created
        && created.asElement().equals(method.getEnclosingElement())) {
      type = (ExecutableType) reader.source.types().asMemberOf(created, method);
    }
    if (type == null) {
      return Optional.empty();
    }
    TypeMirror wanted = type.getParameterTypes().get(parameter.index());
    // javac doesn't infer what the result doesn't mention, and leaves the type variable there.
    return wanted instanceof DeclaredType declared && mentionsVariableOf(method, wanted)
        ? reader.access.above(reader.reach.typeOf(argument), (TypeElement) declared.asElement())
        : Optional.of(wanted);
  }

  /**
   * The cast to the bounds of the type variable that the parameter's type is, as source text: a
   * stand-in of this task may be known to have less.
   *
   * <pre>
   *   static &lt;T, H extends Parent&lt;T&gt;&gt; Task&lt;…&gt; m(H self)
   *   m(h)   ⇒   m((Parent&lt;String&gt;) (Object) h)
   * </pre>
   */
  Optional<String> castToBounds(TreePath argument, DeclaredType from) {
    return parameter(argument)
        .flatMap(Parameter::variable)
        .filter(variable -> variable.getBounds().stream().anyMatch(Conversions::hasArguments))
        .flatMap(variable -> cast(from, variable));
  }

  /** Whether casts of arguments to bounds give a call another result than javac found. */
  boolean changeResult(TreePath call) {
    if (!(reader.source.trees().getElement(call) instanceof ExecutableElement method)
        || method.getTypeParameters().isEmpty()) {
      return false;
    }
    Set<Element> changed = new HashSet<>();
    for (ExpressionTree argument : arguments(call.getLeaf())) {
      TreePath path = new TreePath(call, argument);
      if (reader.reach.typeOf(path) instanceof DeclaredType from
          && reader.conversions.isInexact(from)
          && castToBounds(path, from).isPresent()) {
        parameter(path).flatMap(Parameter::variable).ifPresent(changed::add);
      }
    }
    return !changed.isEmpty() && reader.access.mentionsAny(method.getReturnType(), changed);
  }

  private Optional<String> cast(DeclaredType from, TypeParameterElement variable) {
    List<? extends TypeMirror> bounds = variable.getBounds();
    List<TypeMirror> seen =
        bounds.stream()
            .map(reader.source.types()::asElement)
            .filter(TypeElement.class::isInstance)
            .flatMap(bound -> reader.access.above(from, (TypeElement) bound).stream())
            .toList();
    boolean isKnown = seen.stream().allMatch(one -> reader.signature.names().isBound(from, one));
    if (seen.size() < bounds.size() || isKnown) {
      return Optional.empty();
    }
    // What one wildcard stands for is not known to be what another does; and no Comparable<Node>
    // is known to be a Comparable<Comparable<Node>>.
    boolean isRaw =
        seen.size() > 1 && seen.stream().anyMatch(TypeText::isProjected)
            || bounds.stream()
                .anyMatch(bound -> reader.access.mentionsAny(bound, Set.of(variable)));
    return Optional.of(
        seen.stream()
            .map(one -> reader.types.of(isRaw ? reader.source.types().erasure(one) : one))
            .collect(Collectors.joining(" & ", "(", ") " + reader.types.throughObject(from))));
  }

  private Optional<Parameter> parameter(TreePath argument) {
    TreePath call = argument.getParentPath();
    List<? extends ExpressionTree> arguments = arguments(call.getLeaf());
    int index = arguments.indexOf(argument.getLeaf());
    if (index < 0
        || !(reader.source.trees().getElement(call) instanceof ExecutableElement method)
        || method.isVarArgs() && index >= method.getParameters().size() - 1) {
      return Optional.empty();
    }
    return Optional.of(new Parameter(method, index));
  }

  private static List<? extends ExpressionTree> arguments(Tree call) {
    if (call instanceof MethodInvocationTree invocation) {
      return invocation.getArguments();
    }
    return call instanceof NewClassTree creation ? creation.getArguments() : List.of();
  }

  static boolean mentionsVariableOf(ExecutableElement method, TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return method.getTypeParameters().contains(variable.asElement());
    } else if (type instanceof ArrayType array) {
      return mentionsVariableOf(method, array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return mentionsVariableOf(method, wildcard.getExtendsBound())
          || mentionsVariableOf(method, wildcard.getSuperBound());
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(one -> mentionsVariableOf(method, one));
  }

  /** A parameter that takes one argument and no array of several. */
  private record Parameter(ExecutableElement method, int index) {
    TypeMirror declared() {
      return method.getParameters().get(index).asType();
    }

    /** The type variable of the method's own that its declared type is. */
    Optional<TypeParameterElement> variable() {
      return Optional.of(declared())
          .filter(TypeVariable.class::isInstance)
          .map(type -> (TypeParameterElement) ((TypeVariable) type).asElement())
          .filter(method.getTypeParameters()::contains);
    }
  }
}
