package dev.pawl.processor.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Functions and methods that throw what can't be named. The type variables that stand for two
 * exceptions don't know that one is the other's superclass, and what a private method throws is
 * known as the nearest that has a name; so nothing is told of it there.
 *
 * <pre>{@code
 * Body<Odd> body = () -> odd();   ⇒   Body<Odd> body =
 *                                         () -> { try { odd(); } catch (Throwable thrown) {
 *                                           throw rethrow(thrown); } };
 * }</pre>
 */
final class HiddenThrows {
  private final CodeReader reader;
  private final Edits edits;

  HiddenThrows(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** A lambda. */
  void edit(TreePath path, LambdaExpressionTree lambda) {
    ExecutableType function = reader.conversions.functionOf(path).orElse(null);
    if (function == null || !isHidden(function.getThrownTypes())) {
      return;
    }
    if (lambda.getBody() instanceof BlockTree block) {
      wrap(block);
      return;
    }
    boolean isVoid = function.getReturnType().getKind() == TypeKind.VOID;
    Tree body = lambda.getBody();
    edits.before(reader.text().start(body), "{ try { " + (isVoid ? "" : "return "));
    edits.after(reader.text().end(body), "; } " + passOn() + " }");
  }

  /** A method of a class of the body; in a constructor, what comes first can't be wrapped. */
  void edit(TreePath path, MethodTree method) {
    if (method.getBody() != null
        && reader.source.trees().getElement(path) instanceof ExecutableElement element
        && !element.getSimpleName().contentEquals("<init>")
        && isHidden(element.getThrownTypes())) {
      wrap(method.getBody());
    }
  }

  /** What the lambda does that stands in place of a reference. */
  Code of(ReferenceLambda lambda, Code body) {
    if (!lambda.throwsHidden()) {
      return body;
    }
    boolean isVoid = lambda.result().getKind() == TypeKind.VOID;
    return Code.of("{ try { " + (isVoid ? "" : "return "), body, "; } " + passOn() + " }");
  }

  boolean isHidden(List<? extends TypeMirror> thrown) {
    return thrown.stream().anyMatch(reader.access::isHidden);
  }

  private void wrap(BlockTree block) {
    edits.before(reader.text().start(block), "{ try ");
    edits.after(reader.text().end(block), " " + passOn() + " }");
  }

  private String passOn() {
    String caught = reader.freshNames.fresh("thrown");
    return "catch (%s %s) { throw rethrow(%s); }"
        .formatted(reader.types.javaLang("Throwable"), caught, caught);
  }
}
