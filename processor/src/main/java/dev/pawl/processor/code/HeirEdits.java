package dev.pawl.processor.code;

import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Classes of the slice that extend one which has another name for its {@link Heirs}. */
final class HeirEdits {
  private final CodeReader reader;
  private final Edits edits;

  HeirEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /**
   * The class above an anonymous one. What is inferred for a diamond is written: the type of its
   * place may not say it.
   *
   * @return whether it has such a name
   */
  boolean extend(TreePath path, NewClassTree tree) {
    boolean diamond =
        tree.getIdentifier() instanceof ParameterizedTypeTree generic
            && generic.getTypeArguments().isEmpty();
    TreePath body = new TreePath(path, tree.getClassBody());
    if (!diamond || !(reader.source.trees().getElement(body) instanceof TypeElement type)) {
      return extend(path, tree.getIdentifier());
    }
    DeclaredType above = reader.access.declared((DeclaredType) type.asType());
    if (!reader.heirs.isOneOfThem((TypeElement) above.asElement())) {
      return false;
    }
    replace(tree.getIdentifier(), reader.extensible(above));
    return true;
  }

  /**
   * The class above, or an interface; its type arguments stay.
   *
   * @param path where the type is mentioned
   * @return whether it has such a name
   */
  boolean extend(TreePath path, Tree type) {
    Tree name = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    TreePath mentioned = new TreePath(path, type);
    if (type instanceof ParameterizedTypeTree) {
      mentioned = new TreePath(mentioned, name);
    }
    Optional<String> heir =
        reader.source.trees().getElement(mentioned) instanceof TypeElement above
            ? reader.heirs.nameOf(above)
            : Optional.empty();
    heir.ifPresent(one -> replace(name, one));
    return heir.isPresent();
  }

  private void replace(Tree tree, String text) {
    edits.replace(reader.text().start(tree), reader.text().end(tree), text);
  }
}
