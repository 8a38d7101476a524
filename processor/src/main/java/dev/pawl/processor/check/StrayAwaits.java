package dev.pawl.processor.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.AttributedClasses;
import dev.pawl.processor.source.CallNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Looks for awaits in all that is compiled, also where nothing is {@code @Async}. */
public final class StrayAwaits {
  private final Trees trees;
  private final Reporter reporter;

  /** The top-level classes that may hold one, by canonical name; they wait until they compile. */
  private final Set<String> suspects = new LinkedHashSet<>();

  public StrayAwaits(Trees trees, Reporter reporter) {
    this.trees = trees;
    this.reporter = reporter;
  }

  /** Takes up the classes that are new in a round. */
  public void takeUp(RoundEnvironment round) {
    for (Element e : round.getRootElements()) {
      if (e instanceof TypeElement type && maybeIn(trees.getPath(type))) {
        suspects.add(type.getQualifiedName().toString());
      }
    }
  }

  /** The canonical names of the classes that wait to be looked at. */
  public Set<String> waiting() {
    return suspects;
  }

  /** Checks the classes that are without errors. The others wait. */
  public void run(AttributedClasses classes) {
    for (String name : List.copyOf(suspects)) {
      Optional<TypeElement> type = classes.find(name);
      if (type.isEmpty()) continue;
      suspects.remove(name);
      MisplacedAwait.checkOutside(classes.trees().getPath(type.get()), classes.trees(), reporter);
    }
  }

  /**
   * A look that costs little: most classes have no such name in them, or nothing to do with Pawl.
   */
  private static boolean maybeIn(TreePath type) {
    return type != null && mentionsPawl(type) && namesAwaitOrAsync(type);
  }

  private static boolean mentionsPawl(TreePath type) {
    try {
      CharSequence text = type.getCompilationUnit().getSourceFile().getCharContent(true);
      return text.toString().contains("dev.pawl");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean namesAwaitOrAsync(TreePath type) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
        String called = CallNames.of(tree).toString();
        found[0] |= called.equals("await") || called.equals("async");
        return super.visitMethodInvocation(tree, p);
      }

      @Override
      public Void visitAnnotation(AnnotationTree tree, Void p) {
        found[0] |= tree.getAnnotationType().toString().endsWith("Async");
        return super.visitAnnotation(tree, p);
      }
    }.scan(type.getLeaf(), null);
    return found[0];
  }
}
