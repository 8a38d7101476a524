package dev.pawl.processor.emit;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Words;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The simple names in the text of a state: what the machine knows as variables is no text. A
 * variable that is in scope there must not share its name with any of them. A name in the text may
 * be declared there, in a statement of its own ({@code for (int i = 0; …)}), which would be a
 * second declaration; or it is imported, and would be hidden.
 */
final class TextNames {
  /**
   * Comments and literals: nothing is named in them. What repeats a choice is possessive, or each
   * character of a literal would take a frame of the stack.
   */
  private static final Pattern UNNAMED =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/"
              + "|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'",
          Pattern.DOTALL);

  private TextNames() {}

  static Set<String> of(State state) {
    Set<String> names = new HashSet<>();
    for (Operation operation : state.operations()) {
      for (Code code : codes(operation)) {
        code.flattened().forEach(piece -> add(piece, names));
      }
    }
    return names;
  }

  private static List<Code> codes(Operation operation) {
    List<Code> codes = new ArrayList<>();
    if (operation instanceof Operation.Run run) {
      codes.add(run.code());
    } else if (operation instanceof Operation.Branch branch) {
      codes.add(branch.condition());
    } else if (operation instanceof Operation.Choose choose) {
      codes.add(choose.selector());
      choose.choices().forEach(choice -> codes.add(choice.labels()));
    } else if (operation instanceof Operation.Return exit) {
      exit.value().ifPresent(codes::add);
    }
    return codes;
  }

  private static void add(Piece piece, Set<String> names) {
    if (piece instanceof Piece.Text text) {
      names.addAll(Words.alone(UNNAMED.matcher(text.text()).replaceAll(" ")));
    }
  }
}
