package dev.pawl.processor.normalise;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.facade.TypeKeys;
import dev.pawl.processor.source.Awaits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * {@code try}: with resources it is nested plain ones (JLS 14.20.3), and {@code finally} stands
 * around the catches (JLS 14.20.2).
 */
final class Tries {
  private static final String THROWABLE = "java.lang.Throwable";
  private static final String CANCELLED = "dev.pawl.Cancelled";

  private final Normaliser normaliser;
  private final MethodContext context;

  Tries(Normaliser normaliser) {
    this.normaliser = normaliser;
    this.context = normaliser.context;
  }

  void statement(TreePath path, Steps out) {
    TryTree tree = (TryTree) path.getLeaf();
    if (tree.getFinallyBlock() == null) {
      out.addAll(caught(path, tree));
      return;
    }
    List<Statement> body = caught(path, tree);
    List<Statement> cleanup = normaliser.nested(new TreePath(path, tree.getFinallyBlock()));
    boolean awaits = context.awaits(tree.getFinallyBlock()) || !Statement.areStraight(cleanup);
    out.add(new Statement.TryFinally(body, thrown(), cleanup, cleanup, awaits));
  }

  private Variable thrown() {
    return context.temporary("thrown", context.reader.types().javaLang("Throwable"));
  }

  private List<Statement> caught(TreePath path, TryTree tree) {
    List<Statement> body = withResources(path, tree, 0);
    if (tree.getCatches().isEmpty()) {
      return body;
    }
    List<Statement.Catch> catches = new ArrayList<>();
    List<TreePath> merged = new ArrayList<>();
    int named = context.reader.catches().before(path);
    boolean passesCancelled = true;
    for (CatchTree clause : tree.getCatches()) {
      TreePath at = new TreePath(path, clause);
      passesCancelled &= alternatives(at, clause).stream().noneMatch(this::isCancelled);
      if (passesCancelled && takesCancelledByAccident(at, clause)) {
        catches.add(passOn());
        passesCancelled = false;
      }
      if (tree.getCatches().indexOf(clause) < named) {
        catches.add(clause(at, clause));
      } else {
        merged.add(at);
      }
    }
    if (!merged.isEmpty()) {
      catches.add(merged(merged));
    }
    return List.of(new Statement.TryCatch(body, catches));
  }

  private boolean isCancelled(TreePath type) {
    return TypeKeys.of(context.typeOf(type)).equals(CANCELLED);
  }

  /**
   * One clause for several, the first of which catches what can't be named: see {@link
   * dev.pawl.processor.code.PrivateCatches}.
   */
  private Statement.Catch merged(List<TreePath> clauses) {
    Variable caught = context.temporary("caught", context.reader.types().javaLang("Throwable"));
    List<Statement> rest =
        List.of(
            new Statement.Plain(
                Code.of("throw rethrow(", caught, ");"), Optional.empty(), false, -1));
    List<List<Statement>> bodies = new ArrayList<>();
    for (TreePath clause : clauses) {
      bodies.add(body(clause, caught));
    }
    for (int i = clauses.size() - 1; i >= 0; i--) {
      Code test = context.reader.catches().test(clauses.get(i), Code.use(caught));
      int offset = context.text().start(clauses.get(i).getLeaf());
      rest = List.of(new Statement.If(test, bodies.get(i), rest, offset));
    }
    return new Statement.Catch(caught.type(), List.of(), caught, rest);
  }

  private List<Statement> body(TreePath path, Variable caught) {
    CatchTree clause = (CatchTree) path.getLeaf();
    TreePath parameter = new TreePath(path, clause.getParameter());
    Variable variable = context.declareLocal(parameter);
    Steps body = new Steps();
    Code value = context.reader.catches().value(path, Code.use(caught));
    Piece declaration = context.reader.declarations().declare(parameter, variable, true);
    body.add(
        new Statement.Plain(
            Code.of(declaration, " = ", value, ";"),
            Optional.of(variable),
            true,
            context.text().start(clause)));
    body.addAll(normaliser.nested(new TreePath(path, clause.getBlock())));
    return body.statements();
  }

  /** Cancellation ends a task unless the user asks for it by its name. */
  private Statement.Catch passOn() {
    String type = context.reader.types().imported(CANCELLED);
    Variable cancelled = context.temporary("cancelled", type);
    Statement rethrow =
        new Statement.Plain(Code.of("throw ", cancelled, ";"), Optional.empty(), false, -1);
    return new Statement.Catch(type, List.of(), cancelled, List.of(rethrow));
  }

  private boolean takesCancelledByAccident(TreePath path, CatchTree clause) {
    TypeMirror cancelled = context.source.elements().getTypeElement(CANCELLED).asType();
    return alternatives(path, clause).stream()
        .map(context::typeOf)
        .anyMatch(type -> context.source.types().isSubtype(cancelled, type));
  }

  private Statement.Catch clause(TreePath path, CatchTree clause) {
    VariableTree declared = clause.getParameter();
    TreePath parameter = new TreePath(path, declared);
    List<TreePath> alternatives = alternatives(path, clause);
    String types =
        alternatives.stream()
            .map(type -> context.reader.types().of(context.typeOf(type)))
            .collect(Collectors.joining(" | "));
    Variable variable = context.declareLocal(parameter);
    List<String> checked =
        alternatives.stream()
            .map(context::typeOf)
            .filter(context.reader.catches()::mustBeThrown)
            .map(type -> context.reader.types().of(type))
            .toList();
    List<Statement> body = normaliser.nested(new TreePath(path, clause.getBlock()));
    return new Statement.Catch(types, checked, variable, body);
  }

  private List<TreePath> alternatives(TreePath path, CatchTree clause) {
    TreePath parameter = new TreePath(path, clause.getParameter());
    Tree type = clause.getParameter().getType();
    TreePath typePath = new TreePath(parameter, type);
    return type instanceof UnionTypeTree union
        ? union.getTypeAlternatives().stream().map(one -> new TreePath(typePath, one)).toList()
        : List.of(typePath);
  }

  /*
   * try (R r = init; …) body   ⇒   R r = init;
   *                                try { try (…) body } finally { close r, its failure suppressed
   *                                                               if the body has thrown }
   */
  private List<Statement> withResources(TreePath path, TryTree tree, int index) {
    if (index == tree.getResources().size()) {
      return normaliser.nested(new TreePath(path, tree.getBlock()));
    }
    Steps out = new Steps();
    TreePath resource = new TreePath(path, tree.getResources().get(index));
    Variable variable = resource(resource, out);
    int offset = context.text().start(resource.getLeaf());
    List<Statement> body = withResources(path, tree, index + 1);
    Variable thrown = thrown();
    if (context.source.awaits().isAsyncCloseable(resource)) {
      List<Statement> closing = closing(resource, variable, thrown);
      out.add(new Statement.TryFinally(body, thrown, closing, closing, true));
      return out.statements();
    }
    Code close = Code.of("if (", variable, " != null) {\n", closed(resource, variable), "}");
    Code closeAfter =
        Code.of(
            "closeAfter(", cast(resource, "java.lang.AutoCloseable"), variable, ", ", thrown, ");");
    out.add(
        new Statement.TryFinally(
            body,
            thrown,
            List.of(new Statement.Plain(close, Optional.empty(), true, offset)),
            List.of(new Statement.Plain(closeAfter, Optional.empty(), true, offset)),
            false));
    return out.statements();
  }

  /** What stands for a class that can't be named may declare more than its own method throws. */
  private Code closed(TreePath resource, Variable variable) {
    if (!context.reader.isHidden(context.typeOf(resource))) {
      return Code.of("  ", variable, ".close();\n");
    }
    String failure = context.reader.freshNames().fresh("failure");
    String throwable = context.reader.types().javaLang("Throwable");
    return Code.of(
        "  try {\n    ",
        seenAs(resource, "java.lang.AutoCloseable", variable),
        ".close();\n  } catch (%s %2$s) {\n    throw rethrow(%2$s);\n  }\n"
            .formatted(throwable, failure));
  }

  /** A resource as what it is known to be closed as; what stands for its class may not be. */
  private Code seenAs(TreePath resource, String closeable, Variable variable) {
    String cast = cast(resource, closeable);
    return cast.isEmpty() ? Code.use(variable) : Code.of("(" + cast, variable, ")");
  }

  private String cast(TreePath resource, String closeable) {
    TypeElement above = context.source.elements().getTypeElement(closeable);
    return context.reader.castTo(above, context.typeOf(resource)).orElse("");
  }

  /*
   * if (r != null) {
   *   try {
   *     await(r.closeAsync(thrown));
   *   } catch (Throwable failure) {
   *     if (thrown == null) throw failure;
   *     thrown.addSuppressed(failure);
   *   }
   * }
   */
  private List<Statement> closing(TreePath resource, Variable variable, Variable thrown) {
    int offset = context.text().start(resource.getLeaf());
    Variable failure = context.temporary("failure", context.reader.types().javaLang("Throwable"));
    Code suppress =
        Code.of(
            Code.of("if (", thrown, " == null) {\n  throw rethrow(", failure, ");\n}\n"),
            Code.of(thrown, ".addSuppressed(", failure, ");"));
    Suspension close =
        new Suspension(
            Code.of(seenAs(resource, Awaits.CLOSEABLE, variable), ".closeAsync(", thrown, ")"),
            variable.name() + ".closeAsync()",
            context.temporary("close", closingType(resource)),
            context.temporary("closePoll", "var"),
            Optional.empty(),
            "closeAsync",
            offset);
    Statement attempt =
        new Statement.TryCatch(
            List.of(new Statement.Await(close)),
            List.of(
                new Statement.Catch(
                    failure.type(),
                    List.of(),
                    failure,
                    List.of(new Statement.Plain(suppress, Optional.empty(), true, offset)))));
    Code isThere = Code.of(variable, " != null");
    return List.of(new Statement.If(isThere, List.of(attempt), List.of(), offset));
  }

  /** The type of the task that closes a resource. */
  private String closingType(TreePath resource) {
    TypeElement closeable = context.source.elements().getTypeElement(Awaits.CLOSEABLE);
    String thrown =
        context.reader.seenAs(context.typeOf(resource), closeable).stream()
            .map(context.reader.types()::argument)
            .findFirst()
            .orElse("?");
    return context.reader.types().imported("dev.pawl.Task")
        + "<"
        + context.reader.types().javaLang("Void")
        + ", "
        + thrown
        + ">";
  }

  private Variable resource(TreePath resource, Steps out) {
    if (resource.getLeaf() instanceof VariableTree) {
      normaliser.statement(resource, out);
      return context.variableOf(resource);
    }
    Variable variable = context.temporary("resource", context.typeOf(resource));
    out.declare(variable, context.reader.read(resource), context.text().start(resource.getLeaf()));
    return variable;
  }
}
