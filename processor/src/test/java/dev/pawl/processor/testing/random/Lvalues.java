package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOX;
import static dev.pawl.processor.testing.random.JavaType.BYTE;
import static dev.pawl.processor.testing.random.JavaType.CHAR;
import static dev.pawl.processor.testing.random.JavaType.DOUBLE;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.INTS;
import static dev.pawl.processor.testing.random.JavaType.LONG;
import static dev.pawl.processor.testing.random.JavaType.SECRET;
import static dev.pawl.processor.testing.random.JavaType.STRING;

import java.util.List;
import java.util.Locale;

/** Whatever can be assigned to: locals, fields, array elements, fields of awaited objects. */
final class Lvalues {
  private final Dice dice;
  private final Scope scope;
  private final Host host;
  private final Expressions expressions;

  Lvalues(Dice dice, Scope scope, Host host, Expressions expressions) {
    this.dice = dice;
    this.scope = scope;
    this.host = host;
    this.expressions = expressions;
  }

  /** The prelude has a static and an instance field of each type. */
  String field(JavaType type) {
    String suffix = type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
    return !host.hasProgram() || dice.oneIn(2)
        ? dice.pick("", "Case.") + "our" + suffix
        : dice.pick("", expressions.self()) + "my" + suffix;
  }

  String element(int depth) {
    String array =
        dice.oneIn(3)
            ? "cells(" + expressions.of(INT, depth) + ")"
            : arrayName(expressions.of(INTS, depth - 1));
    String index =
        dice.oneIn(12) ? expressions.of(INT, depth) : "(" + expressions.of(INT, depth) + " & 1)";
    return array + "[" + index + "]";
  }

  /** {@code new int[] {1}[0]} is no lvalue without parentheses. */
  private static String arrayName(String array) {
    return array.startsWith("new ") ? "(" + array + ")" : array;
  }

  /** {@code (v = e)} */
  String assignment(JavaType type, int depth) {
    return "(" + target(type, depth) + " = " + expressions.of(type, depth) + ")";
  }

  /** {@code (v += e)} or {@code (v++)}, for types that have those. */
  String compound(JavaType type, int depth) {
    if (type == STRING) {
      String added = expressions.of(STRING, depth);
      return "(" + target(type, depth) + " += clip(" + added + "))";
    }
    if (!type.isNumeric()) {
      return assignment(type, depth);
    }
    if (dice.oneIn(3)) {
      return "(" + increment(target(type, depth)) + ")";
    }
    String operator =
        type.isWhole()
            ? dice.pick("+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=", ">>>=")
            : dice.pick("+=", "-=", "*=", "/=");
    boolean isBitwise = "&|^<>".indexOf(operator.charAt(0)) >= 0;
    // A wider operand of a narrower target: the cast is in the operator.
    JavaType operand = isBitwise ? dice.pick(INT, LONG) : dice.pick(INT, INT, type, DOUBLE);
    return "(%s %s %s)".formatted(target(type, depth), operator, expressions.of(operand, depth));
  }

  /** An increment of anything, as a statement. */
  String increment() {
    return increment(target(dice.pick(INT, INT, BYTE, CHAR, LONG, DOUBLE), 2));
  }

  private String increment(String target) {
    return dice.oneIn(2) ? target + dice.pick("++", "--") : dice.pick("++", "--") + target;
  }

  private String target(JavaType type, int depth) {
    if (expressions.focus().type() == type && dice.oneIn(2)) {
      return expressions.focus().text();
    }
    List<Local> locals = scope.locals(local -> local.type() == type && !local.isFixed());
    if (!locals.isEmpty() && !dice.oneIn(3)) {
      return dice.pick(locals).name();
    }
    if (type == INT && dice.oneIn(2)) {
      return switch (dice.below(6)) {
        case 0 -> expressions.of(BOX, depth - 1) + ".hits";
        case 1 -> expressions.of(SECRET, depth - 1) + ".count";
        default -> element(depth - 1);
      };
    }
    return field(type);
  }
}
