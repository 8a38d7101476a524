package dev.pawl.processor.normalise;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.code.AsyncBlocks;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.code.Completion;
import dev.pawl.processor.code.Constants;
import dev.pawl.processor.code.FreshNames;
import dev.pawl.processor.code.JumpTargets;
import dev.pawl.processor.code.Locals;
import dev.pawl.processor.code.Parentheses;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.TypeText;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** What the classes of this package know about the method that they take apart. */
final class MethodContext {
  final MethodSource source;
  final Locals locals = new Locals();
  final JumpTargets jumps = new JumpTargets();
  final CodeReader reader;
  final Constants constants;
  final Completion completion;
  final Comments comments;
  final LocalClasses localClasses;
  final LateCaptures lateCaptures;

  /** Trees that are, or hold, what must be a statement for another reason than an await. */
  private final Set<Tree> apart = Collections.newSetFromMap(new IdentityHashMap<>());

  final Unboxing unboxing = new Unboxing(this);
  private final Set<Element> reassigned = new HashSet<>();
  private final Map<Element, Variable> declared = new HashMap<>();

  /**
   * @param isRead whether the body will be taken apart
   */
  MethodContext(MethodSource source, boolean isRead) {
    this.source = source;
    this.reader = new CodeReader(source, locals, jumps, isRead);
    this.constants = reader.constants();
    this.completion = reader.completion();
    this.comments = new Comments(source.text());
    this.localClasses = new LocalClasses(this);
    this.lateCaptures = new LateCaptures(source, apart);
    if (isRead) {
      FieldUpdates.find(source, reader, apart);
      FallThroughs.find(source, reader, apart);
      findReassigned();
    }
  }

  SourceText text() {
    return source.text();
  }

  /**
   * Whether a tree has to be taken apart: it holds an await, or what must be a statement for
   * another reason.
   */
  boolean awaits(Tree tree) {
    return source.awaits().in(tree) || apart.contains(tree);
  }

  /** Whether one of several results awaits, so that the value comes from a variable. */
  boolean awaitsInResult(Tree tree) {
    if (tree instanceof ParenthesizedTree inner) {
      return awaitsInResult(inner.getExpression());
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      return awaits(choice.getTrueExpression()) || awaits(choice.getFalseExpression());
    }
    return tree instanceof SwitchExpressionTree choice
        && choice.getCases().stream().anyMatch(this::awaits);
  }

  TypeMirror typeOf(TreePath path) {
    return source.trees().getTypeMirror(path);
  }

  Element elementOf(TreePath path) {
    return source.trees().getElement(path);
  }

  /** The method's parameters, made known. */
  List<Variable> declareParameters() {
    List<Variable> parameters = new ArrayList<>();
    for (VariableElement captured : AsyncBlocks.captured(source)) {
      if (captured.getConstantValue() == null) {
        String name = captured.getSimpleName().toString();
        String type = reader.types().of(captured.asType());
        parameters.add(declare(captured, new Variable(name, type, Variable.Role.PARAMETER)));
      }
    }
    for (VariableTree parameter : source.parameters()) {
      TreePath path = new TreePath(source.path(), parameter);
      parameters.add(declare(path, reader.types().of(typeOf(path)), Variable.Role.PARAMETER));
    }
    return parameters;
  }

  /** The constants that a block captures, which stay constants. */
  void declareConstants(Steps out) {
    for (VariableElement captured : AsyncBlocks.captured(source)) {
      Object value = captured.getConstantValue();
      if (value != null) {
        String name = captured.getSimpleName().toString();
        String type = reader.types().of(captured.asType());
        Variable constant = declare(captured, new Variable(name, type, Variable.Role.CONSTANT));
        Piece declaration = new Piece.Declare(constant, "final " + type + " " + name, true);
        String text = " = " + source.elements().getConstantExpression(value) + ";";
        out.add(new Statement.Plain(Code.of(declaration, text), Optional.of(constant), true, -1));
      }
    }
  }

  private Variable declare(VariableElement element, Variable variable) {
    declared.put(element, variable);
    return locals.declare(element, variable);
  }

  /** A local variable of the user's, made known. */
  Variable declareLocal(TreePath path) {
    boolean constant =
        elementOf(path) instanceof VariableElement variable && variable.getConstantValue() != null;
    return declare(
        path,
        reader.declarations().type(path),
        constant ? Variable.Role.CONSTANT : Variable.Role.LOCAL);
  }

  private Variable declare(TreePath path, String type, Variable.Role role) {
    String name = ((VariableTree) path.getLeaf()).getName().toString();
    String safe = FreshNames.obscures(name) ? reader.freshNames().fresh(name) : name;
    if (name.isEmpty()) {
      safe = reader.freshNames().fresh("unused"); // _, which not every JDK lets stand everywhere
    }
    Variable variable = new Variable(safe, type, role);
    declared.put(elementOf(path), variable);
    return locals.declare(elementOf(path), variable);
  }

  /** The user's variable that one of the machine is. */
  Optional<Element> elementOf(Variable variable) {
    return declared.entrySet().stream()
        .filter(entry -> entry.getValue() == variable)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The variable that a name stands for, in parentheses or not. */
  Variable variableAt(TreePath name) {
    return declared.get(elementOf(Parentheses.inside(name)));
  }

  /** The variable that a declaration made known. */
  Variable variableOf(TreePath declaration) {
    return declared.get(elementOf(declaration));
  }

  /** A variable for a value of ours. */
  Variable temporary(String wish, TypeMirror type) {
    return temporary(wish, reader.types().of(type));
  }

  /** A variable for a value of ours. */
  Variable temporary(String wish, String type) {
    return reader.temporary(wish, type);
  }

  /** A value as a variable of a type takes it. */
  Code ended(String type, Code value) {
    TypeText types = reader.types();
    return types.isEndless(type)
        ? Code.of("(" + type + ") (" + types.object() + ") (", value, ")")
        : value;
  }

  /** Whether a name stands for a local variable that keeps the value it has. */
  boolean isNeverReassigned(TreePath path) {
    Element element = elementOf(path);
    return declared.containsKey(element) && !reassigned.contains(element);
  }

  /** The variable that an expression statement gives a new value, if that is what it does last. */
  Optional<Variable> assignedBy(TreePath path) {
    if (path.getLeaf() instanceof ExpressionStatementTree statement) {
      TreePath assignment = new TreePath(path, statement.getExpression());
      return assignedTo(statement.getExpression())
          .map(target -> Parentheses.inside(new TreePath(assignment, target)))
          .filter(name -> name.getLeaf() instanceof IdentifierTree)
          .map(this::elementOf)
          .filter(element -> declared.containsKey(element) && !reader.isHeld(element))
          .map(declared::get);
    }
    return Optional.empty();
  }

  private static Optional<ExpressionTree> assignedTo(ExpressionTree expression) {
    if (expression instanceof AssignmentTree assignment) {
      return Optional.of(assignment.getVariable());
    }
    return expression instanceof CompoundAssignmentTree assignment
        ? Optional.of(assignment.getVariable())
        : Optional.empty();
  }

  /**
   * A variable that is declared without a value and given one later counts as reassigned: its old
   * value is never asked for, but neither can it be read in place of the new one.
   */
  private void findReassigned() {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitAssignment(AssignmentTree tree, Void p) {
        changes(tree.getVariable());
        return super.visitAssignment(tree, p);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
        changes(tree.getVariable());
        return super.visitCompoundAssignment(tree, p);
      }

      @Override
      public Void visitUnary(UnaryTree tree, Void p) {
        changes(tree.getExpression());
        return super.visitUnary(tree, p);
      }

      private void changes(ExpressionTree target) {
        TreePath path = Parentheses.inside(new TreePath(getCurrentPath(), target));
        if (path.getLeaf() instanceof IdentifierTree) {
          reassigned.add(elementOf(path));
        }
      }
    }.scan(source.path(), null);
  }
}
