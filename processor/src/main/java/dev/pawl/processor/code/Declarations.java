package dev.pawl.processor.code;

import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Declarations of variables that the machine knows: what of them is carried over as it stands. */
public final class Declarations {
  private final CodeReader reader;

  Declarations(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * The declaration of a variable that the machine knows, without its value.
   *
   * @param path the declaration
   * @param initialised whether a value follows
   */
  public Piece.Declare declare(TreePath path, Variable variable, boolean initialised) {
    VariableTree tree = (VariableTree) path.getLeaf();
    TypeMirror inferred = reader.source.trees().getTypeMirror(path);
    String type = isInferred(tree) && !CommonTypes.isMentioned(inferred) ? "var" : type(path);
    return new Piece.Declare(
        variable,
        modifiers(path, tree.getModifiers())
            + type
            + " "
            + (tree.getName().isEmpty() ? variable.name() : tree.getName()),
        initialised);
  }

  /**
   * The value that a declaration gives its variable; braces on their own, which only a declaration
   * may have, are told their type if the declaration moves.
   */
  public Code initialiser(TreePath path, Variable variable, Map<Tree, Code> replaced) {
    VariableTree tree = (VariableTree) path.getLeaf();
    Code value =
        replaced.containsKey(tree.getInitializer())
            ? replaced.get(tree.getInitializer())
            : reader.read(new TreePath(path, tree.getInitializer()), replaced);
    TreePath initialiser = new TreePath(path, tree.getInitializer());
    if (reader.access.isHidden(reader.reach.typeOf(initialiser))) {
      return reader.converted(initialiser, value);
    }
    return tree.getInitializer() instanceof NewArrayTree array && array.getType() == null
        ? Code.of(new Piece.Moved(variable, "new " + variable.type() + " "), value)
        : reader.converted(initialiser, value);
  }

  /** The type of a declared variable as it is written, or as javac infers it. */
  public String type(TreePath path) {
    VariableTree tree = (VariableTree) path.getLeaf();
    Optional<String> held = reader.patterns.holderOf(path).map(PrivatePatterns.Holder::type);
    if (held.isPresent()) {
      return held.get();
    }
    if (!isWritten(tree)) {
      return reader.types.of(reader.source.trees().getTypeMirror(path));
    }
    return reader
        .read(new TreePath(path, tree.getType()))
        .plainText()
        .map(Words::translated)
        .orElseGet(() -> reader.types.of(reader.source.trees().getTypeMirror(path)));
  }

  /**
   * Whether a variable is declared with {@code var}: then its type has a place at most, and no text
   * of its own.
   */
  public boolean isInferred(VariableTree tree) {
    int from = Math.max(reader.text().end(tree.getModifiers()), reader.text().start(tree));
    return reader
        .text()
        .slice(from, reader.text().end(tree))
        .stripLeading()
        .matches("(?s)var\\s.*");
  }

  /**
   * Whether the declaration's own text is its type: not {@code var}, and no brackets behind the
   * name.
   */
  private boolean isWritten(VariableTree tree) {
    Tree type = tree.getType();
    if (type == null
        || type instanceof UnionTypeTree
        || reader.text().start(type) < 0
        || reader.text().end(type) < 0) {
      return false;
    }
    String written = reader.text().slice(type);
    // Brackets behind a name make the name a part of the type's text.
    return !written.equals("var") && !Words.all(written).contains(tree.getName().toString());
  }

  private String modifiers(TreePath path, ModifiersTree modifiers) {
    if (reader.text().start(modifiers) < 0
        || reader.text().end(modifiers) <= reader.text().start(modifiers)) {
      return "";
    }
    // A resource is final without a word of the user's, and javac 17 places that where the type is.
    String written = reader.text().slice(modifiers);
    return written.startsWith("final") || written.startsWith("@")
        ? reader
            .read(new TreePath(path, modifiers))
            .plainText()
            .map(String::strip)
            .map(words -> words.isEmpty() ? "" : words + " ")
            .orElse("")
        : "";
  }
}
