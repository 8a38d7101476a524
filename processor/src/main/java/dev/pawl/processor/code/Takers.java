package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.TypeArguments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Arguments that take what their receiver has, as one of a private superclass: what stands for the
 * two doesn't know that the one is the other. Such an argument has its type from its place, so that
 * it can't be cast itself.
 *
 * <pre>
 *   List&lt;Shape&gt; shapes = circles.collect(Collectors.toList());
 *     ⇒   … = ((Stream&lt;Shape&gt;) (Object) circles).collect(Collectors.toList());
 * </pre>
 */
final class Takers {
  private final CodeReader reader;

  Takers(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * What the receiver of a call has to be known as.
   *
   * @param select the method's name behind its receiver
   * @param above the type by which the receiver has the method
   */
  TypeMirror receiver(TreePath select, Element member, TypeMirror above) {
    if (reader.subtypes.hasNoStandIns()
        || !(member instanceof ExecutableElement method)
        || !(above instanceof DeclaredType known)
        || known.getTypeArguments().isEmpty()
        || !(select.getParentPath().getLeaf() instanceof MethodInvocationTree call)) {
      return above;
    }
    List<? extends TypeParameterElement> parameters =
        ((TypeElement) known.asElement()).getTypeParameters();
    TypeMirror[] all = known.getTypeArguments().toArray(new TypeMirror[0]);
    for (int i = 0; i < all.length; i++) {
      if (!reader.access.mentionsAny(method.getReturnType(), Set.of(parameters.get(i)))) {
        all[i] = taken(select.getParentPath(), call, method, parameters.get(i), all[i]);
      }
    }
    return TypeArguments.replaced(reader.source.types(), known, all);
  }

  /** What an argument takes that is given a type argument of the receiver, or that itself. */
  private TypeMirror taken(
      TreePath path,
      MethodInvocationTree call,
      ExecutableElement method,
      TypeParameterElement parameter,
      TypeMirror given) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    int count = Math.min(arguments.size(), method.getParameters().size());
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                taken(
                    new TreePath(path, arguments.get(i)),
                    method.getParameters().get(i).asType(),
                    parameter))
        .flatMap(Optional::stream)
        .filter(type -> reader.subtypes.needsCast(given, type))
        .findFirst()
        .orElse(given);
  }

  private Optional<TypeMirror> taken(
      TreePath argument, TypeMirror asked, TypeParameterElement parameter) {
    if (!(asked instanceof DeclaredType declared)
        || !(argument.getLeaf() instanceof MethodInvocationTree)
        || !PolyExpressions.isPoly(argument, reader.source.trees())) {
      return Optional.empty();
    }
    List<? extends TypeMirror> wanted = declared.getTypeArguments();
    List<? extends TypeMirror> own =
        reader
            .access
            .above(reader.reach.typeOf(argument), (TypeElement) declared.asElement())
            .map(type -> ((DeclaredType) type).getTypeArguments())
            .orElse(List.of());
    return IntStream.range(0, Math.min(own.size(), wanted.size()))
        .filter(i -> isBelow(wanted.get(i), parameter))
        .<TypeMirror>mapToObj(own::get)
        .findFirst();
  }

  private static boolean isBelow(TypeMirror wanted, TypeParameterElement parameter) {
    return wanted instanceof WildcardType wildcard
        && wildcard.getSuperBound() != null
        && wildcard.getSuperBound().equals(parameter.asType());
  }
}
