package dev.pawl.processor.emit;

import dev.pawl.processor.code.TypeText;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.State;
import java.util.List;

/**
 * Writes {@code advance} for a machine that fits into one method: the locals, what restores them,
 * and the states.
 */
final class AdvanceWriter {
  static final String CONTEXT = "dev.pawl.Context";

  private final Machine machine;
  private final Placement placement;
  private final NameScope names;
  private final Keeping keeping;
  private final SourceWriter out;
  private final Frame frame;

  AdvanceWriter(
      Machine machine, Placement placement, NameScope names, Keeping keeping, SourceWriter out) {
    this.machine = machine;
    this.placement = placement;
    this.names = names;
    this.keeping = keeping;
    this.out = out;
    this.frame = Frame.ofAdvance(names, names.fresh("state"), names.fresh("cx"));
  }

  /**
   * The whole method.
   *
   * @param throwing its {@code throws} clause with a space before it, or nothing
   */
  void write(String throwing) {
    TypeText types = machine.body().reader().types();
    String context = types.imported(CONTEXT);
    out.line("@" + types.javaLang("Override"));
    out.open(
        "protected boolean advance(" + context + " " + frame.context() + ")" + throwing + " {");
    boolean straight = isStraight();
    out.line((straight ? "" : "int " + frame.state() + " = ") + "resume(" + frame.context() + ");");
    keeping.declare().forEach(out::line);
    keeping.restore(machine.states(), frame.state()).forEach(out::line);
    CodeText text = new CodeText(names, placement, frame);
    OperationWriter operations =
        new OperationWriter(names, keeping::save, suspension -> List.of(), text, frame, out);
    if (straight) {
      straight(operations);
    } else {
      new RegionWriter(names, placement, machine.body().source(), operations, frame, out)
          .write(machine.main(), names.fresh("main"), null, frame.complete());
    }
    out.close("}");
  }

  private boolean isStraight() {
    List<State> numbered = machine.main().numbered();
    return numbered.size() == 1 && machine.main().parts().size() == 1;
  }

  /** A body without an await needs no dispatch. */
  private void straight(OperationWriter operations) {
    State only = (State) machine.main().parts().get(0);
    operations.write(only, null);
    if (only.completes()) {
      out.line(frame.complete());
    }
  }
}
