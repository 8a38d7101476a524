package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Resources that are there already. Only a field or an effectively final variable may stand for one
 * (JLS 14.20.3), and neither a variable that states share nor the call of an accessor is that.
 *
 * <pre>
 *   try (shared; this.secret)   ⇒   try (var shared2 = shared; var secret = secret(self))
 * </pre>
 */
final class ResourceEdits {
  private final CodeReader reader;
  private final Edits edits;

  ResourceEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  void declare(TreePath path, TryTree tree) {
    List<Optional<String>> casts =
        tree.getResources().stream().map(one -> cast(new TreePath(path, one))).toList();
    if (casts.stream().anyMatch(Optional::isPresent)) {
      nest(path, tree, casts);
      return;
    }
    for (Tree resource : tree.getResources()) {
      if (resource instanceof ExpressionTree) {
        declare(new TreePath(path, resource));
      }
    }
  }

  /**
   * What stands for a class that can't be named may declare more than its own {@code close} throws.
   *
   * <pre>
   *   try (Secret s = …) { … }   ⇒   try { try (Secret s = …) { … } } catch (Throwable t) { throw rethrow(t); }
   * </pre>
   *
   * @param root see {@link PrivateCatches#edit}
   */
  void close(TreePath path, TryTree tree, TreePath root) {
    if (tree.getResources().stream().noneMatch(one -> isHidden(new TreePath(path, one)))) {
      return;
    }
    String failure = reader.freshNames.fresh("failure");
    edits.before(reader.text().start(tree), "try {\n");
    edits.after(
        reader.text().end(tree),
        "\n} catch (%s %2$s) {\n%3$s  throw rethrow(%2$s);\n}"
            .formatted(
                reader.types.javaLang("Throwable"),
                failure,
                reader.catches.toldAround(path, root)));
  }

  /**
   * What stands for a class that can't be named may not even be known to be closed. Then it is
   * declared outside the {@code try} that closes it.
   *
   * <pre>
   *   try (A a = …; Secret s = …) { … }   ⇒   { try (A a = …) { Secret s = …;
   *                                             try (AutoCloseable closed = (AutoCloseable) s) { … }}}
   * </pre>
   *
   * @param casts those that the resources need
   */
  private void nest(TreePath path, TryTree tree, List<Optional<String>> casts) {
    boolean isBare = tree.getCatches().isEmpty() && tree.getFinallyBlock() == null;
    int from = reader.text().start(tree);
    Object before = isBare ? "{ " : "try { ";
    for (int i = 0; i < casts.size(); i++) {
      Tree resource = tree.getResources().get(i);
      String open = casts.get(i).map(this::closed).orElse("try (");
      boolean isDeclared = resource instanceof VariableTree && casts.get(i).isPresent();
      edits.replace(from, reader.text().start(resource), before, isDeclared ? "" : open);
      if (casts.get(i).isEmpty() && resource instanceof ExpressionTree) {
        declare(new TreePath(path, resource));
      }
      from =
          reader
              .text()
              .end(resource instanceof VariableTree named ? named.getInitializer() : resource);
      before = isDeclared ? "; " + open + ((VariableTree) resource).getName() + ") { " : ") { ";
    }
    edits.replace(from, reader.text().start(tree.getBlock()), before);
    edits.after(reader.text().end(tree.getBlock()), " }".repeat(casts.size() + 1));
  }

  private String closed(String cast) {
    String name = reader.freshNames.fresh("closed");
    return "try (" + reader.types.javaLang("AutoCloseable") + " " + name + " = " + cast;
  }

  /** The cast that a resource needs to be closed, if it needs one. */
  private Optional<String> cast(TreePath resource) {
    TypeElement closeable = reader.source.elements().getTypeElement("java.lang.AutoCloseable");
    TypeMirror type = reader.reach.typeOf(resource);
    return reader.castTo(closeable, type);
  }

  private boolean isHidden(TreePath resource) {
    return reader.isHidden(reader.reach.typeOf(resource));
  }

  private void declare(TreePath resource) {
    Element element = reader.source.trees().getElement(resource);
    if (reader.patterns.isHeld(element) || isOutOfReach(resource, element)) {
      before(resource, declarationOf(element));
    } else {
      reader
          .locals
          .find(element)
          .ifPresent(one -> before(resource, new Piece.Moved(one, declarationOf(element))));
    }
  }

  private String declarationOf(Element resource) {
    return "var " + reader.freshNames.fresh(resource.getSimpleName().toString()) + " = ";
  }

  private boolean isOutOfReach(TreePath resource, Element element) {
    if (!element.getKind().isField()) {
      return false;
    }
    return resource.getLeaf() instanceof MemberSelectTree
        ? !reader.reach.isUsable(element, reader.reach.site(resource, element))
        : reader
            .names
            .ownerOutside(resource, element)
            .filter(owner -> !reader.reach.isUsable(element, owner))
            .isPresent();
  }

  private void before(TreePath resource, Object part) {
    edits.before(reader.text().start(resource.getLeaf()), part);
  }
}
