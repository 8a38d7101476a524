package dev.pawl.processor.code;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels and the guard of a case. Java 17's API knows only expressions there; what later
 * versions added is found by looking at the case's children, which a scanner of the running javac
 * visits by itself.
 */
public final class CaseLabels {
  private final List<Tree> children = new ArrayList<>();

  /** Reads the labels of {@code tree}. */
  public CaseLabels(CaseTree tree) {
    tree.accept(
        new TreeScanner<Void, Void>() {
          @Override
          public Void scan(Tree child, Void p) {
            if (child != null
                && child != tree.getBody()
                && (tree.getStatements() == null || !tree.getStatements().contains(child))) {
              children.add(child);
            }
            return null;
          }
        },
        null);
  }

  /** All labels, then the guard. */
  public List<Tree> all() {
    return children;
  }
}
