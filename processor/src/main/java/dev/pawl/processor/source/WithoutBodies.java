package dev.pawl.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;

/**
 * The text of a source that shows what others can know of it: its methods are empty. That is no
 * correct program, but javac says so only of the methods.
 *
 * <pre>
 *   int f(int i) { return i + g(); }   ⇒   int f(int i) {}
 * </pre>
 */
final class WithoutBodies extends TreeScanner<Void, Void> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final ImportedModules modules;
  private final CharSequence text;
  private final StringBuilder out = new StringBuilder();
  private int copied;

  private WithoutBodies(
      CompilationUnitTree unit, SourcePositions positions, ImportedModules modules)
      throws IOException {
    this.unit = unit;
    this.positions = positions;
    this.modules = modules;
    this.text = unit.getSourceFile().getCharContent(true);
  }

  static CharSequence of(
      CompilationUnitTree unit, SourcePositions positions, ImportedModules modules)
      throws IOException {
    WithoutBodies bodies = new WithoutBodies(unit, positions, modules);
    bodies.scan(unit, null);
    return bodies.out.append(bodies.text, bodies.copied, bodies.text.length());
  }

  @Override
  public Void visitImport(ImportTree tree, Void p) {
    if (modules.isExpanded(tree)) {
      out.append(text, copied, (int) positions.getStartPosition(unit, tree));
      out.append(modules.expanded(tree));
      copied = (int) positions.getEndPosition(unit, tree);
    }
    return null;
  }

  @Override
  public Void visitMethod(MethodTree method, Void p) {
    if (method.getBody() != null) leaveOut(method.getBody());
    return null;
  }

  private void leaveOut(BlockTree body) {
    int start = (int) positions.getStartPosition(unit, body);
    int end = (int) positions.getEndPosition(unit, body);
    // javac's own constructors stand nowhere.
    if (start < copied || end <= start + 1) return;
    out.append(text, copied, start + 1);
    copied = end - 1;
  }
}
