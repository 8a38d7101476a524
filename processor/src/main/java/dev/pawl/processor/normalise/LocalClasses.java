package dev.pawl.processor.normalise;

import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes declared in the body. They outlive states, so they become members of the task's class; one that captures a variable
 * can't.
 */
final class LocalClasses {
  private final CodeReader reader;
  private final List<Code> code = new ArrayList<>();

  LocalClasses(CodeReader reader) {
    this.reader = reader;
  }

  void add(TreePath path) {
    Code declaration = reader.read(path);
    if (declaration.pieces().stream().anyMatch(Piece.Capture.class::isInstance)) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          path.getLeaf(),
          "A local class that uses a variable of the method",
          "Pass the value to its constructor.");
    }
    code.add(declaration);
  }

  List<Code> code() {
    return code;
  }
}
