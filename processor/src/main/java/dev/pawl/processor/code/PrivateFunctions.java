package dev.pawl.processor.code;

import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Lambdas and method references of interfaces that the task's class can't name, or whose function
 * has types that it can't: they implement one of the same shape, and a handle makes the other of
 * it, as javac would have made it of the lambda.
 *
 * <pre>
 *   Fold f = (a, b) -&gt; a + b   ⇒   Fold f = Foo_m.&lt;Fold&gt;newFold((FoldShape) (a, b) -&gt; a + b)
 * </pre>
 */
public final class PrivateFunctions {
  /**
   * One such interface.
   *
   * @param shape the name of ours
   * @param maker the name of the method that makes one of the other
   * @param handle the name of the handle that does it
   * @param hidden classes in the function's signature that can't be named either: the shape is
   *     generic in what stands for them
   */
  private record Function(
      ExecutableElement function, String shape, String maker, String handle, Set<String> hidden) {}

  private final CodeReader reader;
  private final Map<TypeElement, Function> functions = new LinkedHashMap<>();

  PrivateFunctions(CodeReader reader) {
    this.reader = reader;
  }

  /** Whether a lambda or reference is of such an interface. */
  boolean isPrivate(TreePath lambda) {
    return isPrivate(reader.reach.typeOf(lambda));
  }

  private boolean isPrivate(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement element = (TypeElement) declared.asElement();
    return reader.access.isHidden(type)
        || reader.access.hasHiddenArguments(element)
        || reader.access.functionOf(element).filter(one -> !reader.access.isOpen(one)).isPresent();
  }

  /** What comes in front of a lambda, and of {@link #cast}; a parenthesis comes behind it. */
  String head(TreePath lambda) {
    DeclaredType type = (DeclaredType) reader.reach.typeOf(lambda);
    Function one = functionOf((TypeElement) type.asElement(), lambda);
    return "%s.<%s>%s("
        .formatted(reader.source.method().taskClassName(), reader.types.of(type), one.maker());
  }

  /** What tells javac the interface that a lambda implements. */
  String cast(TreePath lambda) {
    DeclaredType type = (DeclaredType) reader.reach.typeOf(lambda);
    return "(" + typeOf(reader.access.withoutWildcards(type)) + ") ";
  }

  /** The interface that a lambda implements, as it is written. */
  String typeOf(DeclaredType type) {
    Function one = isPrivate(type) ? functions.get((TypeElement) type.asElement()) : null;
    if (one == null) {
      return reader.types.ofFunction(type);
    }
    List<String> arguments = new ArrayList<>(reader.types.functionArguments(type));
    arguments.addAll(one.hidden());
    return one.shape() + (arguments.isEmpty() ? "" : "<" + String.join(", ", arguments) + ">");
  }

  private Function functionOf(TypeElement type, TreePath lambda) {
    Function known = functions.get(type);
    if (known != null) {
      return known;
    }
    ExecutableElement function =
        reader
            .access
            .functionOf(type)
            .filter(one -> one.getTypeParameters().isEmpty())
            .orElseThrow(
                () ->
                    new Rejected(
                        Problem.NOT_SUPPORTED_YET,
                        lambda.getLeaf(),
                        "A method reference for a generic method of a private interface",
                        "Make the interface package-private."));
    String name = type.getSimpleName().toString();
    Function made =
        new Function(
            function,
            reader.freshNames.fresh(name + "Shape"),
            reader.freshNames.freshMethod("new" + name),
            reader.freshNames.fresh("NEW_" + ClassConstants.constantName(name)),
            hidden(type, function));
    functions.put(type, made);
    return made;
  }

  private Set<String> hidden(TypeElement type, ExecutableElement function) {
    ExecutableType seen = seen(type, function);
    Set<String> hidden = new LinkedHashSet<>();
    List<TypeMirror> all = new ArrayList<>(seen.getParameterTypes());
    all.add(seen.getReturnType());
    all.forEach(one -> hidden(one, hidden));
    return hidden;
  }

  private void hidden(TypeMirror type, Set<String> found) {
    if (type instanceof ArrayType array) {
      hidden(array.getComponentType(), found);
    } else if (type instanceof DeclaredType declared) {
      if (reader.types.hasStandIn(declared)) {
        found.add(reader.types.of(declared));
      } else {
        declared.getTypeArguments().forEach(argument -> hidden(argument, found));
      }
    }
  }

  private ExecutableType seen(TypeElement type, ExecutableElement function) {
    return (ExecutableType)
        reader.source.types().asMemberOf((DeclaredType) type.asType(), function);
  }

  /** The names of the handles. */
  public List<String> handles() {
    return functions.values().stream().map(Function::handle).toList();
  }

  /**
   * The assignments that make the handles.
   *
   * @param lookup the variable that has a lookup in the host's name
   */
  public List<String> assignments(String lookup) {
    List<String> all = new ArrayList<>();
    functions.forEach(
        (type, one) ->
            all.add(
                "%s = %s.of(%s, %s, %s.class);"
                    .formatted(
                        one.handle(),
                        reader.types.imported("dev.pawl.generated.FunctionMaker"),
                        lookup,
                        reader.classes.of(type),
                        one.shape())));
    return all;
  }

  /** The shapes, and the methods that make the interfaces of them, as source text. */
  public List<String> members() {
    List<String> members = new ArrayList<>();
    functions.forEach(
        (type, one) -> {
          members.add(shape(type, one));
          members.add(maker(type, one));
        });
    return members;
  }

  private String shape(TypeElement type, Function one) {
    Map<Element, String> variables = new LinkedHashMap<>();
    Set<String> taken = new LinkedHashSet<>(one.hidden());
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      variables.put(parameter, FreshNames.unlike(parameter.getSimpleName().toString(), taken));
    }
    TypeText text = reader.types.with(variables);
    List<String> parameters = new ArrayList<>();
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      boolean bounded = parameter.getBounds().stream().allMatch(reader.access::canWrite);
      parameters.add(bounded ? text.declaration(parameter) : variables.get(parameter));
    }
    parameters.addAll(one.hidden());
    ExecutableType seen = seen(type, one.function());
    List<String> declared = new ArrayList<>();
    List<? extends VariableElement> names = one.function().getParameters();
    for (int i = 0; i < names.size(); i++) {
      declared.add(text.of(seen.getParameterTypes().get(i)) + " " + names.get(i).getSimpleName());
    }
    // What can't be named is thrown as the nearest that can: bounds are not for shapes.
    String thrown =
        seen.getThrownTypes().isEmpty()
            ? ""
            : seen.getThrownTypes().stream()
                .map(thrownType -> text.of(reader.access.nearestVisible(thrownType)))
                .distinct()
                .collect(Collectors.joining(", ", " throws ", ""));
    TypeMirror result = seen.getReturnType();
    return "interface %s%s {\n  %s %s(%s)%s;\n}"
        .formatted(
            one.shape(),
            parameters.isEmpty() ? "" : "<" + String.join(", ", parameters) + ">",
            result.getKind() == TypeKind.VOID ? "void" : text.of(result),
            one.function().getSimpleName(),
            String.join(", ", declared),
            thrown);
  }

  private String maker(TypeElement type, Function one) {
    int arguments = type.getTypeParameters().size() + one.hidden().size();
    String wildcards =
        arguments == 0
            ? ""
            : "<" + String.join(", ", java.util.Collections.nCopies(arguments, "?")) + ">";
    return """
    private static <T> T %s(%s shape) {
      try {
        return (T) %s.invokeExact(shape);
      } catch (%s failure) {
        throw rethrow(failure);
      }
    }\
    """
        .formatted(
            one.maker(), one.shape() + wildcards, one.handle(), reader.types.javaLang("Throwable"));
  }
}
