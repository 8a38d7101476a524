package dev.pawl.processor.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.facade.TypeKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * Catches of exceptions that the task's class can't name. From the first of them on, one clause
 * takes everything and asks what it is:
 *
 * <pre>{@code
 * try { a(); } catch (Odd e) { b(e); } catch (IOException e) { c(e); }
 *   ⇒  try { a(); } catch (Throwable caught) {
 *        if (ODD.isInstance(caught)) { Odd e = (Odd) caught; b(e); }
 *        else if (caught instanceof IOException) { IOException e = (IOException) caught; c(e); }
 *        else { throw rethrow(caught); }
 *      }
 * }</pre>
 */
public final class PrivateCatches {
  private final CodeReader reader;

  PrivateCatches(CodeReader reader) {
    this.reader = reader;
  }

  /** How many clauses of a {@code try} come before the first that is of this kind. */
  public int before(TreePath attempt) {
    List<? extends CatchTree> all = ((TryTree) attempt.getLeaf()).getCatches();
    for (int i = 0; i < all.size(); i++) {
      if (types(new TreePath(attempt, all.get(i))).stream().anyMatch(this::isPrivate)) {
        return i;
      }
    }
    return all.size();
  }

  private boolean isPrivate(TypeMirror type) {
    return reader.access.isHidden(type);
  }

  /** Whether a clause is the first of them, or comes behind it. */
  boolean isMerged(TreePath clause) {
    TreePath attempt = clause.getParentPath();
    int index = ((TryTree) attempt.getLeaf()).getCatches().indexOf(clause.getLeaf());
    return index >= before(attempt);
  }

  /** The classes of exceptions that a clause names. */
  private List<TypeMirror> types(TreePath clause) {
    VariableTree declared = ((CatchTree) clause.getLeaf()).getParameter();
    TreePath type = new TreePath(new TreePath(clause, declared), declared.getType());
    List<? extends Tree> alternatives =
        type.getLeaf() instanceof UnionTypeTree union
            ? union.getTypeAlternatives()
            : List.of(type.getLeaf());
    return alternatives.stream().map(one -> reader.reach.typeOf(new TreePath(type, one))).toList();
  }

  /** Whether a clause takes what it is given. */
  public Code test(TreePath clause, Code caught) {
    List<Code> tests = new ArrayList<>();
    for (TypeMirror type : types(clause)) {
      tests.add(
          isPrivate(type)
              ? Code.of(reader.classes.of(type) + ".isInstance(", caught, ")")
              : Code.of(caught, " instanceof " + reader.types.of(type)));
    }
    return Code.join(" || ", tests);
  }

  /** What is caught, as the type that the clause's parameter has. */
  public Code value(TreePath clause, Code caught) {
    return Code.of(cast(clause), caught);
  }

  private String cast(TreePath clause) {
    return typeOf(clause).equals(reader.types.javaLang("Throwable"))
        ? ""
        : "(" + typeOf(clause) + ") ";
  }

  private String typeOf(TreePath clause) {
    VariableTree declared = ((CatchTree) clause.getLeaf()).getParameter();
    return reader.types.of(reader.reach.typeOf(new TreePath(clause, declared)));
  }

  /**
   * Whether javac knows more of what a parameter holds than its type says (JLS 11.2.2), which a
   * variable of that type doesn't tell it.
   */
  boolean isPrecise(Element parameter, TreePath thrown) {
    for (TreePath at = thrown; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof CatchTree clause
          && parameter.equals(
              reader.source.trees().getElement(new TreePath(at, clause.getParameter())))) {
        return isMerged(at) && types(at).stream().noneMatch(this::isPrivate);
      }
    }
    return false;
  }

  /**
   * Edits the clauses of a {@code try} that holds no await.
   *
   * @param root what the edits are for: a {@code try} around it doesn't see what is thrown on here,
   *     and is told if it is in there too
   */
  void edit(TreePath attempt, Edits edits, TreePath root) {
    List<? extends CatchTree> all = ((TryTree) attempt.getLeaf()).getCatches();
    String caught = reader.freshNames.fresh("caught");
    int before = before(attempt);
    for (int i = before; i < all.size(); i++) {
      TreePath clause = new TreePath(attempt, all.get(i));
      BlockTree block = all.get(i).getBlock();
      Code test = test(clause, Code.text(caught));
      edits.replace(
          reader.text().start(all.get(i)),
          reader.text().start(block) + 1,
          i == before
              ? "catch (" + reader.types.javaLang("Throwable") + " " + caught + ") {\n  if ("
              : "else if (",
          test,
          ") {" + declaration(clause, caught));
    }
    edits.after(
        reader.text().end(all.get(all.size() - 1)),
        " else {\n" + toldAround(attempt, root) + "  throw rethrow(" + caught + ");\n}\n}");
  }

  private String declaration(TreePath clause, String caught) {
    VariableTree declared = ((CatchTree) clause.getLeaf()).getParameter();
    return declared.getName().isEmpty()
        ? ""
        : "\n  %s %s = %s%s;".formatted(typeOf(clause), declared.getName(), cast(clause), caught);
  }

  /**
   * What tells javac, in a {@code try} around one, that exceptions are thrown which are thrown on
   * with their types erased.
   */
  String toldAround(TreePath attempt, TreePath root) {
    Set<String> checked = new LinkedHashSet<>();
    Tree child = attempt.getLeaf();
    for (TreePath at = attempt; child != root.getLeaf(); at = at.getParentPath()) {
      if (at.getLeaf() instanceof LambdaExpressionTree || at.getLeaf() instanceof ClassTree) {
        break;
      }
      if (at.getLeaf() instanceof TryTree around && around.getBlock() == child) {
        for (CatchTree clause : around.getCatches().subList(0, before(at))) {
          types(new TreePath(at, clause)).stream()
              .filter(this::mustBeThrown)
              .forEach(type -> checked.add(reader.types.of(type)));
        }
      }
      child = at.getLeaf();
    }
    return checked.stream()
        .map(type -> "  " + reader.source.method().taskClassName() + ".<" + type + ">mayThrow();\n")
        .collect(Collectors.joining());
  }

  /** Whether javac rejects a catch of this type where nothing throws it (JLS 11.2.3). */
  public boolean mustBeThrown(TypeMirror type) {
    return !isSubtype(type, "java.lang.RuntimeException")
        && !isSubtype(type, "java.lang.Error")
        && !TypeKeys.of(type).equals("java.lang.Exception")
        && !TypeKeys.of(type).equals("java.lang.Throwable");
  }

  private boolean isSubtype(TypeMirror type, String above) {
    return reader
        .source
        .types()
        .isSubtype(type, reader.source.elements().getTypeElement(above).asType());
  }
}
