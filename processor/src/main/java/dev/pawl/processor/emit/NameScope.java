package dev.pawl.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.pawl.processor.code.FreshNames;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What everything in the task's class is called. A variable of the user's keeps its name unless a
 * second one of that name would be in scope beside it: sibling scopes may share names, the states
 * that they became can't.
 */
final class NameScope {
  private final Map<Variable, String> names = new HashMap<>();
  private final FreshNames fresh;

  /** The names in a state, those of its text and then of the variables that stay in it, too. */
  private final Map<State, Set<String>> inState = new HashMap<>();

  /** The names in the text of any state. */
  private final Set<String> inText = new HashSet<>();

  NameScope(Machine machine, Placement placement) {
    this.fresh = machine.body().reader().freshNames();
    for (State state : machine.states()) {
      Set<String> text = TextNames.of(state);
      inState.put(state, text);
      inText.addAll(text);
    }
    Map<String, Integer> declarations = countDeclarations(machine);
    placement
        .homes()
        .forEach(
            (variable, home) -> {
              boolean isOurs = variable.role() == Variable.Role.TEMPORARY;
              boolean isFree =
                  home == null
                      ? declarations.getOrDefault(variable.name(), 0) <= 1 && hidesNothing(variable)
                      : inState.get(home).add(variable.name());
              boolean isResult =
                  home == null && machine.inPieces() && variable.name().equals(Fields.RESULT);
              boolean keeps = (isFree || isOurs) && !isResult;
              names.put(variable, keeps ? variable.name() : fresh.fresh(variable.name()));
            });
  }

  /** Whether a variable that is in scope in all states has a name that no text mentions. */
  private boolean hidesNothing(Variable variable) {
    // A parameter is in scope everywhere in the user's file, too.
    return variable.role() == Variable.Role.PARAMETER || !inText.contains(variable.name());
  }

  /** The name of a variable. */
  String of(Variable variable) {
    return names.getOrDefault(variable, variable.name());
  }

  /** A name for a method. */
  String freshMethod(String wish) {
    return fresh.freshMethod(wish);
  }

  /** A name for something else. */
  String fresh(String wish) {
    return fresh.fresh(wish);
  }

  /**
   * How often each name is declared; inside a class in the body it may be declared again without a
   * clash.
   */
  private static Map<String, Integer> countDeclarations(Machine machine) {
    Map<String, Integer> declarations = new HashMap<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void p) {
        declarations.merge(tree.getName().toString(), 1, Integer::sum);
        return super.visitVariable(tree, p);
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        return null;
      }
    }.scan(machine.body().source().tree(), null);
    return declarations;
  }
}
