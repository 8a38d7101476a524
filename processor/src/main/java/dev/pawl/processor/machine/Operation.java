package dev.pawl.processor.machine;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.normalise.Suspension;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that a state does. */
public sealed interface Operation {

  /** Whether what stands behind it can be reached. */
  boolean completes();

  /**
   * Runs statements.
   *
   * @param code the statements
   * @param assigned the variable that has a new value afterwards, if that is all they do
   * @param completes whether they can complete normally
   * @param leaving the ways of the jumps in them
   * @param returning the way of the returns in them
   * @param offset where the user wrote them, or -1
   */
  record Run(
      Code code,
      Optional<Variable> assigned,
      boolean completes,
      Map<Label, Way> leaving,
      Optional<Way> returning,
      int offset)
      implements Operation {}

  /** Polls the awaited task, and suspends if it is not ready. Always a state's first. */
  record Poll(Suspension suspension) implements Operation {
    @Override
    public boolean completes() {
      return true;
    }
  }

  /**
   * Goes elsewhere if a condition has some value.
   *
   * @param condition decides
   * @param when the value that leads elsewhere
   */
  record Branch(Code condition, boolean when, Way way, int offset) implements Operation {
    @Override
    public boolean completes() {
      return true;
    }
  }

  /**
   * Goes where a value says.
   *
   * @param selector the value
   * @param choices where to go
   * @param otherwise where to go if none fits; empty if one always does
   */
  record Choose(Code selector, List<Choice> choices, Optional<Way> otherwise, int offset)
      implements Operation {
    public Choose {
      choices = List.copyOf(choices);
    }

    @Override
    public boolean completes() {
      return false;
    }
  }

  /**
   * One way out of a {@link Choose}.
   *
   * @param labels {@code case} with its labels, or {@code default}
   * @param bound the pattern variables that the labels bind
   */
  record Choice(Code labels, List<Variable> bound, Way way) {
    public Choice {
      bound = List.copyOf(bound);
    }
  }

  /** Goes elsewhere. */
  record Go(Way way) implements Operation {
    @Override
    public boolean completes() {
      return false;
    }
  }

  /** Returns from the method, by way of the cleanups around it. */
  record Return(Optional<Code> value, Way way, int offset) implements Operation {
    @Override
    public boolean completes() {
      return false;
    }
  }
}
