package dev.pawl.processor.normalise;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Variable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement in normal form: an await stands alone, everything else holds none. All of Java's
 * loops are one {@link Loop} here, all ways out of a statement are one {@link Jump}, and what is
 * not taken apart is a {@link Plain} of any size.
 */
public sealed interface Statement {
  /**
   * Statements without an await, carried over.
   *
   * @param assigned the variable that they have given a new value once they are done, if that is
   *     all they do
   * @param completes whether what follows can be reached (JLS 14.22)
   * @param offset where the user wrote them, or -1
   */
  record Plain(Code code, Optional<Variable> assigned, boolean completes, int offset)
      implements Statement {}

  /** {@code task = …; wait until it is ready}. Its value is then {@link Suspension#value}. */
  record Await(Suspension suspension) implements Statement {}

  /** {@code if}; {@code condition} has no await. */
  record If(Code condition, List<Statement> then, List<Statement> otherwise, int offset)
      implements Statement {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * Runs its body for ever; left by jumps only.
   *
   * @param head a jump to it begins the next round
   */
  record Loop(Label head, List<Statement> body) implements Statement {
    public Loop {
      body = List.copyOf(body);
    }
  }

  /** Statements whose end a jump to {@code end} leads to. */
  record Block(Label end, List<Statement> body) implements Statement {
    public Block {
      body = List.copyOf(body);
    }
  }

  /**
   * A switch. Control falls from each arm into the next.
   *
   * @param selector the value switched over, without an await
   * @param arms in their order
   * @param exhaustive whether the user's switch always takes one of the arms
   * @param end where it goes on when no arm matches
   */
  record Switch(Code selector, List<Arm> arms, boolean exhaustive, Label end, int offset)
      implements Statement {
    public Switch {
      arms = List.copyOf(arms);
    }
  }

  /**
   * One arm of a switch.
   *
   * @param labels from {@code case} or {@code default} up to, and without, the colon or arrow
   * @param bound the pattern variables that the labels bind
   */
  record Arm(Code labels, List<Variable> bound, List<Statement> body) {
    public Arm {
      bound = List.copyOf(bound);
      body = List.copyOf(body);
    }

    /** The same with another statement behind its own. */
    Arm with(Statement last) {
      return new Arm(labels, bound, Stream.concat(body.stream(), Stream.of(last)).toList());
    }
  }

  /** {@code try} with its {@code catch} clauses. */
  record TryCatch(List<Statement> body, List<Catch> catches) implements Statement {
    public TryCatch {
      body = List.copyOf(body);
      catches = List.copyOf(catches);
    }
  }

  /**
   * One {@code catch} clause.
   *
   * @param types the caught types as source text, with {@code |} between them
   * @param checked those of the types that javac wants to see thrown somewhere in the body
   */
  record Catch(String types, List<String> checked, Variable parameter, List<Statement> body) {
    public Catch {
      checked = List.copyOf(checked);
      body = List.copyOf(body);
    }
  }

  /**
   * {@code try … finally}.
   *
   * @param thrown what the body has thrown; null unless {@code afterThrow} runs
   * @param normally the cleanup after any way out of the body but an exception
   * @param afterThrow the cleanup after an exception, which is thrown on at its end
   * @param awaits whether the cleanup holds an await, or was taken apart as if it did; {@code
   *     normally} and {@code afterThrow} are then the same
   */
  record TryFinally(
      List<Statement> body,
      Variable thrown,
      List<Statement> normally,
      List<Statement> afterThrow,
      boolean awaits)
      implements Statement {
    public TryFinally {
      body = List.copyOf(body);
      normally = List.copyOf(normally);
      afterThrow = List.copyOf(afterThrow);
    }
  }

  /**
   * Whether statements can stand in a catch clause: no await, and nothing that was taken apart for
   * one.
   */
  static boolean areStraight(List<Statement> statements) {
    return statements.stream()
        .allMatch(one -> one instanceof Plain || one instanceof Jump || one instanceof Return);
  }

  /** {@code break}, {@code continue}: on to the end of the block that has this label. */
  record Jump(Label target) implements Statement {}

  /** {@code return}. */
  record Return(Optional<Code> value, int offset) implements Statement {}
}
