package dev.pawl.processor.collect;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds what is annotated with {@code @Async}. */
public final class Collector {
  private static final String ASYNC = "dev.pawl.Async";

  private Collector() {}

  /** The canonical names of the classes that have {@code @Async} methods and are new in a round. */
  public static Set<String> hosts(RoundEnvironment round, Elements elements) {
    Set<String> hosts = new LinkedHashSet<>();
    methods(round, elements).forEach(m -> hosts.add(hostOf(m).getQualifiedName().toString()));
    return hosts;
  }

  /** The {@code @Async} methods of compact source files (JLS 8.1.8) that are new in a round. */
  public static List<ExecutableElement> inImplicitClasses(
      RoundEnvironment round, Elements elements, Trees trees) {
    return methods(round, elements).stream()
        .filter(m -> isImplicit(outermost(hostOf(m)), elements, trees))
        .toList();
  }

  private static TypeElement outermost(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement around ? outermost(around) : type;
  }

  /**
   * Whether a class is declared by nothing but its members: no name leads to it, as to one that has
   * what isn't Java around it, and it begins where one of them does.
   */
  private static boolean isImplicit(TypeElement host, Elements elements, Trees trees) {
    TreePath path = trees.getPath(host);
    if (elements.getTypeElement(host.getQualifiedName()) != null
        || path == null
        || !(path.getLeaf() instanceof ClassTree tree)) {
      return false;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    SourcePositions positions = trees.getSourcePositions();
    long start = positions.getStartPosition(unit, tree);
    return tree.getMembers().stream()
        .filter(member -> !isConstructor(member)) // javac's own begins where the class does
        .anyMatch(member -> positions.getStartPosition(unit, member) <= start);
  }

  private static boolean isConstructor(Tree member) {
    return member instanceof MethodTree method && method.getReturnType() == null;
  }

  private static List<ExecutableElement> methods(RoundEnvironment round, Elements elements) {
    TypeElement async = elements.getTypeElement(ASYNC);
    // What else may be annotated is javac's to refuse: the annotation's @Target says so.
    return async == null
        ? List.of()
        : List.copyOf(ElementFilter.methodsIn(round.getElementsAnnotatedWith(async)));
  }

  private static TypeElement hostOf(ExecutableElement method) {
    return (TypeElement) method.getEnclosingElement();
  }

  /** The {@code @Async} methods that a class declares, in their order. */
  public static List<ExecutableElement> methods(TypeElement host) {
    return ElementFilter.methodsIn(host.getEnclosedElements()).stream()
        .filter(Collector::isAsync)
        .toList();
  }

  /** Whether an element is annotated with {@code @Async}, be it source or compiled. */
  public static boolean isAsync(Element element) {
    for (AnnotationMirror a : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) a.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(ASYNC)) return true;
    }
    return false;
  }
}
