package dev.pawl.processor.code;

import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.MethodSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Anonymous classes that need a name, because a variable that states share has their type:
 *
 * <pre>{@code
 * var list = new ArrayList<String>(n) { int added; };   ⇒   class List extends ArrayList<String> {
 *                                                             List(int x1) { super(x1); }
 *                                                             int added;
 *                                                           }
 * }</pre>
 */
final class AnonymousClasses {
  private final CodeReader reader;

  AnonymousClasses(CodeReader reader) {
    this.reader = reader;
  }

  /** The declaration of the class, which must have got its name. */
  Code declaration(TreePath path) {
    NewClassTree tree = (NewClassTree) path.getLeaf();
    if (tree.getEnclosingExpression() != null) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "An anonymous subclass of another object's inner class, used by its own type,",
          "Declare a local class, or a variable of a type that has a name.");
    }
    ExecutableElement constructor = (ExecutableElement) reader.source.trees().getElement(path);
    TypeElement type = (TypeElement) constructor.getEnclosingElement();
    String name = reader.memberClasses.simpleName(type);
    TreePath body = new TreePath(path, tree.getClassBody());
    int brace = reader.text().indexOf("{", CreationEdits.close(reader.text(), tree));
    Code members = reader.readMembers(body, brace, constructor(name, constructor, type, body));
    return Code.of("final class " + name + above(type) + " ", members);
  }

  /**
   * Whether a class has members that are its own, and can be used only by its own type: neither
   * overriding nor implementing one, or only one that returns or throws something else, or is less
   * accessible.
   */
  static boolean haveOwnMembers(TypeElement anonymous, MethodSource source) {
    return anonymous.getEnclosedElements().stream().anyMatch(member -> isOwn(member, source));
  }

  /** Whether that is so of a member of an anonymous class. */
  static boolean isOwn(Element member, MethodSource source) {
    if (!(member instanceof ExecutableElement method)) {
      return member.getKind().isField();
    }
    TypeElement anonymous = (TypeElement) method.getEnclosingElement();
    return method.getKind() == ElementKind.METHOD
        && Stream.concat(Stream.of(anonymous.getSuperclass()), anonymous.getInterfaces().stream())
            .noneMatch(above -> hasSame((DeclaredType) above, method, source));
  }

  private static boolean hasSame(
      DeclaredType above, ExecutableElement method, MethodSource source) {
    TypeElement anonymous = (TypeElement) method.getEnclosingElement();
    return ElementFilter.methodsIn(source.elements().getAllMembers((TypeElement) above.asElement()))
        .stream()
        .filter(other -> source.elements().overrides(method, other, anonymous))
        .anyMatch(
            other ->
                isPublic(other) == isPublic(method)
                    && isSame(
                        (ExecutableType) source.types().asMemberOf(above, other), method, source));
  }

  private static boolean isPublic(Element member) {
    return member.getModifiers().contains(Modifier.PUBLIC);
  }

  private static boolean isSame(
      ExecutableType above, ExecutableElement method, MethodSource source) {
    return source.types().isSameType(above.getReturnType(), method.getReturnType())
        && above.getThrownTypes().stream()
            .allMatch(
                thrown ->
                    method.getThrownTypes().stream()
                        .anyMatch(own -> source.types().isSubtype(thrown, own)));
  }

  /** A class's simple name; of an anonymous one, that of the class above it. */
  static String nameOf(TypeElement type) {
    if (!type.getSimpleName().isEmpty()) {
      return type.getSimpleName().toString();
    }
    TypeMirror above =
        type.getInterfaces().isEmpty() ? type.getSuperclass() : type.getInterfaces().get(0);
    return ((DeclaredType) above).asElement().getSimpleName().toString();
  }

  private String above(TypeElement type) {
    if (!type.getInterfaces().isEmpty()) {
      return " implements " + reader.extensible((DeclaredType) type.getInterfaces().get(0));
    }
    String superclass = reader.extensible((DeclaredType) type.getSuperclass());
    return reader.types.isObject(superclass) ? "" : " extends " + superclass;
  }

  /**
   * It hands its arguments to the constructor above; one that has none and needs nothing else is
   * Java's to add.
   */
  private Code constructor(
      String name, ExecutableElement constructor, TypeElement type, TreePath body) {
    Code scope =
        type.getSuperclass() instanceof DeclaredType above
            ? new SuperclassEdits(reader, new Edits(reader.text()))
                .around((TypeElement) above.asElement(), body)
                .map(code -> Code.of(code, "."))
                .orElse(Code.text(""))
            : Code.text("");
    int count = constructor.getParameters().size();
    if (count == 0 && scope.toString().isEmpty() && constructor.getThrownTypes().isEmpty()) {
      return Code.text("");
    }
    String parameters =
        IntStream.range(0, count)
            .mapToObj(i -> parameter(constructor, i) + " x" + i)
            .collect(Collectors.joining(", "));
    String arguments =
        IntStream.range(0, count).mapToObj(i -> "x" + i).collect(Collectors.joining(", "));
    String thrown =
        constructor.getThrownTypes().isEmpty()
            ? ""
            : constructor.getThrownTypes().stream()
                .map(reader.types::of)
                .collect(Collectors.joining(", ", " throws ", ""));
    return Code.of(
        "\n  " + name + "(" + parameters + ")" + thrown + " {\n    ",
        scope,
        "super(" + arguments + ");\n  }\n");
  }

  private String parameter(ExecutableElement constructor, int index) {
    TypeMirror type = constructor.getParameters().get(index).asType();
    boolean many = constructor.isVarArgs() && index == constructor.getParameters().size() - 1;
    return many && type.getKind() == TypeKind.ARRAY
        ? reader.types.of(((ArrayType) type).getComponentType()) + "..."
        : reader.types.of(type);
  }
}
