package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The text of one file of the user's, and where the trees stand in it. */
public final class SourceText {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;

  /** Reads the file of {@code unit}. */
  public SourceText(CompilationUnitTree unit, Trees trees) {
    this.unit = unit;
    this.positions = trees.getSourcePositions();
    try {
      this.text = unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's tree. */
  public CompilationUnitTree unit() {
    return unit;
  }

  /** The file's name without its folders, as stack traces have it. */
  public String fileName() {
    String name = unit.getSourceFile().getName();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /**
   * The offset of a tree's first character, or -1 if the tree is the compiler's own and stands
   * nowhere.
   */
  public int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  /**
   * The offset after a tree's last character, or -1 if the tree is the compiler's own and stands
   * nowhere.
   */
  public int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The text from one offset up to, and without, another. */
  public String slice(int from, int to) {
    return text.substring(from, to);
  }

  /** The text of a tree, with the comments inside it. */
  public String slice(Tree tree) {
    return slice(start(tree), end(tree));
  }

  /** Whether a word, or several with dots between them, stands anywhere in the file. */
  public boolean contains(String words) {
    return text.contains(words);
  }

  /** The line of an offset, counted from 1. */
  public int line(int offset) {
    return (int) unit.getLineMap().getLineNumber(offset);
  }

  /** The first place of {@code mark} at or after an offset that is in no comment, or -1. */
  public int indexOf(String mark, int from) {
    int at = from;
    while (at >= 0 && at < text.length() && !text.startsWith(mark, at)) {
      if (text.startsWith("//", at)) {
        at = text.indexOf('\n', at);
      } else if (text.startsWith("/*", at)) {
        at = text.indexOf("*/", at + 2) + 2;
      } else {
        at++;
      }
    }
    return at < text.length() ? at : -1;
  }
}
