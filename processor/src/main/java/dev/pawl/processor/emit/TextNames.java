package dev.pawl.processor.emit;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Words;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.normalise.Body;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

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

  /**
   * The names in the classes of the body that an import has brought: there the task's fields are
   * nearer, and the user's variables were none of theirs.
   */
  static Set<String> importedInClasses(Body body) {
    Set<String> names = new HashSet<>();
    body.localClasses()
        .forEach(one -> one.declaration().flattened().forEach(piece -> add(piece, names)));
    if (!names.isEmpty()) {
      names.retainAll(staticImports(body.source()));
    }
    return names;
  }

  private static Set<String> staticImports(MethodSource source) {
    Set<String> names = new HashSet<>();
    for (ImportTree one : source.text().unit().getImports()) {
      if (one.isStatic() && one.getQualifiedIdentifier() instanceof MemberSelectTree name) {
        TypeElement owner = source.elements().getTypeElement(name.getExpression().toString());
        if (!name.getIdentifier().contentEquals("*")) {
          names.add(name.getIdentifier().toString());
        } else if (owner != null) {
          ElementFilter.fieldsIn(source.elements().getAllMembers(owner))
              .forEach(field -> names.add(field.getSimpleName().toString()));
        }
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
