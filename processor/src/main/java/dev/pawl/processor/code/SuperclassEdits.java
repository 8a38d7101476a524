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
 * Classes that extend one in a scope, or an inner class of the receiver: its constructor has to be
 * told the instance around it (JLS 8.8.7.1).
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
    around((TypeElement) above.asElement(), path).ifPresent(code -> tell(tree, code));
  }

  /** What a subclass at a place has to tell the constructor of its superclass. */
  Optional<Code> around(TypeElement superclass, TreePath path) {
    return reader
        .memberClasses
        .scope(superclass, path, true)
        .or(
            () ->
                Names.isInner(superclass)
                    ? reader.names.ownerOutside(path, superclass).map(reader.reach::instance)
                    : Optional.empty());
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
    } else if (called.get() instanceof IdentifierTree name
        && name.getName().contentEquals("super")) {
      edits.before(reader.text().start(name), scope, ".");
    }
  }

  /** {@code this}, {@code super} or {@code outer.super} in front of a constructor's arguments. */
  private Optional<Tree> called(BlockTree body) {
    for (StatementTree statement : body.getStatements()) {
      if (isWritten(statement)
          && statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof MethodInvocationTree call
          && (Keywords.isSuper(call.getMethodSelect())
              || Keywords.isThis(call.getMethodSelect()))) {
        return Optional.of(call.getMethodSelect());
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
