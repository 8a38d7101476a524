package dev.pawl.processor.split;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.machine.Way;
import dev.pawl.processor.normalise.Body;
import dev.pawl.processor.normalise.Statement;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts statements into states; what holds no await stays whole. */
public final class Splitter {
  final Jumps jumps = new Jumps();
  final Body body;
  private final FinallyPaths finallyPaths = new FinallyPaths(this);
  private final Optional<MethodLength> pieces;
  private Region region;

  /** What the values of the polls so far are read from. */
  private final Set<Variable> polled = new HashSet<>();

  /** What comes behind the present statement in its block, which alone reads what it polls. */
  private List<Statement> rest = List.of();

  /** How much text there is since the last such place. */
  private int length;

  /** Whether the current state is a handler's, which can't be cut. */
  private boolean inHandler;

  /** The state that operations go to; null where control can't get. */
  private State current;

  /** How many statements were left out that may throw. */
  private int leftOut;

  private Splitter(Body body, Optional<MethodLength> pieces) {
    this.body = body;
    this.pieces = pieces;
  }

  /** The machine of a body. */
  public static Machine split(Body body) {
    return split(body, Optional.empty());
  }

  /**
   * The machine of a body whose states are all short, so that it can be written as several methods.
   *
   * @param length how long those may get
   */
  public static Machine splitInPieces(Body body, MethodLength length) {
    return split(body, Optional.of(length));
  }

  private static Machine split(Body body, Optional<MethodLength> pieces) {
    Splitter splitter = new Splitter(body, pieces);
    Region main = new Region();
    splitter.region = main;
    State first = new State();
    first.markTarget();
    splitter.begin(first);
    splitter.run(body.statements());
    Numbering.number(main);
    return new Machine(body, main, pieces);
  }

  /** Statements one after the other; what can't be reached is left out, as javac would. */
  void run(List<Statement> statements) {
    List<Statement> before = rest;
    for (int i = 0; i < statements.size(); i++) {
      rest = statements.subList(i + 1, statements.size());
      if (isReachable()) {
        run(statements.get(i));
      } else if (Throwing.mayThrow(statements.get(i))) {
        leftOut++;
      }
    }
    rest = before;
  }

  private void run(Statement statement) {
    if (statement instanceof Statement.Plain plain) {
      plain(plain);
    } else if (statement instanceof Statement.Await await) {
      await(await.suspension());
    } else if (statement instanceof Statement.If branch) {
      branch(branch);
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else if (statement instanceof Statement.Block block) {
      block(block);
    } else if (statement instanceof Statement.Switch choice) {
      choose(choice);
    } else if (statement instanceof Statement.TryCatch attempt) {
      tryCatch(attempt);
    } else if (statement instanceof Statement.TryFinally attempt) {
      finallyPaths.run(attempt);
    } else if (statement instanceof Statement.Jump jump) {
      add(new Operation.Go(jumps.to(jump.target())));
    } else if (statement instanceof Statement.Return exit) {
      add(new Operation.Return(exit.value(), jumps.to(Jumps.END), exit.offset()));
    }
  }

  private void plain(Statement.Plain plain) {
    cutBefore(plain.code());
    add(
        new Operation.Run(
            plain.code(),
            plain.assigned(),
            plain.completes(),
            jumps.leaving(plain.code()),
            jumps.returning(plain.code()),
            plain.offset()));
  }

  /**
   * Begins a new state, although nothing but what stands before it leads there, where a piece may
   * end: not before a poll's value has been read, which is a local of the state that polled, or a
   * field of a task that is one.
   */
  private void cutBefore(Code code) {
    Reading reading = new Reading(polled);
    boolean isLong = pieces.isPresent() && length > pieces.get().stretch();
    if (isLong && !inHandler && !reading.in(code) && !reading.in(rest)) {
      State next = new State();
      next.markTarget();
      begin(next);
    }
    length += code.toString().length();
  }

  private void await(Suspension suspension) {
    cutBefore(suspension.task());
    add(
        new Operation.Run(
            Code.of(Code.assign(suspension.child()), " = ", suspension.task(), ";"),
            Optional.of(suspension.child()),
            true,
            Map.of(),
            Optional.empty(),
            suspension.offset()));
    State poll = new State();
    poll.markTarget();
    int before = length;
    begin(poll);
    length = before;
    add(new Operation.Poll(suspension));
    polled.add(suspension.polled());
    polled.add(suspension.child());
  }

  private void branch(Statement.If branch) {
    if (branch.then().isEmpty() && isJump(branch.otherwise())) {
      jumpIf(branch, false, branch.otherwise());
    } else if (branch.otherwise().isEmpty() && isJump(branch.then())) {
      jumpIf(branch, true, branch.then());
    } else {
      fork(branch);
    }
  }

  private static boolean isJump(List<Statement> statements) {
    return statements.size() == 1 && statements.get(0) instanceof Statement.Jump;
  }

  private void jumpIf(Statement.If branch, boolean when, List<Statement> jump) {
    Way way = jumps.to(((Statement.Jump) jump.get(0)).target());
    add(new Operation.Branch(branch.condition(), when, way, branch.offset()));
  }

  private void fork(Statement.If branch) {
    State otherwise = new State();
    add(
        new Operation.Branch(
            branch.condition(), false, Jumps.directly(otherwise), branch.offset()));
    run(branch.then());
    if (branch.otherwise().isEmpty()) {
      begin(otherwise);
      return;
    }
    State after = new State();
    if (isReachable()) {
      add(new Operation.Go(Jumps.directly(after)));
    }
    begin(otherwise);
    run(branch.otherwise());
    beginIfReached(after);
  }

  private void loop(Statement.Loop loop) {
    State head = new State();
    jumps.place(loop.head(), head);
    begin(head);
    run(loop.body());
    if (isReachable()) {
      add(new Operation.Go(Jumps.directly(head)));
    }
  }

  private void block(Statement.Block block) {
    State after = new State();
    jumps.place(block.end(), after);
    run(block.body());
    beginIfReached(after);
  }

  private void choose(Statement.Switch choice) {
    List<State> starts = new ArrayList<>();
    List<Operation.Choice> choices = new ArrayList<>();
    for (Statement.Arm arm : choice.arms()) {
      State start = new State();
      starts.add(start);
      choices.add(new Operation.Choice(arm.labels(), arm.bound(), Jumps.directly(start)));
    }
    Optional<Way> otherwise =
        choice.exhaustive() ? Optional.empty() : Optional.of(jumps.to(choice.end()));
    add(new Operation.Choose(choice.selector(), choices, otherwise, choice.offset()));
    for (int i = 0; i < starts.size(); i++) {
      begin(starts.get(i));
      run(choice.arms().get(i).body());
    }
  }

  /*
   * The clauses without an await stay clauses. The others just lead to states behind the try, where an exception is not
   * caught by the same try again and where an await can be resumed.
   */
  private void tryCatch(Statement.TryCatch attempt) {
    State after = new State();
    boolean apart = attempt.catches().stream().anyMatch(one -> !Statement.areStraight(one.body()));
    List<Try.Handler> handlers = new ArrayList<>();
    List<State> starts = new ArrayList<>();
    List<Statement.Catch> awaiting = new ArrayList<>();
    int leftOutBefore = leftOut;
    Region inner = attempt(attempt.body(), apart ? Optional.of(after) : Optional.empty());
    boolean abridged = leftOut > leftOutBefore;
    boolean reachable = isReachable();
    for (Statement.Catch clause : attempt.catches()) {
      State block = new State();
      beginHandler(block);
      if (Statement.areStraight(clause.body())) {
        run(clause.body());
        reachable |= isReachable() && !apart;
        if (isReachable() && apart) {
          add(new Operation.Go(Jumps.directly(after)));
        }
      } else {
        State start = new State();
        add(new Operation.Go(Jumps.directly(start)));
        starts.add(start);
        awaiting.add(clause);
      }
      handlers.add(new Try.Handler(clause.types(), clause.checked(), clause.parameter(), block));
    }
    region.add(new Try(inner, handlers, abridged));
    current = null;
    for (int i = 0; i < starts.size(); i++) {
      begin(starts.get(i));
      run(awaiting.get(i).body());
      if (isReachable()) {
        add(new Operation.Go(Jumps.directly(after)));
      }
    }
    if (after.isTarget() || reachable) {
      if (pieces.isPresent()) {
        after.markTarget();
      }
      begin(after);
    }
  }

  /**
   * The body of a try as a region of its own. Afterwards the present place is its end.
   *
   * @param after where to go from its end; empty to let control fall out of it
   */
  Region attempt(List<Statement> statements, Optional<State> after) {
    Region outer = region;
    Region inner = new Region();
    region = inner;
    State first = new State();
    first.markTarget();
    begin(first);
    run(statements);
    if (isReachable() && after.isPresent()) {
      add(new Operation.Go(Jumps.directly(after.get())));
    }
    region = outer;
    return inner;
  }

  // The place that operations go to.

  boolean isReachable() {
    return current != null;
  }

  void add(Operation operation) {
    current.add(operation);
    if (!operation.completes()) {
      current = null;
    }
  }

  /** Goes on in a new state, into which control falls from the present one. */
  void begin(State state) {
    region.add(state);
    current = state;
    inHandler = false;
    length = 0;
  }

  private void beginIfReached(State state) {
    if (state.isTarget()) {
      begin(state);
    }
  }

  /** Goes on in a state outside of all regions: what a handler does. */
  void beginHandler(State block) {
    current = block;
    inHandler = true;
  }

  void addTry(Try attempt) {
    region.add(attempt);
    current = null;
  }
}
