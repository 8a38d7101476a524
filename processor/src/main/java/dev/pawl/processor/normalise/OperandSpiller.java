package dev.pawl.processor.normalise;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Keywords;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/**
 * Expressions. Java evaluates operands from left to right, each once (JLS 15.7), so all that comes
 * before the last await of an expression is put into variables before it:
 *
 * <pre>{@code
 * f(g(1), await(a), h(2))   ⇒   int g2 = g(1);
 *                               a: wait until it is ready
 *                               f(g2, polled.get(), h(2))
 * }</pre>
 */
final class OperandSpiller {
  private static final Set<Tree.Kind> INCREMENTS =
      Set.of(
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  private final Normaliser normaliser;
  private final MethodContext context;
  private final Assignments assignments;
  private final Conditionals conditionals;
  private final Awaiting awaiting;
  private final Concatenations concatenations;
  private final SharedCaptures captures;

  OperandSpiller(Normaliser normaliser) {
    this.normaliser = normaliser;
    this.context = normaliser.context;
    this.assignments = new Assignments(context, this);
    this.conditionals = new Conditionals(context, this);
    this.awaiting = new Awaiting(context, this);
    this.concatenations = new Concatenations(context);
    this.captures = new SharedCaptures(context);
  }

  /**
   * Code without an await that gives the expression's value, to be used before anything else
   * happens.
   */
  Code value(TreePath path, Steps out) {
    Tree tree = path.getLeaf();
    if (!context.awaits(tree)) {
      return context.reader.read(path);
    }
    context.localClasses.name(path, "local");
    if (context.source.awaits().isAwait(tree)) {
      return awaiting.value(path, out);
    }
    if (tree instanceof AssignmentTree assignment && context.lateCaptures.isAlone(assignment)) {
      return assignments.alone(path, out);
    }
    if (tree instanceof ConditionalExpressionTree && context.awaitsInResult(tree)) {
      return conditionals.choice(path, out);
    }
    if (isShortCircuit(tree) && context.awaits(((BinaryTree) tree).getRightOperand())) {
      return conditionals.shortCircuit(path, out);
    }
    if (tree instanceof CompoundAssignmentTree assignment
        && context.awaits(assignment.getExpression())) {
      return assignments.compound(path, out);
    }
    if (tree instanceof SwitchExpressionTree && context.awaitsInResult(tree)) {
      return normaliser.switches.expression(path, out);
    }
    List<TreePath> operands = operands(path);
    Map<Tree, Code> replaced = updatesField(tree) ? settled(operands, out) : ordered(operands, out);
    captures
        .castsOfGiven(path, operands)
        .forEach((given, raw) -> replaced.put(given.getLeaf(), castOf(given, raw, replaced)));
    Code code = context.reader.read(path, replaced);
    return captures.lostType(path).map(type -> cast(path, type, code)).orElse(code);
  }

  private Code castOf(TreePath operand, TypeMirror type, Map<Tree, Code> replaced) {
    Code code = replaced.get(operand.getLeaf());
    return cast(operand, type, code == null ? context.reader.read(operand) : code);
  }

  private Code cast(TreePath path, TypeMirror type, Code code) {
    Code cast = Code.of("(" + context.reader.types().of(type) + ") ", code);
    Tree parent = path.getParentPath().getLeaf();
    boolean isFollowed = parent instanceof MemberSelectTree || parent instanceof ArrayAccessTree;
    return isFollowed ? Code.of("(", cast, ")") : cast;
  }

  /** Whether the object may be written twice, to read its field and to write it. */
  private static boolean updatesField(Tree tree) {
    return tree instanceof CompoundAssignmentTree assignment && isSelected(assignment.getVariable())
        || tree instanceof UnaryTree unary
            && INCREMENTS.contains(tree.getKind())
            && isSelected(unary.getExpression());
  }

  private static boolean isSelected(ExpressionTree target) {
    return target instanceof ParenthesizedTree inner
        ? isSelected(inner.getExpression())
        : target instanceof MemberSelectTree;
  }

  /** The value of a condition, without the parentheses around it. */
  Code condition(TreePath path, Steps out) {
    return path.getLeaf() instanceof ParenthesizedTree inner
        ? condition(new TreePath(path, inner.getExpression()), out)
        : value(path, out);
  }

  /** Does what an expression does; false if that leaves a value which is part of the doing. */
  boolean effect(TreePath path, Steps out) {
    if (path.getLeaf() instanceof ParenthesizedTree inner) {
      return effect(new TreePath(path, inner.getExpression()), out);
    }
    if (context.source.awaits().isAwait(path.getLeaf())) {
      awaiting.value(path, out);
      return true;
    }
    if (path.getLeaf() instanceof AssignmentTree assignment
        && context.lateCaptures.isAlone(assignment)) {
      assignments.alone(path, out);
      return true;
    }
    return false;
  }

  /**
   * Operands up to the last that awaits: all before it in variables, itself as code.
   *
   * @return what to put in place of which operand; those behind the last await stay as they are
   */
  Map<Tree, Code> ordered(List<TreePath> operands, Steps out) {
    int last = operands.size() - 1;
    while (last >= 0 && !context.awaits(operands.get(last).getLeaf())) {
      last--;
    }
    Map<Tree, Code> replaced = new HashMap<>();
    for (int i = 0; i <= last; i++) {
      TreePath operand = operands.get(i);
      Code code = value(operand, out);
      replaced.put(operand.getLeaf(), i < last ? settled(operand, code, out) : last(operand, code));
    }
    return replaced;
  }

  private Code last(TreePath operand, Code code) {
    Optional<TypeMirror> raw =
        context.source.awaits().isAwait(operand.getLeaf())
            ? captures.castOfAwaited(operand)
            : context.awaitsInResult(operand.getLeaf())
                ? captures.castOfKept(operand)
                : Optional.empty();
    return raw.map(type -> cast(operand, type, code)).orElse(code);
  }

  /** What is chosen between, where one of the results awaits. */
  Variable choice(TreePath path) {
    TypeMirror type = captures.keptType(path).orElse(context.typeOf(path));
    return context.temporary("choice", type);
  }

  /** One of the results of a choice. */
  Code result(TreePath path, Steps out) {
    return context.reader.converted(path, last(path, value(path, out)));
  }

  /** Operands that what happens next can't change, and that can be written twice. */
  Map<Tree, Code> settled(List<TreePath> operands, Steps out) {
    Map<Tree, Code> settled = new HashMap<>();
    for (TreePath operand : operands) {
      settled.put(operand.getLeaf(), settled(operand, value(operand, out), out));
    }
    return settled;
  }

  /** The value of an operand in a form that what happens next can't change. */
  Code settled(TreePath operand, Code code, Steps out) {
    boolean isOuter = isOuterInstance(operand);
    if (isSettled(operand) && !isOuter) {
      return code;
    }
    TypeMirror type = context.typeOf(operand);
    if (context.unboxing.of(operand)) {
      // javac unboxes an operand before it evaluates the next one, and that may throw.
      type = context.reader.unboxed(type).orElse(type);
    }
    type = captures.keptType(operand).orElse(type);
    // Nothing else of a creation is done if it is null (JLS 15.9.4).
    Code value =
        isOuter
            ? Code.of("java.util.Objects.requireNonNull(", code, ")")
            : context.reader.castToKeep(operand).map(cast -> Code.of(cast, code)).orElse(code);
    if (concatenations.makesText(operand, type)) {
      value = concatenations.text(type, code);
      type = concatenations.stringType();
    }
    Variable variable = context.temporary(nameOf(operand), type);
    out.declare(
        variable, context.ended(variable.type(), value), context.text().start(operand.getLeaf()));
    Code use = Code.use(variable);
    return captures.castOfKept(operand).map(raw -> cast(operand, raw, use)).orElse(use);
  }

  /** Whether an operand is what stands in front of {@code .new}, and may be null. */
  private static boolean isOuterInstance(TreePath operand) {
    return operand.getParentPath().getLeaf() instanceof NewClassTree created
        && created.getEnclosingExpression() == operand.getLeaf()
        && !Keywords.isThis(operand.getLeaf());
  }

  /** An awaited value is called like what was awaited. */
  private String nameOf(TreePath operand) {
    Tree tree = operand.getLeaf();
    return context.source.awaits().isAwait(tree)
        ? nameFor(((MethodInvocationTree) tree).getArguments().get(0))
        : nameFor(tree);
  }

  private boolean isSettled(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return isSettled(new TreePath(path, inner.getExpression()));
    }
    if (tree instanceof LiteralTree || tree instanceof LambdaExpressionTree) {
      return true;
    }
    if (context.constants.valueOf(path).isPresent()) {
      return true; // And a variable of int would not be narrowed as a constant is (JLS 5.2).
    }
    if (tree instanceof IdentifierTree name && name.getName().contentEquals("this")) {
      return true;
    }
    if (tree instanceof MemberReferenceTree reference) {
      return isNeverNull(new TreePath(path, reference.getQualifierExpression()));
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      Element element = context.elementOf(path);
      return element instanceof TypeElement
          || element instanceof PackageElement
          || tree instanceof IdentifierTree && context.isNeverReassigned(path);
    }
    return false;
  }

  /** Whether what stands in front of a {@code ::} is a type or an object that is always there. */
  private boolean isNeverNull(TreePath qualifier) {
    Tree tree = qualifier.getLeaf();
    return switch (tree.getKind()) {
      case PARAMETERIZED_TYPE, ARRAY_TYPE, ANNOTATED_TYPE -> true;
      case IDENTIFIER, MEMBER_SELECT -> {
        Element element = context.elementOf(qualifier);
        yield Keywords.isThis(tree)
            || Keywords.isSuper(tree)
            || element instanceof TypeElement
            || element instanceof TypeParameterElement;
      }
      default -> false;
    };
  }

  /**
   * The operands of an expression in the order of their evaluation; type names and the like are
   * none.
   */
  private List<TreePath> operands(TreePath path) {
    List<TreePath> operands = new ArrayList<>();
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      add(operands, path, inner.getExpression());
    } else if (tree instanceof UnaryTree unary) {
      addTarget(operands, path, unary.getExpression());
    } else if (tree instanceof TypeCastTree cast) {
      add(operands, path, cast.getExpression());
    } else if (tree instanceof InstanceOfTree test) {
      add(operands, path, test.getExpression());
    } else if (tree instanceof ConditionalExpressionTree choice) {
      add(operands, path, choice.getCondition());
    } else if (tree instanceof BinaryTree binary) {
      add(operands, path, binary.getLeftOperand());
      if (!isShortCircuit(tree)) {
        add(operands, path, binary.getRightOperand());
      }
    } else if (tree instanceof MemberSelectTree select) {
      add(operands, path, select.getExpression());
    } else if (tree instanceof MemberReferenceTree reference) {
      add(operands, path, reference.getQualifierExpression());
    } else if (tree instanceof ArrayAccessTree access) {
      add(operands, path, access.getExpression());
      add(operands, path, access.getIndex());
    } else if (tree instanceof MethodInvocationTree call) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        add(operands, new TreePath(path, select), select.getExpression());
      }
      call.getArguments().forEach(argument -> add(operands, path, argument));
    } else if (tree instanceof NewClassTree created) {
      add(operands, path, created.getEnclosingExpression());
      created.getArguments().forEach(argument -> add(operands, path, argument));
    } else if (tree instanceof NewArrayTree array) {
      array.getDimensions().forEach(dimension -> add(operands, path, dimension));
      addInitialisers(operands, path, array);
    } else if (tree instanceof SwitchExpressionTree choice) {
      add(operands, path, choice.getExpression());
    } else if (tree instanceof AssignmentTree assignment) {
      addTarget(operands, path, assignment.getVariable());
      add(operands, path, assignment.getExpression());
    } else if (tree instanceof CompoundAssignmentTree assignment) {
      addTarget(operands, path, assignment.getVariable());
    } else {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "An await in this kind of expression",
          "Put the awaited value into a variable first.");
    }
    return operands;
  }

  /** The operands of what is assigned to, or of what may be: a name has none. */
  List<TreePath> targetOperands(TreePath parent, ExpressionTree target) {
    List<TreePath> operands = new ArrayList<>();
    addTarget(operands, parent, target);
    return operands;
  }

  private void addTarget(List<TreePath> operands, TreePath parent, ExpressionTree target) {
    TreePath path = new TreePath(parent, target);
    if (target instanceof ParenthesizedTree inner) {
      addTarget(operands, path, inner.getExpression());
    } else if (target instanceof ArrayAccessTree access) {
      add(operands, path, access.getExpression());
      add(operands, path, access.getIndex());
    } else if (target instanceof MemberSelectTree select) {
      add(operands, path, select.getExpression());
    } else if (!(target instanceof IdentifierTree)) {
      add(operands, parent, target);
    }
  }

  /** The braces inside the braces of an array have no value of their own. */
  private void addInitialisers(List<TreePath> operands, TreePath path, NewArrayTree array) {
    if (array.getInitializers() == null) {
      return;
    }
    for (ExpressionTree element : array.getInitializers()) {
      if (element instanceof NewArrayTree inner && inner.getType() == null) {
        addInitialisers(operands, new TreePath(path, inner), inner);
      } else {
        add(operands, path, element);
      }
    }
  }

  private void add(List<TreePath> operands, TreePath parent, ExpressionTree operand) {
    if (operand != null && !Keywords.isSuper(operand)) {
      operands.add(new TreePath(parent, operand));
    }
  }

  private static boolean isShortCircuit(Tree tree) {
    return tree.getKind() == Tree.Kind.CONDITIONAL_AND
        || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
  }

  /** What a value is called: by the name of the method, field or variable that it comes from. */
  static String nameFor(Tree tree) {
    if (tree instanceof MethodInvocationTree call) {
      return nameFor(call.getMethodSelect());
    } else if (tree instanceof MemberSelectTree select) {
      return select.getIdentifier().toString();
    } else if (tree instanceof IdentifierTree name) {
      return name.getName().toString();
    } else if (tree instanceof ParenthesizedTree inner) {
      return nameFor(inner.getExpression());
    } else if (tree instanceof TypeCastTree cast) {
      return nameFor(cast.getExpression());
    }
    return "value";
  }
}
