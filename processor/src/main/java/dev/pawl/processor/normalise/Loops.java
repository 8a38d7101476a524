package dev.pawl.processor.normalise;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * All loops are one that runs for ever in a block that a false condition leaves; {@code continue}
 * leaves a block inside it:
 *
 * <pre>{@code
 * for (init; c; update) body   ⇒   init
 *                                  loop: { for (;;) { if (!c) break loop; next: { body } update } }
 * }</pre>
 */
final class Loops {
  private final Normaliser normaliser;
  private final MethodContext context;

  Loops(Normaliser normaliser) {
    this.normaliser = normaliser;
    this.context = normaliser.context;
  }

  void whileLoop(TreePath path, Steps out) {
    WhileLoopTree tree = (WhileLoopTree) path.getLeaf();
    Label end = end(tree);
    Label head = head(tree);
    Steps body = new Steps();
    leaveUnless(new TreePath(path, tree.getCondition()), end, body);
    body.addAll(normaliser.nested(new TreePath(path, tree.getStatement())));
    loop(end, head, body, out);
  }

  void doLoop(TreePath path, Steps out) {
    DoWhileLoopTree tree = (DoWhileLoopTree) path.getLeaf();
    Label end = end(tree);
    Steps body = new Steps();
    body.add(round(path, tree, tree.getStatement()));
    leaveUnless(new TreePath(path, tree.getCondition()), end, body);
    loop(end, new Label("head"), body, out);
  }

  void forLoop(TreePath path, Steps out) {
    ForLoopTree tree = (ForLoopTree) path.getLeaf();
    for (StatementTree initialiser : tree.getInitializer()) {
      if (initialiser instanceof VariableTree) {
        normaliser.statement(new TreePath(path, initialiser), out);
      } else {
        update(new TreePath(path, initialiser), out);
      }
    }
    Label end = end(tree);
    Steps body = new Steps();
    if (tree.getCondition() != null) {
      leaveUnless(new TreePath(path, tree.getCondition()), end, body);
    }
    if (tree.getUpdate().isEmpty()) {
      Label head = head(tree);
      body.addAll(normaliser.nested(new TreePath(path, tree.getStatement())));
      loop(end, head, body, out);
      return;
    }
    body.add(round(path, tree, tree.getStatement()));
    for (StatementTree update : tree.getUpdate()) {
      update(new TreePath(path, update), body);
    }
    loop(end, new Label("head"), body, out);
  }

  /** What stands in a loop's head has no semicolon of its own. */
  private void update(TreePath path, Steps out) {
    if (context.awaits(path.getLeaf())) {
      normaliser.statement(path, out);
      return;
    }
    out.add(
        new Statement.Plain(
            Code.of(context.reader.read(path), ";"),
            context.assignedBy(path),
            true,
            context.text().start(path.getLeaf())));
  }

  void forEach(TreePath path, Steps out) {
    EnhancedForLoopTree tree = (EnhancedForLoopTree) path.getLeaf();
    TreePath collection = new TreePath(path, tree.getExpression());
    TypeMirror type = context.typeOf(collection);
    Code value = normaliser.spiller.value(collection, out);
    if (type instanceof ArrayType && !context.reader.goesOverList(path, tree)) {
      array(path, tree, value, type, out);
    } else {
      iterable(path, tree, value, type, out);
    }
  }

  /*
   * for (T x : e) body   ⇒   A array = e; int index = 0;                    JLS 14.14.2
   *                          loop while (index < array.length): T x = array[index]; body; index++
   */
  private void array(
      TreePath path, EnhancedForLoopTree tree, Code value, TypeMirror type, Steps out) {
    int offset = context.text().start(tree);
    String declared =
        context
            .reader
            .castElements(path, tree)
            .map(wanted -> context.reader.types().of(wanted) + "[]")
            .orElseGet(() -> context.reader.types().of(type));
    Variable array = context.temporary("array", declared);
    Variable index = context.temporary("index", "int");
    TreePath of = new TreePath(path, tree.getExpression());
    out.declare(array, context.reader.converted(of, value), offset);
    out.declare(index, Code.text("0"), offset);
    Label end = end(tree);
    Steps body = new Steps();
    leaveUnless(Code.of(index, " < ", array, ".length"), end, body, offset);
    declare(path, tree, Code.of(array, "[", index, "]"), body);
    body.add(round(path, tree, tree.getStatement()));
    body.add(new Statement.Plain(Code.of(index, "++;"), Optional.empty(), true, offset));
    loop(end, new Label("head"), body, out);
  }

  private void iterable(
      TreePath path, EnhancedForLoopTree tree, Code value, TypeMirror type, Steps out) {
    int offset = context.text().start(tree);
    String element =
        context
            .reader
            .castElements(path, tree)
            .map(wanted -> extending(context.reader.types().argument(wanted)))
            .orElseGet(() -> elementType(type));
    Variable iterator =
        context.temporary(
            "iterator", context.reader.types().imported("java.util.Iterator") + element);
    TreePath collection = new TreePath(path, tree.getExpression());
    Code converted = context.reader.converted(collection, value);
    Code receiver =
        converted == value ? receiver(tree.getExpression(), value) : Code.of("(", converted, ")");
    out.declare(iterator, Code.of(receiver, ".iterator()"), offset);
    Label end = end(tree);
    Steps body = new Steps();
    leaveUnless(Code.of(iterator, ".hasNext()"), end, body, offset);
    declare(path, tree, Code.of(iterator, ".next()"), body);
    Label head = head(tree);
    body.addAll(normaliser.nested(new TreePath(path, tree.getStatement())));
    loop(end, head, body, out);
  }

  private static Code receiver(ExpressionTree tree, Code value) {
    boolean primary =
        switch (tree.getKind()) {
          case IDENTIFIER, MEMBER_SELECT, METHOD_INVOCATION, PARENTHESIZED, ARRAY_ACCESS -> true;
          default -> false;
        };
    return primary ? value : Code.of("(", value, ")");
  }

  /**
   * {@code <E>} of the Iterable that a type is; nothing for a raw one, which iterates over Object.
   */
  private String elementType(TypeMirror type) {
    DeclaredType iterable = iterableOf(type);
    if (iterable == null || iterable.getTypeArguments().isEmpty()) {
      return "<?>";
    }
    return extending(context.reader.types().argument(iterable.getTypeArguments().get(0)));
  }

  private static String extending(String argument) {
    return argument.startsWith("?") ? "<" + argument + ">" : "<? extends " + argument + ">";
  }

  private DeclaredType iterableOf(TypeMirror type) {
    if (type instanceof DeclaredType declared
        && declared.asElement().getSimpleName().contentEquals("Iterable")
        && declared.asElement().toString().equals("java.lang.Iterable")) {
      return declared;
    }
    for (TypeMirror above : context.source.types().directSupertypes(type)) {
      DeclaredType found = iterableOf(above);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void declare(TreePath path, EnhancedForLoopTree tree, Code value, Steps body) {
    TreePath declaration = new TreePath(path, tree.getVariable());
    Variable variable = context.declareLocal(declaration);
    Piece piece = context.reader.declarations().declare(declaration, variable, true);
    body.add(
        new Statement.Plain(
            Code.of(piece, " = ", value, ";"),
            Optional.of(variable),
            true,
            context.text().start(tree.getVariable())));
  }

  private Label end(Tree loop) {
    Label end = new Label("loop");
    context.jumps.breakOf(loop, end);
    return end;
  }

  /** Where nothing stands between the rounds, {@code continue} goes right to the next one. */
  private Label head(Tree loop) {
    Label head = new Label("head");
    context.jumps.continueOf(loop, head);
    return head;
  }

  private Statement round(TreePath path, Tree loop, StatementTree body) {
    Label next = new Label("next");
    context.jumps.continueOf(loop, next);
    return new Statement.Block(next, normaliser.nested(new TreePath(path, body)));
  }

  private void leaveUnless(TreePath condition, Label end, Steps body) {
    if (context.completion.isConstant(condition, true)) {
      return;
    }
    Code test = normaliser.spiller.condition(condition, body);
    leaveUnless(test, end, body, context.text().start(condition.getLeaf()));
  }

  private static void leaveUnless(Code condition, Label end, Steps body, int offset) {
    body.add(new Statement.If(condition, List.of(), List.of(new Statement.Jump(end)), offset));
  }

  private static void loop(Label end, Label head, Steps body, Steps out) {
    Statement loop = new Statement.Loop(head, body.statements());
    out.add(new Statement.Block(end, List.of(loop)));
  }
}
