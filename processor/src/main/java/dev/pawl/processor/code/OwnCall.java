package dev.pawl.processor.code;

import dev.pawl.processor.facade.WholeMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/**
 * The call of the {@code @Async} method itself.
 *
 * <pre>
 *   static, final or in a final class   ⇒   self.m(a)
 *   any other                           ⇒   m(self, a)    an accessor: a subclass may override m, and its
 *                                                          own facade has that one
 * </pre>
 */
final class OwnCall {
  private final CodeReader reader;
  private final ExecutableElement method;

  OwnCall(CodeReader reader) {
    this.reader = reader;
    this.method = reader.source.element();
  }

  Code of(List<Code> arguments) {
    if (WholeMethods.isNamed(method)) {
      Code receiver = reader.reach.qualifier(reader.source.host(), method);
      String name = "." + typeArguments() + method.getSimpleName() + "(";
      return Code.of(receiver, name, Code.join(", ", arguments), ")");
    }
    boolean isPrivate = method.getModifiers().contains(Modifier.PRIVATE);
    Accessor.Kind kind = isPrivate ? Accessor.Kind.CALL : Accessor.Kind.OWN_CALL;
    return call(reader.accessors.of(kind, method), arguments);
  }

  private Code call(Accessor accessor, List<Code> arguments) {
    List<Code> all = new ArrayList<>(arguments);
    if (!Names.isStatic(method)) all.add(0, Code.text(reader.self));
    String head =
        accessor.signature().spelled().isEmpty()
            ? accessor.name() + "("
            : reader.reach.head(accessor, spelled(accessor));
    return Code.of(head, Code.join(", ", all), ")");
  }

  private List<TypeMirror> spelled(Accessor accessor) {
    return accessor.signature().spelled().stream()
        .<TypeMirror>map(
            i ->
                i <= AccessSignature.THROWN
                    ? method.getThrownTypes().get(AccessSignature.THROWN - i)
                    : i == AccessSignature.RESULT
                        ? method.getReturnType()
                        : method.getParameters().get(i).asType())
        .toList();
  }

  /** Spelled out: what only the result mentions can't be inferred from a value that is dropped. */
  private String typeArguments() {
    return method.getTypeParameters().isEmpty()
        ? ""
        : method.getTypeParameters().stream()
            .map(Element::asType)
            .map(reader.types::of)
            .collect(Collectors.joining(", ", "<", ">"));
  }
}
