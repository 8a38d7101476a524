package dev.pawl.processor.normalise;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.TypeText;
import dev.pawl.processor.code.Variable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Awaits: {@code await(e)} becomes a {@link Suspension} on the task that {@code e} gives. */
final class Awaiting {
  private final MethodContext context;
  private final OperandSpiller spiller;

  Awaiting(MethodContext context, OperandSpiller spiller) {
    this.context = context;
    this.spiller = spiller;
  }

  /** The awaited value. */
  Code value(TreePath path, Steps out) {
    MethodInvocationTree await = (MethodInvocationTree) path.getLeaf();
    ExpressionTree awaited = await.getArguments().get(0);
    TreePath task = new TreePath(path, awaited);
    Code code = spiller.value(task, out);
    Optional<String> taskClass = taskClass(task);
    String what = OperandSpiller.nameFor(awaited);
    String type = taskClass.orElseGet(() -> taskType(path, task));
    Variable child = context.temporary(what, type);
    Variable polled = context.temporary(what + "Poll", "var");
    Suspension suspension =
        new Suspension(
            taskClass
                .map(name -> Code.of("(" + name + ") ", code))
                .orElseGet(() -> context.ended(type, known(task, code))),
            context.text().slice(awaited).replaceAll("\\s+", " "),
            child,
            polled,
            taskClass,
            what,
            context.text().start(await));
    out.add(new Statement.Await(suspension));
    TypeMirror boxed = context.typeOf(path);
    if (taskClass.isPresent() && boxed.toString().equals("java.lang.Void")) {
      return Code.text("((" + context.reader.types().javaLang("Void") + ") null)");
    }
    boolean box = taskClass.isPresent() && mayBePrimitive(boxed) && !context.unboxing.of(path);
    return box
        ? Code.of("((" + context.reader.types().of(boxed) + ") ", suspension.value(), ")")
        : suspension.value();
  }

  private Code known(TreePath task, Code code) {
    Code converted = context.reader.converted(task, code);
    if (isRaw(context.typeOf(task))) {
      TypeText types = context.reader.types();
      return Code.of("(" + taskOf(types.object()) + ") (" + types.object() + ") ", converted);
    }
    if (!(context.typeOf(task) instanceof DeclaredType type) || thrown(type) == type) {
      return converted;
    }
    TypeText types = context.reader.types();
    return Code.of("(" + types.of(thrown(type)) + ") (" + types.object() + ") ", converted);
  }

  /**
   * The awaited expression's type; {@code null} has none, and what is awaited is then what is
   * wanted.
   */
  private String taskType(TreePath path, TreePath task) {
    TypeMirror type = context.typeOf(task);
    if (isRaw(type)) {
      return taskOf(context.reader.types().object());
    }
    if (type.getKind() != TypeKind.NULL) {
      return context.reader.types().of(type instanceof DeclaredType known ? thrown(known) : type);
    }
    return taskOf(context.reader.types().argument(context.typeOf(path)));
  }

  private String taskOf(String value) {
    String thrown = context.reader.types().javaLang("RuntimeException");
    return context.reader.types().imported("dev.pawl.Task") + "<" + value + ", " + thrown + ">";
  }

  /**
   * Whether a task's type says neither what it gives nor what it throws: javac takes the await of
   * it to give an Object and to throw nothing that is checked.
   */
  private boolean isRaw(TypeMirror type) {
    TypeElement task = context.source.elements().getTypeElement("dev.pawl.Task");
    return type.getKind() != TypeKind.NULL && context.reader.seenAs(type, task).isEmpty();
  }

  /**
   * A task that throws one of several exceptions with an interface in common throws their common
   * class: what {@code ? extends Exception} throws could not be caught as any of them (JLS 11.2.3).
   */
  private TypeMirror thrown(DeclaredType type) {
    TypeMirror throwable = context.source.elements().getTypeElement("java.lang.Throwable").asType();
    TypeMirror[] arguments =
        type.getTypeArguments().stream()
            .map(
                one ->
                    one instanceof IntersectionType several
                            && context.source.types().isSubtype(one, throwable)
                        ? several.getBounds().get(0)
                        : one)
            .toArray(TypeMirror[]::new);
    boolean isKnown = List.of(arguments).equals(type.getTypeArguments());
    return isKnown || type.getEnclosingType().getKind() == TypeKind.DECLARED
        ? type
        : context.source.types().getDeclaredType((TypeElement) type.asElement(), arguments);
  }

  /** A box that a method returns is cast to itself then, which costs nothing. */
  private boolean mayBePrimitive(TypeMirror boxed) {
    return context.reader.unboxed(boxed).isPresent();
  }

  /**
   * The Task class that a factory creates, if this compilation writes it and the task's class can
   * name it. Type arguments that javac inferred can't be told from outside, so a generic factory's
   * task is polled through its interface; what only the class is generic in, nobody asks for.
   */
  private Optional<String> taskClass(TreePath task) {
    if (!(task.getLeaf() instanceof MethodInvocationTree)
        || !(context.elementOf(task) instanceof ExecutableElement factory)
        || !factory.getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    return context
        .source
        .facades()
        .target(task)
        .filter(target -> target.packageName().equals(context.source.method().packageName()))
        .map(this::withWildcards);
  }

  private String withWildcards(AsyncMethod method) {
    int count = context.source.facades().typeVariables(method);
    String wildcards = String.join(", ", Collections.nCopies(count, "?"));
    return method.taskClassName() + (count == 0 ? "" : "<" + wildcards + ">");
  }
}
