package dev.pawl.processor.testing;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;

/** Where the {@code @Async} methods of a source are, found by parsing alone. */
final class AsyncMethods {
  /**
   * One method.
   *
   * @param taskClass the simple name of its Task class
   * @param start offset of its first character, modifiers included; {@code end} is behind its last
   */
  record Place(String name, String taskClass, int start, int end) {
    boolean contains(long offset) {
      return start <= offset && offset < end;
    }
  }

  private final SourceFile source;
  private final List<Place> places;

  private AsyncMethods(SourceFile source, List<Place> places) {
    this.source = source;
    this.places = places;
  }

  static AsyncMethods in(SourceFile source) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, d -> {}, null, null, List.of(source.toFileObject()));
    Finder finder = new Finder(Trees.instance(task).getSourcePositions());
    try {
      task.parse().forEach(unit -> finder.scan(unit, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AsyncMethods(source, finder.places);
  }

  Optional<Place> at(long offset) {
    return places.stream().filter(place -> place.contains(offset)).findFirst();
  }

  Optional<Place> ofTaskClass(String simpleName) {
    return places.stream().filter(place -> place.taskClass().equals(simpleName)).findFirst();
  }

  /** The source without some methods; all other lines stay where they are. */
  SourceFile without(List<Place> cut) {
    StringBuilder text = new StringBuilder(source.text());
    for (Place place : cut) {
      for (int i = place.start(); i < place.end(); i++) {
        if (text.charAt(i) != '\n') {
          text.setCharAt(i, ' ');
        }
      }
    }
    return new SourceFile(source.name(), text.toString());
  }

  private static final class Finder extends TreePathScanner<Void, Void> {
    private final SourcePositions positions;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> overloads = new HashMap<>();
    private CompilationUnitTree unit;
    private String host = "";

    Finder(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree tree, Void unused) {
      unit = tree;
      return super.visitCompilationUnit(tree, unused);
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      String around = host;
      host =
          around.isEmpty() ? tree.getSimpleName().toString() : around + "_" + tree.getSimpleName();
      super.visitClass(tree, unused);
      host = around;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      if (isAsync(tree)) {
        String base = host + "_" + tree.getName();
        int count = overloads.merge(base, 1, Integer::sum);
        places.add(
            new Place(
                tree.getName().toString(),
                count == 1 ? base : base + count,
                (int) positions.getStartPosition(unit, tree),
                (int) positions.getEndPosition(unit, tree)));
      }
      return super.visitMethod(tree, unused);
    }

    private static boolean isAsync(MethodTree tree) {
      return tree.getModifiers().getAnnotations().stream()
          .anyMatch(annotation -> annotation.getAnnotationType().toString().endsWith("Async"));
    }
  }
}
