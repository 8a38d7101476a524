package dev.pawl.processor.facade;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The classes that a method's body is about and the Task class can't name: each becomes a type
 * variable, of the factory too, which has to say what the Task class is generic in. Bodies are not
 * attributed when facades are written, so these are the classes whose names stand in the body, or
 * that the types of members mention whose names do. A name that means something else costs no more
 * than a type variable that nobody uses.
 */
public final class BodyClasses {
  private final NameableTypes nameable;
  private final TypeElement file;
  private final Words words;
  private final Set<TypeElement> found = new LinkedHashSet<>();

  /** Those whose members the method names without saying of what. */
  private final Set<TypeElement> around = new HashSet<>();

  /** Those whose supertypes have been looked at. */
  private final Set<TypeElement> heirs = new HashSet<>();

  /** Classes of other packages that only heirs can name. */
  private final Set<TypeElement> heirlooms = new HashSet<>();

  private BodyClasses(NameableTypes nameable, TypeElement file, Words words) {
    this.nameable = nameable;
    this.file = file;
    this.words = words;
  }

  /**
   * The classes in an order that depends on nothing but the file.
   *
   * @param isWritten whether a tree of the method is the user's own. Others javac adds when it
   *     attributes a body: the types of {@code var} and of a lambda's parameters, whose names would
   *     make the task's class generic in more than the facade says, or in another order
   */
  public static List<TypeElement> of(
      ExecutableElement method,
      MethodTree declaration,
      Predicate<Tree> isWritten,
      Types types,
      Elements elements) {
    if (WholeMethods.isCalled(method, declaration, types, elements)) return List.of();
    PackageElement home = elements.getPackageOf(method);
    List<TypeElement> hosts = hosts(method);
    BodyClasses classes =
        new BodyClasses(
            new NameableTypes(home, types, elements),
            hosts.get(hosts.size() - 1),
            Words.of(declaration, isWritten));
    hosts.forEach(classes::addAround);
    classes.visit(classes.file);
    hosts.forEach(classes::visitAbove);
    method.getParameters().forEach(classes::visitParameter);
    hosts.forEach(classes::mentionArgumentsAbove);
    return List.copyOf(classes.found);
  }

  /** The classes that a method is in, the innermost first. */
  private static List<TypeElement> hosts(ExecutableElement method) {
    List<TypeElement> hosts = new ArrayList<>();
    Element around = method.getEnclosingElement();
    while (around instanceof TypeElement type) {
      hosts.add(type);
      around = type.getEnclosingElement();
    }
    return hosts;
  }

  /** Adds a class that the method is in, and what that inherits from (JLS 15.12.1, 6.5.6.1). */
  private void addAround(TypeElement type) {
    if (around.add(type)) {
      Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
          .filter(DeclaredType.class::isInstance)
          .forEach(above -> addAround((TypeElement) ((DeclaredType) above).asElement()));
    }
  }

  private void visit(TypeElement type) {
    boolean isAround = words.hasClasses || around.contains(type);
    if (words.named.contains(type.getSimpleName().toString())) {
      mention(type.asType());
      // Its pattern mentions the types of its components without a word.
      type.getRecordComponents().forEach(component -> mention(component.asType()));
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement inner) {
        visit(inner);
      } else if (words.areOf(member, isAround)) {
        mention(member.asType());
      }
    }
  }

  /** A parameter that the body names has members of what its class extends. */
  private void visitParameter(VariableElement parameter) {
    if (parameter.asType() instanceof DeclaredType type
        && words.parameters.contains(parameter.getSimpleName().toString())) {
      mentionArgumentsAbove((TypeElement) type.asElement());
    }
  }

  /** What the classes above one keep for their heirs, which may be in another package. */
  private void visitAbove(TypeElement type) {
    List<TypeElement> all = classesAbove(type);
    for (TypeElement above : all) {
      if (!isOfFile(above)) {
        ElementFilter.typesIn(above.getEnclosedElements()).stream()
            .filter(member -> member.getModifiers().contains(Modifier.PROTECTED))
            .filter(member -> !nameable.isNameable(member))
            .forEach(heirlooms::add);
      }
    }
    if (!heirlooms.isEmpty()) all.forEach(this::visit);
  }

  private static List<TypeElement> classesAbove(TypeElement type) {
    List<TypeElement> above = new ArrayList<>();
    TypeMirror superclass = type.getSuperclass();
    while (superclass.getKind() == TypeKind.DECLARED) {
      above.add((TypeElement) ((DeclaredType) superclass).asElement());
      superclass = above.get(above.size() - 1).getSuperclass();
    }
    return above;
  }

  private void mention(TypeMirror type) {
    if (type instanceof ArrayType array) {
      mention(array.getComponentType());
    } else if (type instanceof ExecutableType method) {
      mention(method.getReturnType());
      method.getParameterTypes().forEach(this::mention);
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) mention(wildcard.getExtendsBound());
      if (wildcard.getSuperBound() != null) mention(wildcard.getSuperBound());
    } else if (type.getKind() == TypeKind.DECLARED) {
      DeclaredType declared = (DeclaredType) type;
      TypeElement element = (TypeElement) declared.asElement();
      if (!nameable.isNameable(element) && (isOfFile(element) || heirlooms.contains(element)))
        found.add(element);
      declared.getTypeArguments().forEach(this::mention);
      mentionArgumentsAbove(element);
    }
  }

  /** What a class of the file inherits takes and gives the classes that it extends others with. */
  private void mentionArgumentsAbove(TypeElement type) {
    if (!isOfFile(type) || !heirs.add(type)) return;
    Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .filter(DeclaredType.class::isInstance)
        .map(DeclaredType.class::cast)
        .forEach(
            above -> {
              above.getTypeArguments().forEach(this::mention);
              mentionArgumentsAbove((TypeElement) above.asElement());
            });
  }

  private boolean isOfFile(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) outermost = outer;
    return outermost.equals(file);
  }

  /**
   * The words of a body.
   *
   * @param named those that stand for variables, constants and classes
   * @param called those that stand for methods
   * @param selected those of both behind a dot or two colons: members of anything
   * @param parameters those that stand for parameters of the method, or may
   * @param hasClasses whether there are classes in the body, which may inherit from any
   */
  private record Words(
      Set<String> named,
      Set<String> called,
      Set<String> selected,
      Set<String> parameters,
      boolean hasClasses) {
    static Words of(MethodTree method, Predicate<Tree> isWritten) {
      Search search = new Search(isWritten);
      search.scan(method.getBody(), null);
      Set<String> parameters = Set.copyOf(search.simple);
      if (!search.hasClasses) { // whose members might have the names of parameters
        method.getParameters().forEach(one -> search.simple.remove(one.getName().toString()));
      }
      search.named.addAll(search.simple);
      return new Words(search.named, search.called, search.selected, parameters, search.hasClasses);
    }

    /**
     * Whether a word may be a member.
     *
     * @param isAround whether the member's name is enough to mean it
     */
    boolean areOf(Element member, boolean isAround) {
      String name = member.getSimpleName().toString();
      // A case names an enum's constant without its class.
      return (isAround || selected.contains(name) || member.getKind() == ElementKind.ENUM_CONSTANT)
          && (member instanceof ExecutableElement ? called : named).contains(name);
    }
  }

  private static final class Search extends TreeScanner<Void, Void> {
    private final Predicate<Tree> isWritten;
    private final Set<String> simple = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> selected = new HashSet<>();
    private boolean hasClasses;

    Search(Predicate<Tree> isWritten) {
      this.isWritten = isWritten;
    }

    @Override
    public Void scan(Tree tree, Void p) {
      return tree != null && isWritten.test(tree) ? super.scan(tree, p) : null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      simple.add(tree.getName().toString());
      return null;
    }

    private void select(Name member, Set<String> words) {
      words.add(member.toString());
      selected.add(member.toString());
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void p) {
      select(tree.getIdentifier(), named);
      return super.visitMemberSelect(tree, p);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void p) {
      select(tree.getName(), called);
      return super.visitMemberReference(tree, p);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
      if (tree.getMethodSelect() instanceof MemberSelectTree select) {
        select(select.getIdentifier(), called);
        scan(select.getExpression(), p);
      } else {
        called.add(tree.getMethodSelect().toString());
      }
      scan(tree.getTypeArguments(), p);
      return scan(tree.getArguments(), p);
    }

    @Override
    public Void visitAnnotation(AnnotationTree tree, Void p) {
      return null; // It stays as it is or is left out.
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      hasClasses = true;
      return super.visitClass(tree, p);
    }
  }
}
