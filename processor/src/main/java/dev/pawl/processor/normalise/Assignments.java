package dev.pawl.processor.normalise;

import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Operators;
import dev.pawl.processor.code.Variable;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.type.TypeMirror;

/** Assignments that read before they write. */
final class Assignments {
  private final MethodContext context;
  private final OperandSpiller spiller;

  Assignments(MethodContext context, OperandSpiller spiller) {
    this.context = context;
    this.spiller = spiller;
  }

  /*
   * a()[i()] += await(t)   ⇒   int[] a2 = a(); int i2 = i(); int value = a2[i2];   JLS 15.26.2: array,
   *                            t: wait until it is ready                            index and old value
   *                            a2[i2] = (int) (value + polled.get())                before the right side
   */
  Code compound(TreePath path, Steps out) {
    CompoundAssignmentTree tree = (CompoundAssignmentTree) path.getLeaf();
    TreePath target = new TreePath(path, tree.getVariable());
    Map<Tree, Code> settled = new HashMap<>();
    for (TreePath operand : spiller.targetOperands(path, tree.getVariable())) {
      Code code = spiller.value(operand, out);
      settled.put(operand.getLeaf(), spiller.settled(operand, code, out));
    }
    TypeMirror type = context.typeOf(target);
    Variable before = context.temporary("before", type);
    out.declare(before, context.reader.read(target, settled), context.text().start(tree));
    Code right = spiller.value(new TreePath(path, tree.getExpression()), out);
    Code result =
        Code.of(narrowing(type) + "(", before, " " + Operators.of(tree) + " (", right, "))");
    return context.reader.assign(target, settled, result);
  }

  /** {@code E1 op= E2} is {@code E1 = (T) (E1 op E2)}; the cast matters for primitive types only. */
  private String narrowing(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return "(" + context.reader.types().of(type) + ") ";
    }
    return context
        .reader
        .unboxed(type)
        .map(primitive -> "(" + context.reader.types().of(primitive) + ") ")
        .orElse("");
  }
}
