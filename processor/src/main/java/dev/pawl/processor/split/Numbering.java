package dev.pawl.processor.split;

import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import java.util.List;

/**
 * Numbers the states that something leads to, in the order in which they are written. One that does
 * nothing shares the number of what follows it, and is not written.
 */
final class Numbering {
  private int next;

  private Numbering() {}

  static void number(Region main) {
    new Numbering().region(main);
  }

  private void region(Region region) {
    List<Part> parts = region.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Try attempt) {
        region(attempt.body());
      } else if (parts.get(i) instanceof State state && state.isTarget()) {
        if (isEmpty(parts, i)) {
          // Its target mark passes on: what follows needs a number now.
          parts.get(i + 1).first().markTarget();
        } else {
          state.number(next++);
        }
      }
    }
    for (int i = parts.size() - 2; i >= 0; i--) {
      if (parts.get(i) instanceof State state && state.isTarget() && isEmpty(parts, i)) {
        state.alias(parts.get(i + 1).first().number());
      }
    }
  }

  private static boolean isEmpty(List<Part> parts, int i) {
    return ((State) parts.get(i)).operations().isEmpty() && i + 1 < parts.size();
  }
}
