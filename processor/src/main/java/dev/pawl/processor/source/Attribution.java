package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Has javac attribute classes and look at their flow, so that it answers for every expression in
 * them.
 *
 * <p>The first {@link Trees#getElement} on code without a symbol makes a javac attribute the class
 * in place, and the classes around it and those that it inherits from. The user's javac must not be
 * asked that before the last round. It uses its trees again in the next round and does not undo all
 * that attribution has done to them: it crashes if another processor has generated a class
 * meanwhile that they mention, and it refuses right programs, because a lambda's parameter has an
 * explicit type now that can't be written, or because an argument is still known with the type
 * variables of the round before. So a javac of our own is asked, which has no next round and tells
 * nobody of errors.
 */
public final class Attribution {
  private static final String MISSING_CLASS_FILE = "compiler.err.cant.access";

  private final Trees trees;
  private final Elements elements;
  private final FirstCompilation first;
  private final List<String> options;
  private final Set<URI> retold = new HashSet<>();

  /** Attributes what {@code environment}'s javac compiles; it must be javac's own environment. */
  public Attribution(ProcessingEnvironment environment) {
    Filer filer = environment.getFiler();
    this.trees = Trees.instance(environment);
    this.elements = environment.getElementUtils();
    this.first = new FirstCompilation(trees, elements, filer);
    String version = String.valueOf(environment.getSourceVersion().ordinal());
    String option = showsAnOlderPlatform() ? "--release" : "-source";
    this.options =
        environment.isPreviewEnabled()
            ? List.of(option, version, "--enable-preview")
            : List.of(option, version);
  }

  /**
   * Whether the user's javac was told a {@code --release}, and so knows the platform as it was in
   * that version: nobody says so, but then it knows nothing that the platform keeps to itself.
   */
  private boolean showsAnOlderPlatform() {
    return elements.getTypeElement("jdk.internal.misc.Unsafe") == null;
  }

  /** Attributes classes as they are in this round. */
  public AttributedClasses attribute(Collection<String> types) {
    List<CompilationUnitTree> units =
        types.stream().map(t -> unit(elements.getTypeElement(t))).distinct().toList();
    List<JavaFileObject> files = units.stream().map(first::file).toList();
    List<String> all = new ArrayList<>(options);
    if (!showsAnOlderPlatform()) {
      all.addAll(PlatformInternals.options(units, elements));
    }
    return new AttributedClasses(new SecondCompilation(files, first, all));
  }

  /**
   * Has what is wrong in a class reported, in the last round, so that javac stops: the user's javac
   * finds it when it attributes the class. What our own javac said of the file is told instead if a
   * class file is missing, as javac takes the class for one without members while a processor asks;
   * and if attributing is what javac doesn't survive.
   */
  public void reportErrors(String type, AttributedClasses classes) {
    TreePath path = trees.getPath(topLevel(elements.getTypeElement(type)));
    CompilationUnitTree unit = path.getCompilationUnit();
    List<Diagnostic<? extends JavaFileObject>> errors = classes.errorsIn(type);
    boolean isRetold =
        classes.areCutShort()
            || errors.stream().anyMatch(e -> e.getCode().equals(MISSING_CLASS_FILE));
    if (!isRetold) {
      new FirstCode(trees).scan(path, null);
    } else if (retold.add(unit.getSourceFile().toUri())) {
      errors.forEach(e -> retell(e, unit));
    }
  }

  private void retell(Diagnostic<?> error, CompilationUnitTree unit) {
    Tree[] at = {unit};
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void p) {
        if (tree != null && covers(unit, tree, error.getPosition())) at[0] = tree;
        return super.scan(tree, p);
      }
    }.scan(unit, null);
    trees.printMessage(Diagnostic.Kind.ERROR, error.getMessage(null), at[0], unit);
  }

  private boolean covers(CompilationUnitTree unit, Tree tree, long position) {
    SourcePositions positions = trees.getSourcePositions();
    return positions.getStartPosition(unit, tree) <= position
        && position < positions.getEndPosition(unit, tree);
  }

  private CompilationUnitTree unit(TypeElement type) {
    return trees.getPath(type).getCompilationUnit();
  }

  static TypeElement topLevel(TypeElement type) {
    Element e = type;
    while (e.getEnclosingElement() instanceof TypeElement outer) e = outer;
    return (TypeElement) e;
  }
}
