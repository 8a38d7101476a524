package dev.pawl.processor.emit;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.SourceText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes regions: a {@code switch} over the state in an endless loop. Control falls from case to
 * case, and a jump sets the state and goes round.
 */
final class RegionWriter {
  private final NameScope names;
  private final Placement placement;
  private final Set<State> declaring;
  private final SourceText source;
  private final String taskClass;
  private final OperationWriter operations;
  private final Frame frame;
  private final SourceWriter out;

  RegionWriter(
      NameScope names,
      Placement placement,
      MethodSource source,
      OperationWriter operations,
      Frame frame,
      SourceWriter out) {
    this.names = names;
    this.placement = placement;
    this.declaring = placement.statesWithLocals();
    this.source = source.text();
    this.taskClass = source.method().taskClassName();
    this.operations = operations;
    this.frame = frame;
    this.out = out;
  }

  /**
   * A region.
   *
   * @param label for its loop
   * @param behind the state that control falls into from its end, or null
   * @param atEnd what leaves the loop there
   */
  void write(Region region, String label, State behind, String atEnd) {
    frame.enter(region, label);
    int start = out.length();
    out.open("for (;;) {");
    out.open("switch (" + frame.state() + ") {");
    List<Part> parts = region.parts();
    boolean falls = false;
    boolean indented = false;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof State one && one.isAlias()) {
        continue;
      }
      State next = i + 1 < parts.size() ? parts.get(i + 1).first() : behind;
      if (falls && parts.get(i) instanceof Try attempt) {
        out.line(frame.state() + " = " + attempt.body().numbered().get(0).number() + ";");
      }
      if (indented && isLabelled(parts.get(i))) {
        out.outdent();
        indented = false;
      }
      if (parts.get(i) instanceof State one) {
        indented |= state(one, next);
        falls = completes(one, next);
      } else if (parts.get(i) instanceof Try attempt) {
        indented |= attempt(attempt, next);
        falls = completes(attempt, next);
      }
    }
    if (completes(parts, behind)) {
      out.line(atEnd);
    }
    if (indented) {
      out.outdent();
    }
    out.close("}");
    out.close("}");
    frame.exit();
    // Where control only falls from state to state nobody needs it.
    if (out.since(start).contains(" " + label + ";")) {
      out.insert(start, label + ":");
    }
  }

  private static boolean isLabelled(Part part) {
    return part instanceof Try || ((State) part).number() >= 0;
  }

  /** Whether control falls out of the last part, be it only because that is where it was to go. */
  private static boolean completes(List<Part> parts, State behind) {
    Part last = parts.get(parts.size() - 1);
    return last instanceof State one ? completes(one, behind) : completes((Try) last, behind);
  }

  private static boolean completes(Try attempt, State behind) {
    return completes(attempt.body().parts(), behind)
        || attempt.handlers().stream().anyMatch(handler -> completes(handler.block(), behind));
  }

  private static boolean completes(State one, State behind) {
    return one.completes() || OperationWriter.fallsInto(one, behind);
  }

  /** One state; true if it began a case, whose statements are indented from then on. */
  private boolean state(State one, State next) {
    boolean braces = declaresUserLocal(one);
    if (one.number() >= 0) {
      String comment =
          one.suspension().map(s -> " // " + s.what() + ", " + place(s.offset())).orElse("");
      out.line("case " + one.number() + ":" + (braces ? " {" : "") + comment);
      out.indent();
    } else if (braces) {
      out.open("{");
    }
    operations.write(one, next);
    if (braces) {
      out.close("}");
      if (one.number() >= 0) {
        out.indent();
      }
    }
    return one.number() >= 0;
  }

  private boolean declaresUserLocal(State one) {
    return declaring.contains(one);
  }

  private boolean attempt(Try attempt, State next) {
    List<State> inside = attempt.body().numbered();
    out.line(
        "case "
            + inside.stream().map(s -> "" + s.number()).collect(Collectors.joining(", "))
            + ":");
    out.indent();
    out.open("try {");
    if (attempt.abridged() || erases(attempt)) {
      mayThrow(attempt.handlers());
    }
    String label = names.fresh("body");
    write(attempt.body(), label, next, "break " + label + ";");
    for (Try.Handler handler : attempt.handlers()) {
      handler(handler, next, null);
    }
    out.close("}");
    return true;
  }

  /**
   * Only where an exception is thrown on with its type erased, or what throws it was left out,
   * would javac miss a checked one. A clause then catches more than the user's, and must not throw
   * on what is declared nowhere.
   */
  private void mayThrow(List<Try.Handler> handlers) {
    Set<String> types = new LinkedHashSet<>();
    for (Try.Handler handler : handlers) {
      types.addAll(handler.checked());
      if (!handler.checked().isEmpty()) {
        operations.erase(handler.parameter());
      }
    }
    types.forEach(checked -> out.line(taskClass + ".<" + checked + ">mayThrow();"));
  }

  private static boolean erases(Try attempt) {
    return attempt.body().states().stream()
        .flatMap(one -> one.operations().stream())
        .flatMap(OperationWriter::codeOf)
        .anyMatch(code -> code.toString().contains("throw rethrow("));
  }

  /**
   * A {@code catch} clause, up to its closing brace.
   *
   * @param next the state that control falls into behind the try, or null
   * @param atEnd what leaves the clause where it doesn't fall out of it, or null
   */
  void handler(Try.Handler handler, State next, String atEnd) {
    Variable parameter = handler.parameter();
    boolean shared = placement.isShared(parameter);
    String name = shared ? names.fresh(parameter.name()) : names.of(parameter);
    out.close("} catch (" + handler.types() + " " + name + ") {");
    out.indent();
    if (shared) {
      out.line(names.of(parameter) + " = " + name + ";");
    }
    operations.write(handler.block(), next);
    if (atEnd != null && handler.block().completes()) {
      out.line(atEnd);
    }
  }

  private String place(int offset) {
    return source.fileName() + ":" + source.line(offset);
  }
}
