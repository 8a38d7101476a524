package dev.pawl.processor.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** The calls of accessors that lambdas make in place of method references. */
final class ReferenceCalls {
  private final CodeReader reader;

  ReferenceCalls(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * A lambda whose call spells out the member's own result, if that is unboxed, and may be widened,
   * to the function's.
   *
   * @param on what the member is called on
   */
  ReferenceLambda withOwnResult(ReferenceLambda lambda, ExecutableElement method, TypeMirror on) {
    return lambda.result().getKind().isPrimitive()
        ? reader
            .access
            .above(on, (TypeElement) method.getEnclosingElement())
            .map(type -> reader.source.types().asMemberOf((DeclaredType) type, method))
            .map(type -> ((ExecutableType) type).getReturnType())
            .filter(result -> reader.unboxed(result).isPresent())
            .map(lambda::returning)
            .orElse(lambda)
        : lambda;
  }

  /**
   * One of them.
   *
   * @param receiver what stands before the lambda's own parameters, if anything does
   * @param own those, with the casts that they need
   * @param last what stands behind them
   */
  Code of(
      Accessor accessor, Code receiver, ReferenceLambda lambda, List<String> own, List<Code> last) {
    List<Code> arguments = new ArrayList<>();
    if (!receiver.toString().isEmpty()) {
      arguments.add(receiver);
    }
    boolean receives = arguments.isEmpty() && accessor.signature().hasReceiver(accessor);
    int first = receives ? 1 : 0;
    Optional<ArrayType> gathered = gathered(accessor, lambda, first);
    if (gathered.isPresent()) {
      int fixed = first + ((ExecutableElement) accessor.member()).getParameters().size() - 1;
      own.subList(0, fixed).forEach(argument -> arguments.add(Code.text(argument)));
      arguments.add(
          Code.text(VarargsEdits.array(reader, gathered.get(), own.subList(fixed, own.size()))));
    } else {
      own.forEach(argument -> arguments.add(Code.text(argument)));
    }
    arguments.addAll(last);
    String head =
        accessor.signature().spelled().isEmpty()
            ? accessor.name() + "("
            : reader.reach.head(accessor, spelled(accessor, lambda, first, gathered));
    return Code.of(head, Code.join(", ", arguments), ")");
  }

  private static List<TypeMirror> spelled(
      Accessor accessor, ReferenceLambda lambda, int first, Optional<ArrayType> gathered) {
    List<TypeMirror> types = new ArrayList<>();
    for (int index : accessor.signature().spelled()) {
      boolean isGathered = gathered.isPresent() && index == last(accessor);
      types.add(
          index <= AccessSignature.THROWN
              ? lambda.thrown()
              : index == AccessSignature.RESULT
                  ? lambda.result()
                  : isGathered ? gathered.get() : lambda.parameters().get(first + index));
    }
    return types;
  }

  private static int last(Accessor accessor) {
    return ((ExecutableElement) accessor.member()).getParameters().size() - 1;
  }

  /**
   * The array that the function's last arguments, or none, are put into for an accessor that takes
   * the array (JLS 15.13.1).
   */
  private Optional<ArrayType> gathered(Accessor accessor, ReferenceLambda lambda, int first) {
    if (!(accessor.member() instanceof ExecutableElement method)
        || !method.isVarArgs()
        || !accessor.signature().spelled().contains(last(accessor))) {
      return Optional.empty();
    }
    int at = first + last(accessor);
    boolean isArray =
        lambda.parameters().size() == at + 1
            && reader.reach.isArrayFor(lambda.parameters().get(at), method);
    return isArray ? Optional.empty() : Optional.of(array(method, lambda, first));
  }

  private ArrayType array(ExecutableElement method, ReferenceLambda lambda, int first) {
    int last = method.getParameters().size() - 1;
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    Optional<TypeMirror> site =
        method.getKind() == ElementKind.CONSTRUCTOR
            ? Optional.of(lambda.result())
            : first == 1 ? Optional.of(lambda.parameters().get(0)) : Optional.empty();
    TypeMirror declared = method.getParameters().get(last).asType();
    TypeMirror found =
        site.flatMap(on -> reader.access.above(on, owner))
            .map(on -> (ExecutableType) reader.source.types().asMemberOf((DeclaredType) on, method))
            .<TypeMirror>map(type -> type.getParameterTypes().get(last))
            .orElse(declared);
    // What a generic method's own variables are in a reference is not told.
    boolean isOpen =
        reader.access.mentionsAny(found, Set.copyOf(method.getTypeParameters()))
            || reader.access.mentionsAny(found, Set.copyOf(owner.getTypeParameters()));
    return (ArrayType) (isOpen ? reader.source.types().erasure(declared) : found);
  }
}
