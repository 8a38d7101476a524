package dev.pawl.processor.emit;

import dev.pawl.processor.code.TypeText;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.machine.Way;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The states for people: as a table in the Javadoc, and as what {@code toString} says. */
final class StateTable {
  private static final int WIDEST = 48;

  private record Row(String state, String place, String awaits, String next) {}

  private final Machine machine;
  private final Map<State, State> following = new HashMap<>();

  StateTable(Machine machine) {
    this.machine = machine;
    findFollowing(machine.main(), null);
  }

  /** The Javadoc of the task's class. */
  void writeJavadoc(SourceWriter out) {
    out.line("/**");
    out.line(" * {@code " + method() + "} as a task, made from " + place(methodOffset()) + ".");
    out.line(" *");
    out.line(" * <pre>");
    for (String line : table()) {
      out.line((" * " + line).stripTrailing());
    }
    out.line(" * </pre>");
    out.line(" */");
  }

  /** What says where a task is. */
  void writeDescribe(SourceWriter out) {
    String start = "\"" + method() + " (" + place(methodOffset()) + ")\"";
    TypeText types = machine.body().reader().types();
    out.line("@" + types.javaLang("Override"));
    out.open("protected " + types.javaLang("String") + " describe(int state) {");
    if (machine.states().stream().allMatch(state -> state.suspension().isEmpty())) {
      out.line("return " + start + ";");
    } else {
      out.open("return switch (state) {");
      for (State state : machine.states()) {
        state
            .suspension()
            .ifPresent(s -> out.line("case " + state.number() + " -> " + said(s) + ";"));
      }
      out.line("default -> " + start + ";");
      out.close("};");
    }
    out.close("}");
  }

  private String said(Suspension suspension) {
    return "\""
        + method()
        + " awaiting "
        + suspension.what()
        + " ("
        + place(suspension.offset())
        + ")\"";
  }

  private List<String> table() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("state", "where", "awaits", "next"));
    for (State state : machine.states()) {
      if (state.number() >= 0 && !state.isAlias()) {
        rows.add(row(state));
      }
    }
    int place = rows.stream().mapToInt(row -> row.place.length()).max().orElse(0);
    int awaits = rows.stream().mapToInt(row -> row.awaits.length()).max().orElse(0);
    return rows.stream()
        .map(
            row ->
                String.format(
                    "%5s  %-" + place + "s  %-" + awaits + "s  %s",
                    row.state,
                    row.place,
                    row.awaits,
                    row.next))
        .map(StateTable::escaped)
        .toList();
  }

  private Row row(State state) {
    String awaits =
        state.suspension().map(suspension -> shortened(suspension.expression())).orElse("");
    return new Row("" + state.number(), placeOf(state), awaits, next(state));
  }

  private String placeOf(State state) {
    if (state.number() == 0) {
      return place(methodOffset());
    }
    for (Operation operation : state.operations()) {
      int offset = offset(operation);
      if (offset >= 0) {
        return place(offset);
      }
    }
    return "";
  }

  private static int offset(Operation operation) {
    if (operation instanceof Operation.Run run) {
      return run.offset();
    } else if (operation instanceof Operation.Poll poll) {
      return poll.suspension().offset();
    } else if (operation instanceof Operation.Branch branch) {
      return branch.offset();
    } else if (operation instanceof Operation.Choose choose) {
      return choose.offset();
    } else if (operation instanceof Operation.Return exit) {
      return exit.offset();
    }
    return -1;
  }

  private static String shortened(String line) {
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
  }

  private static String escaped(String line) {
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;");
  }

  // Successors.

  private String next(State state) {
    TreeSet<Integer> next = new TreeSet<>();
    boolean[] ends = new boolean[1];
    State at = state;
    do {
      for (Operation operation : at.operations()) {
        ways(operation).forEach(way -> add(way, next, ends));
      }
      if (!at.completes()) {
        at = null;
      } else if (following.get(at) == null) {
        ends[0] = true;
        at = null;
      } else {
        at = following.get(at);
        if (at.number() >= 0 && !at.isAlias()) {
          next.add(at.number());
          at = null;
        }
      }
    } while (at != null);
    String numbers = next.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return numbers.isEmpty() || !ends[0] ? numbers + (ends[0] ? "end" : "") : numbers + ", end";
  }

  private static void add(Way way, TreeSet<Integer> next, boolean[] ends) {
    way.target().ifPresentOrElse(target -> next.add(target.number()), () -> ends[0] = true);
  }

  private static List<Way> ways(Operation operation) {
    List<Way> ways = new ArrayList<>();
    if (operation instanceof Operation.Run run) {
      ways.addAll(run.leaving().values());
      run.returning().ifPresent(ways::add);
    } else if (operation instanceof Operation.Branch branch) {
      ways.add(branch.way());
    } else if (operation instanceof Operation.Choose choose) {
      choose.choices().forEach(choice -> ways.add(choice.way()));
      choose.otherwise().ifPresent(ways::add);
    } else if (operation instanceof Operation.Go go) {
      ways.add(go.way());
    } else if (operation instanceof Operation.Return exit) {
      ways.add(exit.way());
    }
    return ways;
  }

  private void findFollowing(Region region, State behind) {
    List<Part> parts = region.parts();
    for (int i = 0; i < parts.size(); i++) {
      State next = i + 1 < parts.size() ? parts.get(i + 1).first() : behind;
      if (parts.get(i) instanceof State state) {
        following.put(state, next);
      } else if (parts.get(i) instanceof Try attempt) {
        findFollowing(attempt.body(), next);
        attempt.handlers().forEach(handler -> following.put(handler.block(), next));
      }
    }
  }

  private String method() {
    var method = machine.body().source().method();
    String host = method.hostName();
    if (!method.packageName().isEmpty()) {
      host = host.substring(method.packageName().length() + 1);
    }
    return host + "." + method.methodName();
  }

  private int methodOffset() {
    var source = machine.body().source();
    if (source.isBlock()) {
      return source.text().start(source.tree());
    }
    int name =
        source
            .text()
            .indexOf(source.method().methodName() + "(", source.text().start(source.tree()));
    return name < 0 ? source.text().start(source.tree()) : name;
  }

  private String place(int offset) {
    var text = machine.body().source().text();
    return text.fileName() + ":" + text.line(offset);
  }
}
