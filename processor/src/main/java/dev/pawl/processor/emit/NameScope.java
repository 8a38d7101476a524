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
    Map<String, Integer> declarations = countDeclarations(machine);
    Map<State, Set<String>> taken = new HashMap<>();
    boolean allFields = machine.inPieces();
    for (Map.Entry<Variable, State> entry : placement.homes().entrySet()) {
      Variable variable = entry.getKey();
      boolean shared = entry.getValue() == null;
      boolean alone = declarations.getOrDefault(variable.name(), 0) <= 1;
      boolean free =
          shared
              ? alone
              : taken
                  .computeIfAbsent(entry.getValue(), state -> new HashSet<>())
                  .add(variable.name());
      boolean ours = variable.role() == Variable.Role.TEMPORARY;
      boolean hides = allFields && shared && variable.name().equals(Fields.RESULT);
      boolean keeps = (free || ours) && !hides;
      names.put(variable, keeps ? variable.name() : fresh.fresh(variable.name()));
    }
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
