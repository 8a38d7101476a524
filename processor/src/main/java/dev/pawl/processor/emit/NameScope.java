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

  NameScope(Machine machine, Placement placement) {
    this.fresh = machine.body().reader().freshNames();
    // The names in each state, those of its text and then of the variables that stay in it, too.
    Map<State, Set<String>> inState = new HashMap<>();
    machine.states().forEach(state -> inState.put(state, TextNames.of(state)));
    Set<String> inText = new HashSet<>();
    inState.values().forEach(inText::addAll);
    inText.addAll(TextNames.importedInClasses(machine.body()));
    Map<String, Integer> declarations = countDeclarations(machine);
    placement
        .homes()
        .forEach(
            (variable, home) -> {
              String name = variable.name();
              // A parameter is in scope everywhere in the user's file, too, and hides nothing.
              boolean isFree =
                  home != null
                      ? inState.get(home).add(name)
                      : declarations.getOrDefault(name, 0) <= 1
                          && (variable.role() == Variable.Role.PARAMETER || !inText.contains(name));
              boolean isOurs = variable.role() == Variable.Role.TEMPORARY;
              boolean isResult = home == null && machine.inPieces() && name.equals(Fields.RESULT);
              boolean keeps = (isFree || isOurs) && !isResult;
              names.put(variable, keeps ? name : fresh.fresh(name));
            });
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
