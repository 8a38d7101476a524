package dev.pawl.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.check.ImplicitClass;
import dev.pawl.processor.check.SameFactory;
import dev.pawl.processor.check.UnsupportedMethod;
import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.BodyClasses;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.facade.FacadeSignature;
import dev.pawl.processor.facade.FacadeWriter;
import dev.pawl.processor.facade.FactoryNames;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.facade.SignatureTypes;
import dev.pawl.processor.source.MethodPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Writes facades. A class waits until every type exists that the signatures of its {@code @Async}
 * methods mention, and those of the classes in their bodies that have a stand-in; one that never
 * does is an error that keeps javac from looking at any body, so that nobody misses the facade. A
 * method whose types can't be what they say has none, and javac tells why.
 */
final class FacadeStage {
  private final JavacEnvironment javac;
  private final Reporter reporter;
  private final GeneratedFiles files;
  private final KnownFacades known;
  private final FacadeNames names = new FacadeNames();

  /** The simple names of the classes in each package, as they are in this round. */
  private final Map<String, Set<String>> classes = new HashMap<>();

  /** Where the methods are that get facades; begun anew in each round, as what follows. */
  private MethodPaths paths;

  /** What {@link BodyClasses} says of each of them. */
  private final Map<ExecutableElement, List<TypeElement>> bodyClasses = new HashMap<>();

  private final Map<ExecutableElement, FacadeSignature> signatures = new HashMap<>();

  /** The canonical names of the classes that wait: elements don't outlive a round. */
  private final Set<String> waiting = new LinkedHashSet<>();

  FacadeStage(JavacEnvironment javac, Reporter reporter, GeneratedFiles files, KnownFacades known) {
    this.javac = javac;
    this.reporter = reporter;
    this.files = files;
    this.known = known;
  }

  /** Takes up the classes that are new in a round. */
  void takeUp(RoundEnvironment round) {
    for (TypeElement host : Collector.hosts(round, javac.elements())) {
      if (ImplicitClass.check(host, javac.elements(), javac.trees(), reporter)) {
        waiting.add(host.getQualifiedName().toString());
      }
    }
  }

  /**
   * Writes the facades that can be written. Returns the methods that have one now, class by class.
   */
  List<List<AsyncMethod>> run() {
    classes.clear();
    bodyClasses.clear();
    signatures.clear();
    paths = new MethodPaths(javac.trees());
    List<List<AsyncMethod>> written = new ArrayList<>();
    SignatureTypes types = new SignatureTypes(javac.trees(), javac.types());
    for (String name : List.copyOf(waiting)) {
      TypeElement host = javac.elements().getTypeElement(name);
      if (host == null)
        continue; // It has what isn't Java around it, and javac goes on all the same.
      List<ExecutableElement> whole =
          Collector.methods(host).stream().filter(this::isWhole).toList();
      try {
        if (!haveAllTypes(whole, types)) continue;
        waiting.remove(name);
        List<ExecutableElement> methods =
            whole.stream().filter(m -> types.areSound(m, bodyClasses(m))).toList();
        FactoryNames factories = FactoryNames.of(methods, this::signature);
        List<AsyncMethod> named = write(host, supported(methods, factories), factories);
        if (!named.isEmpty()) written.add(named);
      } catch (RuntimeException | StackOverflowError | AssertionError fault) {
        waiting.remove(name);
        reporter.fault(fault, paths.of(whole.get(0)));
      }
    }
    return written;
  }

  private boolean haveAllTypes(List<ExecutableElement> methods, SignatureTypes types) {
    return methods.stream().allMatch(types::exist)
        && methods.stream().allMatch(m -> types.exist(bodyClasses(m)));
  }

  /**
   * Whether every facade was written and taken in by javac. If not after the last round, what keeps
   * them away is an error that javac has told already, and would tell again of every body that
   * mentions one.
   */
  boolean areAllThere() {
    classes.clear();
    return waiting.isEmpty() && known.names().stream().allMatch(name -> source(name).isPresent());
  }

  private List<ExecutableElement> supported(
      List<ExecutableElement> methods, FactoryNames factories) {
    List<ExecutableElement> supported = new ArrayList<>();
    for (ExecutableElement m : methods) {
      TreePath path = paths.of(m);
      if (UnsupportedMethod.check(m, path, reporter)
          && SameFactory.check(m, factories, path, reporter)) {
        supported.add(m);
      }
    }
    return supported;
  }

  /**
   * Whether javac could make sense of a declaration, or else has told so: one that it read half of
   * has no place, a parameter without a name is called {@code <error>}, and none is of void.
   */
  private boolean isWhole(ExecutableElement method) {
    return paths.of(method) != null
        && method.getParameters().stream()
            .allMatch(
                parameter ->
                    SourceVersion.isIdentifier(parameter.getSimpleName())
                        && parameter.asType().getKind() != TypeKind.VOID);
  }

  private FacadeSignature signature(ExecutableElement method) {
    return signatures.computeIfAbsent(
        method, m -> FacadeSignature.of(m, bodyClasses(m), javac.types(), javac.elements()));
  }

  private List<TypeElement> bodyClasses(ExecutableElement method) {
    return bodyClasses.computeIfAbsent(
        method,
        m ->
            BodyClasses.of(m, paths.declaration(m), isWritten(m), javac.types(), javac.elements()));
  }

  private Predicate<Tree> isWritten(ExecutableElement method) {
    CompilationUnitTree unit = paths.of(method).getCompilationUnit();
    return tree -> javac.trees().getSourcePositions().getEndPosition(unit, tree) >= 0;
  }

  private List<AsyncMethod> write(
      TypeElement host, List<ExecutableElement> methods, FactoryNames factoryNames) {
    if (methods.isEmpty()) return List.of();
    List<AsyncMethod> named =
        names.name(host, methods, factoryNames, this::isTaken, javac.types(), javac.elements());
    String facade = named.get(0).qualifiedFacadeName();
    if (isTaken(facade) || !names.give(facade)) {
      TreePath path = paths.of(methods.get(0));
      reporter.error(
          Problem.TAKEN_FACADE_NAME,
          path.getLeaf(),
          path.getCompilationUnit(),
          host.getSimpleName(),
          named.get(0).facadeName());
      return List.of();
    }
    Map<AsyncMethod, ExecutableElement> factories = new LinkedHashMap<>();
    for (int i = 0; i < named.size(); i++) factories.put(named.get(i), methods.get(i));
    FacadeWriter writer =
        new FacadeWriter(javac.types(), javac.elements(), this::bodyClasses, this::signature);
    files.write(facade, writer.write(host, factories), host);
    Map<AsyncMethod, Integer> typeVariables = new LinkedHashMap<>();
    factories.forEach(
        (one, element) -> typeVariables.put(one, signature(element).typeVariables().size()));
    known.add(typeVariables);
    return named;
  }

  /**
   * Whether the user has a class of a name. Compiled ones don't count, nor do sources of ours: they
   * are what an earlier build generated.
   */
  private boolean isTaken(String canonicalName) {
    return source(canonicalName).filter(unit -> !GeneratedFiles.isOne(unit)).isPresent();
  }

  private Optional<CompilationUnitTree> source(String canonicalName) {
    if (!isThere(canonicalName)) return Optional.empty();
    return Optional.ofNullable(javac.elements().getTypeElement(canonicalName))
        .map(javac.trees()::getPath)
        .map(TreePath::getCompilationUnit);
  }

  /** Asked for a class that isn't there, javac looks through every module and folder anew. */
  private boolean isThere(String canonicalName) {
    int dot = canonicalName.lastIndexOf('.');
    return classes
        .computeIfAbsent(canonicalName.substring(0, Math.max(dot, 0)), this::classesOf)
        .contains(canonicalName.substring(dot + 1));
  }

  private Set<String> classesOf(String packageName) {
    PackageElement found = javac.elements().getPackageElement(packageName);
    return found == null
        ? Set.of()
        : found.getEnclosedElements().stream()
            .map(type -> type.getSimpleName().toString())
            .collect(Collectors.toSet());
  }
}
