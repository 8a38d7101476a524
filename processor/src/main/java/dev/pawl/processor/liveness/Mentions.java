package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Way;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one operation does to variables.
 *
 * @param reads those whose value it may want
 * @param writes those whose value it may change
 * @param kills those whose value from before it nobody can want after it
 */
record Mentions(Set<Variable> reads, Set<Variable> writes, Set<Variable> kills) {

  static Mentions of(Operation operation) {
    Mentions mentions =
        new Mentions(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    if (operation instanceof Operation.Run run) {
      mentions.add(run.code());
      run.assigned().ifPresent(mentions.kills::add);
      Stream.concat(run.leaving().values().stream(), run.returning().stream())
          .forEach(mentions::add);
    } else if (operation instanceof Operation.Poll poll) {
      mentions.reads.add(poll.suspension().child());
      mentions.writes.add(poll.suspension().polled());
      mentions.kills.add(poll.suspension().polled());
    } else if (operation instanceof Operation.Branch branch) {
      mentions.add(branch.condition());
      mentions.add(branch.way());
    } else if (operation instanceof Operation.Choose choose) {
      mentions.add(choose.selector());
      for (Operation.Choice choice : choose.choices()) {
        mentions.add(choice.labels());
        mentions.writes.addAll(choice.bound());
        mentions.add(choice.way());
      }
      choose.otherwise().ifPresent(mentions::add);
    } else if (operation instanceof Operation.Go go) {
      mentions.add(go.way());
    } else if (operation instanceof Operation.Return exit) {
      exit.value().ifPresent(mentions::add);
      mentions.add(exit.way());
    }
    // A pattern comes before all that reads what it binds, so nobody reads an older value. A
    // declaration doesn't: int i = (i = 5) + i.
    mentions.reads.removeAll(bound(operation));
    return mentions;
  }

  /** All variables that it mentions. */
  Set<Variable> all() {
    Set<Variable> all = new LinkedHashSet<>(reads);
    all.addAll(writes);
    all.addAll(kills);
    return all;
  }

  private void add(Code code) {
    code.flattened().forEach(this::add);
  }

  private void add(Piece piece) {
    if (piece instanceof Piece.Use use) {
      reads.add(use.variable());
    } else if (piece instanceof Piece.Update update) {
      reads.add(update.variable());
      writes.add(update.variable());
    } else if (piece instanceof Piece.Capture capture) {
      reads.add(capture.variable());
    } else if (piece instanceof Piece.Assign assign) {
      writes.add(assign.variable());
    } else if (piece instanceof Piece.Declare declare) {
      writes.add(declare.variable());
      kills.add(declare.variable());
    } else if (piece instanceof Piece.Bind bind) {
      writes.add(bind.variable());
      kills.add(bind.variable());
    }
  }

  private static Set<Variable> bound(Operation operation) {
    Set<Variable> bound = new LinkedHashSet<>();
    if (operation instanceof Operation.Run run) {
      addBound(run.code(), bound);
    } else if (operation instanceof Operation.Branch branch) {
      addBound(branch.condition(), bound);
    }
    return bound;
  }

  private static void addBound(Code code, Set<Variable> bound) {
    for (Piece piece : code.pieces()) {
      if (piece instanceof Piece.Bind bind) {
        bound.add(bind.variable());
      }
    }
  }

  private void add(Way way) {
    noted(way).ifPresent(writes::add);
  }

  /** The variable that a way notes its exit in. */
  static Optional<Variable> noted(Way way) {
    return way.mark().filter(mark -> mark.cleanup().remembers()).map(mark -> mark.cleanup().exit());
  }
}
