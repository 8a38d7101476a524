package dev.pawl.processor.normalise;

import dev.pawl.processor.source.SourceText;

/** The user's comments between statements, which no tree holds. */
final class Comments {
  private final SourceText text;

  Comments(SourceText text) {
    this.text = text;
  }

  /**
   * Carries over the comments between two statements: one that begins on the first's line belongs
   * to the first, others to the second.
   *
   * @param from where the first statement ends
   * @param to where the second one starts, or the block ends
   */
  void between(int from, int to, Steps out) {
    if (from < 0 || to <= from) {
      return;
    }
    String gap = text.slice(from, to);
    int line = gap.indexOf('\n') < 0 ? gap.length() : gap.indexOf('\n');
    String behind = gap.substring(0, line).strip();
    if (isComment(behind) && !isOpen(behind)) {
      out.commentBehind(behind);
    } else {
      line = 0;
    }
    String own = gap.substring(line).strip();
    if (isComment(own)) {
      out.comment(own.lines().map(Comments::aligned).reduce((a, b) -> a + "\n" + b).orElseThrow());
    }
  }

  private static boolean isComment(String gap) {
    return gap.startsWith("//") || gap.startsWith("/*");
  }

  /** Whether a block comment goes on in the next line. */
  private static boolean isOpen(String line) {
    return line.startsWith("/*") && !line.endsWith("*/");
  }

  private static String aligned(String line) {
    String stripped = line.strip();
    return stripped.startsWith("*") ? " " + stripped : stripped;
  }
}
