package dev.pawl.processor.testing.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a place in a generated method can name: locals, statements to jump to; and what it may
 * throw.
 */
final class Scope {
  private final Dice dice;
  private Deque<List<Local>> blocks = new ArrayDeque<>();
  private Deque<JumpTarget> targets = new ArrayDeque<>();
  private final List<String> retired = new ArrayList<>();
  private Set<String> thrown = new HashSet<>();
  private int names;

  Scope(Dice dice) {
    this.dice = dice;
  }

  void enter() {
    blocks.push(new ArrayList<>());
  }

  /** The block's names may be declared again by what follows, with other types. */
  void leave() {
    blocks.pop().forEach(local -> retired.add(local.name()));
  }

  /**
   * Like {@link #leave} where the declarations go on being visible, as between the groups of a
   * switch.
   */
  void hide() {
    blocks.pop();
  }

  /** Leaves a block whose declarations stand in the block around it. */
  void merge() {
    List<Local> locals = blocks.pop();
    blocks.element().addAll(locals);
  }

  /** Declares a local from here on. */
  Local declare(JavaType type, boolean isFixed) {
    Local local = announce(type, isFixed);
    reveal(local);
    return local;
  }

  /**
   * A local whose name is taken from here on, as in its own initialiser; {@link #reveal} makes it
   * usable.
   */
  Local announce(JavaType type, boolean isFixed) {
    return new Local(localName(), type, isFixed);
  }

  void reveal(Local local) {
    blocks.element().add(local);
  }

  private String localName() {
    if (!retired.isEmpty() && dice.oneIn(4)) {
      return retired.remove(dice.below(retired.size()));
    }
    return freshName("v");
  }

  /** A name that nothing else in the method has. */
  String freshName(String prefix) {
    return prefix + names++;
  }

  List<Local> locals(Predicate<Local> which) {
    return blocks.stream().flatMap(List::stream).filter(which).toList();
  }

  void enter(JumpTarget target) {
    targets.push(target);
  }

  void leaveTarget() {
    targets.pop();
  }

  /** The jumps that are possible from here, as statements. */
  List<String> jumps() {
    List<String> jumps = new ArrayList<>();
    boolean isInLoop = false;
    boolean isInLoopOrSwitch = false;
    for (JumpTarget target : targets) {
      if (target.kind() == JumpTarget.Kind.WALL) {
        break;
      }
      boolean isLoop = target.kind() == JumpTarget.Kind.LOOP;
      boolean isBlock = target.kind() == JumpTarget.Kind.BLOCK;
      if (isLoop && !isInLoop) {
        jumps.add("continue;");
      }
      if (!isBlock && !isInLoopOrSwitch) {
        jumps.add("break;");
      }
      if (isLoop && target.label() != null) {
        jumps.add("continue " + target.label() + ";");
      }
      if (target.label() != null) {
        jumps.add("break " + target.label() + ";");
      }
      isInLoop |= isLoop;
      isInLoopOrSwitch |= !isBlock;
    }
    return jumps;
  }

  boolean mayReturn() {
    return targets.stream().noneMatch(target -> target.kind() == JumpTarget.Kind.WALL);
  }

  /**
   * Runs {@code writing} where a lambda's body stands: no jump leads out of it, and only what never
   * changes can be named.
   */
  void inLambda(Runnable writing) {
    Deque<List<Local>> outerBlocks = blocks;
    Deque<JumpTarget> outerTargets = targets;
    List<Local> captured = new ArrayList<>(locals(Local::isFixed));
    blocks = new ArrayDeque<>();
    blocks.push(captured);
    targets = new ArrayDeque<>();
    writing.run();
    blocks = outerBlocks;
    targets = outerTargets;
  }

  void throwsChecked(String type) {
    thrown.add(type);
  }

  Set<String> thrown() {
    return thrown;
  }

  /** Replaces what may be thrown so far, and returns what it was. */
  Set<String> exchangeThrown(Set<String> other) {
    Set<String> before = thrown;
    thrown = other;
    return before;
  }
}
