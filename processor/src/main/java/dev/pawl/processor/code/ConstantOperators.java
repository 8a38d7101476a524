package dev.pawl.processor.code;

import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/**
 * What operators make of constants: of {@code Boolean}, {@code String} and boxed numbers, each of
 * the type that the expression has.
 */
final class ConstantOperators {
  private ConstantOperators() {}

  static Optional<Object> unary(Tree.Kind kind, Object value) {
    if (value instanceof Boolean known) {
      return kind == Tree.Kind.LOGICAL_COMPLEMENT ? Optional.of(!known) : Optional.empty();
    } else if (value instanceof String) {
      return Optional.empty();
    }
    return switch (kind) {
      // Zero has a sign that adding it would lose.
      case UNARY_PLUS -> binary(Tree.Kind.MULTIPLY, 1, value);
      case UNARY_MINUS -> binary(Tree.Kind.MULTIPLY, -1, value);
      case BITWISE_COMPLEMENT -> binary(Tree.Kind.XOR, -1, value);
      default -> Optional.empty();
    };
  }

  /** Nothing if the operation gives no value, as a division by zero. */
  static Optional<Object> binary(Tree.Kind kind, Object left, Object right) {
    if (left instanceof String || right instanceof String) {
      return text(kind, left, right);
    } else if (left instanceof Boolean one && right instanceof Boolean other) {
      return logical(kind, one, other);
    }
    Number one = number(left);
    Number other = number(right);
    return switch (kind) {
      case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> Optional.of(shifted(kind, one, other));
      default ->
          isDouble(one) || isDouble(other)
              ? real(kind, one.doubleValue(), other.doubleValue(), true)
              : isReal(one) || isReal(other)
                  ? real(kind, one.floatValue(), other.floatValue(), false)
                  : whole(kind, one.longValue(), other.longValue(), isLong(one) || isLong(other));
    };
  }

  private static Optional<Object> text(Tree.Kind kind, Object left, Object right) {
    return switch (kind) {
      case PLUS -> Optional.of("" + left + right);
      // Equal constant strings are the same object (JLS 15.29).
      case EQUAL_TO -> Optional.of(left.equals(right));
      case NOT_EQUAL_TO -> Optional.of(!left.equals(right));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> logical(Tree.Kind kind, boolean left, boolean right) {
    return switch (kind) {
      case CONDITIONAL_AND, AND -> Optional.of(left && right);
      case CONDITIONAL_OR, OR -> Optional.of(left || right);
      case EQUAL_TO -> Optional.of(left == right);
      case NOT_EQUAL_TO, XOR -> Optional.of(left != right);
      default -> Optional.empty();
    };
  }

  private static Object shifted(Tree.Kind kind, Number value, Number distance) {
    int by = (int) distance.longValue();
    if (isLong(value)) {
      long it = value.longValue();
      return kind == Tree.Kind.LEFT_SHIFT
          ? it << by
          : kind == Tree.Kind.RIGHT_SHIFT ? it >> by : it >>> by;
    }
    int it = value.intValue();
    return kind == Tree.Kind.LEFT_SHIFT
        ? it << by
        : kind == Tree.Kind.RIGHT_SHIFT ? it >> by : it >>> by;
  }

  /** In double: rounded to float, its results are those of the float operations. */
  private static Optional<Object> real(
      Tree.Kind kind, double left, double right, boolean isDouble) {
    Object result =
        switch (kind) {
          case PLUS -> left + right;
          case MINUS -> left - right;
          case MULTIPLY -> left * right;
          case DIVIDE -> left / right;
          case REMAINDER -> left % right;
          case EQUAL_TO -> left == right;
          case NOT_EQUAL_TO -> left != right;
          case LESS_THAN -> left < right;
          case LESS_THAN_EQUAL -> left <= right;
          case GREATER_THAN -> left > right;
          case GREATER_THAN_EQUAL -> left >= right;
          default -> null;
        };
    return Optional.ofNullable(
        result instanceof Double value && !isDouble ? (Object) value.floatValue() : result);
  }

  /** In long: cut off to int, its results are those of the int operations. */
  private static Optional<Object> whole(Tree.Kind kind, long left, long right, boolean isLong) {
    boolean divides = kind == Tree.Kind.DIVIDE || kind == Tree.Kind.REMAINDER;
    if (divides && right == 0) {
      return Optional.empty();
    }
    Object result =
        switch (kind) {
          case PLUS -> left + right;
          case MINUS -> left - right;
          case MULTIPLY -> left * right;
          case DIVIDE -> left / right;
          case REMAINDER -> left % right;
          case AND -> left & right;
          case OR -> left | right;
          case XOR -> left ^ right;
          case EQUAL_TO -> left == right;
          case NOT_EQUAL_TO -> left != right;
          case LESS_THAN -> left < right;
          case LESS_THAN_EQUAL -> left <= right;
          case GREATER_THAN -> left > right;
          case GREATER_THAN_EQUAL -> left >= right;
          default -> null;
        };
    return Optional.ofNullable(
        result instanceof Long value && !isLong ? (Object) value.intValue() : result);
  }

  /** A value as a cast to a primitive type gives it (JLS 5.1.2, 5.1.3). */
  static Object converted(Object value, TypeKind to) {
    if (value instanceof Boolean || value instanceof String) {
      return value;
    }
    Number number = number(value);
    // A real number becomes an int on its way to what is shorter.
    long whole =
        isReal(number) && to != TypeKind.LONG
            ? (int) number.doubleValue()
            : isReal(number) ? (long) number.doubleValue() : number.longValue();
    return switch (to) {
      case BYTE -> (byte) whole;
      case SHORT -> (short) whole;
      case CHAR -> (char) whole;
      case INT -> (int) whole;
      case LONG -> whole;
      case FLOAT -> number.floatValue();
      default -> number.doubleValue();
    };
  }

  private static Number number(Object value) {
    return value instanceof Character letter ? (int) letter : (Number) value;
  }

  private static boolean isReal(Number number) {
    return number instanceof Float || isDouble(number);
  }

  private static boolean isDouble(Number number) {
    return number instanceof Double;
  }

  private static boolean isLong(Number number) {
    return number instanceof Long;
  }
}
