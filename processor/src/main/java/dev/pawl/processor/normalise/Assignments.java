package dev.pawl.processor.normalise;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Operators;
import dev.pawl.processor.code.Variable;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Assignments that read before they write. */
final class Assignments {
  private final MethodContext context;
  private final OperandSpiller spiller;
  private final Concatenations concatenations;

  Assignments(MethodContext context, OperandSpiller spiller) {
    this.context = context;
    this.spiller = spiller;
    this.concatenations = new Concatenations(context);
  }

  /** {@code x = v}, which becomes a statement; its value is then the variable's. */
  Code alone(TreePath path, Steps out) {
    AssignmentTree tree = (AssignmentTree) path.getLeaf();
    TreePath value = new TreePath(path, tree.getExpression());
    Variable variable = context.variableAt(new TreePath(path, tree.getVariable()));
    Code code = context.reader.converted(value, spiller.value(value, out));
    out.assign(variable, code, context.text().start(tree));
    return Code.use(variable);
  }

  /*
   * a()[i()] += await(t)   ⇒   int[] a2 = a(); int i2 = i(); int value = a2[i2];   JLS 15.26.2: array,
   *                            t: wait until it is ready                            index and old value
   *                            a2[i2] = (int) (value + polled.get())                before the right side
   */
  Code compound(TreePath path, Steps out) {
    CompoundAssignmentTree tree = (CompoundAssignmentTree) path.getLeaf();
    TreePath target = new TreePath(path, tree.getVariable());
    Map<Tree, Code> settled =
        spiller.settled(spiller.targetOperands(path, tree.getVariable()), out);
    TypeMirror type = context.typeOf(target);
    // A boxed old value is unboxed before the right side is evaluated, and may be null; of an
    // object that something is appended to, the text is made by then.
    boolean appends = concatenations.appends(tree, primitive(type));
    TypeMirror kept = appends ? concatenations.stringType() : primitive(type);
    Variable before = context.temporary("before", kept);
    Code old = context.reader.read(target, settled);
    out.declare(before, appends ? concatenations.text(type, old) : old, context.text().start(tree));
    Code right = spiller.value(new TreePath(path, tree.getExpression()), out);
    Code sum = Code.of(before, " " + Operators.of(tree) + " ", operand(tree, right));
    Optional<String> cast =
        narrowing(tree, type, context.typeOf(new TreePath(path, tree.getExpression())));
    Code result = cast.map(name -> Code.of("(" + name + ") (", sum, ")")).orElse(sum);
    return context.reader.assign(target, settled, result);
  }

  /** The right side, in parentheses unless it binds more tightly than any operator. */
  private static Code operand(CompoundAssignmentTree tree, Code right) {
    return Operators.isPrimary(tree.getExpression()) ? right : Code.of("(", right, ")");
  }

  /**
   * {@code E1 op= E2} is {@code E1 = (T) (E1 op E2)}: the type of the cast, where one is needed.
   */
  private Optional<String> narrowing(
      CompoundAssignmentTree tree, TypeMirror left, TypeMirror right) {
    TypeMirror to = primitive(left);
    TypeMirror from = primitive(right);
    if (!to.getKind().isPrimitive() || to.getKind() == TypeKind.BOOLEAN) {
      return Optional.empty();
    }
    boolean shift = tree.getKind().name().contains("SHIFT");
    boolean fits = rank(to) >= rank(TypeKind.INT) && (shift || rank(from) <= rank(to));
    return fits ? Optional.empty() : Optional.of(context.reader.types().of(to));
  }

  private TypeMirror primitive(TypeMirror type) {
    return type.getKind().isPrimitive() ? type : context.reader.unboxed(type).orElse(type);
  }

  private static int rank(TypeMirror type) {
    return rank(type.getKind());
  }

  /**
   * Binary numeric promotion (JLS 5.6) makes an operation's type the higher one, and int at least.
   */
  private static int rank(TypeKind kind) {
    return switch (kind) {
      case INT -> 1;
      case LONG -> 2;
      case FLOAT -> 3;
      case DOUBLE -> 4;
      default -> 0;
    };
  }
}
