package dev.pawl.processor.source;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Has javac attribute classes, so that it answers for every expression in them.
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
  private final Trees trees;
  private final Elements elements;
  private final FirstCompilation first;
  private final List<String> options;

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

  /** Attributes classes as they are in this round, each when it is asked for. */
  public AttributedClasses attribute(Collection<String> types) {
    List<JavaFileObject> files =
        types.stream().map(t -> file(elements.getTypeElement(t))).distinct().toList();
    return new AttributedClasses(new SecondCompilation(files, first, options));
  }

  /**
   * Has the user's javac attribute a class in the last round, so that it reports what is wrong in
   * it and stops.
   */
  public void reportErrors(String type) {
    TreePath path = trees.getPath(topLevel(elements.getTypeElement(type)));
    new FirstCode(trees).scan(path, null);
  }

  private JavaFileObject file(TypeElement type) {
    return trees.getPath(type).getCompilationUnit().getSourceFile();
  }

  static TypeElement topLevel(TypeElement type) {
    Element e = type;
    while (e.getEnclosingElement() instanceof TypeElement outer) e = outer;
    return (TypeElement) e;
  }
}
