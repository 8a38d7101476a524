package dev.pawl.processor.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Classes that extend one in a scope: its constructor has to be told the scope (JLS 8.8.7.1).
 *
 * <pre>{@code
 * class Loud extends Counter {    class Loud extends CounterScope.Counter {
 *   Loud() { shout(); }       ⇒     Loud() { new CounterScope(a).super(); shout(); }
 * }                               }
 * }</pre>
 */
final class SuperclassEdits {
  private final CodeReader reader;
  private final Edits edits;

  SuperclassEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  void edit(TreePath path, ClassTree tree) {
    if (tree.getExtendsClause() == null
        || !(reader.source.trees().getElement(path) instanceof TypeElement type)
        || !(type.getSuperclass() instanceof DeclaredType above)) {
      return;
    }
    Optional<Code> scope = reader.memberClasses.scope((TypeElement) above.asElement(), path, true);
    scope.ifPresent(code -> tell(tree, code));
  }

  private void tell(ClassTree tree, Code scope) {
    List<MethodTree> constructors =
        tree.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .filter(method -> method.getName().contentEquals("<init>"))
            .filter(this::isWritten)
            .toList();
    if (constructors.isEmpty()) {
      int brace = reader.text().indexOf("{", endOfHead(tree));
      String head = "\n  " + tree.getSimpleName() + "() {\n    ";
      edits.replace(brace, brace + 1, "{" + head, scope, ".super();\n  }\n");
    }
    constructors.forEach(constructor -> tell(constructor.getBody(), scope));
  }

  private void tell(BlockTree body, Code scope) {
    Optional<Tree> called = called(body);
    if (called.isEmpty()) {
      int brace = reader.text().start(body);
      edits.replace(brace, brace + 1, "{ ", scope, ".super();");
    } else if (((IdentifierTree) called.get()).getName().contentEquals("super")) {
      edits.before(reader.text().start(called.get()), scope, ".");
    }
  }

  /** {@code this} or {@code super} in front of a constructor's arguments. */
  private Optional<Tree> called(BlockTree body) {
    for (StatementTree statement : body.getStatements()) {
      if (isWritten(statement)
          && statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof IdentifierTree name
          && (name.getName().contentEquals("super") || name.getName().contentEquals("this"))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** What javac has added itself has no text. */
  private boolean isWritten(Tree tree) {
    int start = reader.text().start(tree);
    int end = reader.text().end(tree);
    return start >= 0 && end > start;
  }

  private int endOfHead(ClassTree tree) {
    int end = reader.text().end(tree.getExtendsClause());
    for (Tree one : tree.getImplementsClause()) {
      end = Math.max(end, reader.text().end(one));
    }
    return end;
  }
}
