package dev.pawl.processor.normalise;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Variable;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
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
                .orElseGet(() -> context.ended(type, context.reader.converted(task, code))),
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

  /**
   * The awaited expression's type; {@code null} has none, and what is awaited is then what is
   * wanted.
   */
  private String taskType(TreePath path, TreePath task) {
    TypeMirror type = context.typeOf(task);
    if (type.getKind() != TypeKind.NULL) {
      return context.reader.types().of(type);
    }
    String wanted = context.reader.types().argument(context.typeOf(path));
    String thrown = context.reader.types().javaLang("RuntimeException");
    return context.reader.types().imported("dev.pawl.Task") + "<" + wanted + ", " + thrown + ">";
  }

  /** A box that a method returns is cast to itself then, which costs nothing. */
  private boolean mayBePrimitive(TypeMirror boxed) {
    return context.reader.unboxed(boxed).isPresent();
  }

  /**
   * The Task class that a factory creates, if this compilation writes it and the task's class can
   * name it. Type arguments that javac inferred can't be told from outside, so a generic factory's
   * task is polled through its interface.
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
        .map(AsyncMethod::taskClassName);
  }
}
