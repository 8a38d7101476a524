package dev.pawl.processor.machine;

import dev.pawl.processor.code.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A machine as text, for tests and for people: a line for each state, with what it does and where
 * it goes.
 *
 * <pre>{@code
 * 0: if (!(more())) → end; next = next()
 * 1: await next; use(nextPoll.get()); → 0
 * }</pre>
 *
 * <p>A way through a cleanup is written {@code → exit 1 → 4}, with the number that is noted for the
 * cleanup if it has to choose.
 */
public final class MachineText {
  private final StringBuilder text = new StringBuilder();

  private MachineText() {}

  /** The text of a machine. */
  public static String of(Machine machine) {
    MachineText text = new MachineText();
    text.region(machine.main(), "");
    return text.text.toString();
  }

  private void region(Region region, String indent) {
    for (Part part : region.parts()) {
      if (part instanceof State state && !state.isAlias()) {
        line(indent, state.number() < 0 ? "" : state.number() + ": ", state);
      } else if (part instanceof Try attempt) {
        attempt(attempt, indent);
      }
    }
  }

  private void attempt(Try attempt, String indent) {
    text.append(indent).append("try\n");
    region(attempt.body(), indent + "  ");
    for (Try.Handler handler : attempt.handlers()) {
      line(indent, "catch (" + handler.types() + " " + handler.parameter() + ") ", handler.block());
    }
  }

  private void line(String indent, String head, State state) {
    List<String> all = new ArrayList<>();
    state.operations().forEach(operation -> all.add(text(operation)));
    text.append((indent + head + String.join("; ", all)).stripTrailing()).append('\n');
  }

  private static String text(Operation operation) {
    if (operation instanceof Operation.Run run) {
      return text(run);
    } else if (operation instanceof Operation.Poll poll) {
      return "await " + poll.suspension().child();
    } else if (operation instanceof Operation.Branch branch) {
      String condition = branch.condition().toString();
      return "if ("
          + (branch.when() ? condition : "!(" + condition + ")")
          + ")"
          + text(branch.way());
    } else if (operation instanceof Operation.Choose choose) {
      return text(choose);
    } else if (operation instanceof Operation.Go go) {
      return text(go.way()).strip();
    } else if (operation instanceof Operation.Return exit) {
      String value = exit.value().map(code -> " " + oneLine(code)).orElse("");
      return "return" + value + (exit.way().target().isPresent() ? text(exit.way()) : "");
    }
    throw new IllegalArgumentException(operation.toString());
  }

  private static String text(Operation.Run run) {
    String code = oneLine(run.code());
    String ways =
        run.leaving().entrySet().stream()
            .map(entry -> entry.getKey() + text(entry.getValue()))
            .collect(Collectors.joining(", ", " {", "}"));
    boolean returns = run.returning().flatMap(Way::target).isPresent();
    return (code.endsWith(";") ? code.substring(0, code.length() - 1) : code)
        + (run.leaving().isEmpty() ? "" : ways)
        + (returns ? " {return" + text(run.returning().get()) + "}" : "");
  }

  private static String text(Operation.Choose choose) {
    List<String> ways = new ArrayList<>();
    choose.choices().forEach(choice -> ways.add(choice.labels() + text(choice.way())));
    choose.otherwise().ifPresent(way -> ways.add("otherwise" + text(way)));
    return "switch (" + choose.selector() + ") {" + String.join(", ", ways) + "}";
  }

  private static String text(Way way) {
    String mark =
        way.mark()
            .filter(m -> m.cleanup().remembers())
            .map(m -> " → " + m.cleanup().exit() + " " + m.exit())
            .orElse("");
    return mark + " → " + way.target().map(state -> "" + state.number()).orElse("end");
  }

  private static String oneLine(Code code) {
    return code.toString().strip().replaceAll("\\s+", " ");
  }
}
