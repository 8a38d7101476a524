package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOX;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.OBJECT;
import static dev.pawl.processor.testing.random.JavaType.SECRET;
import static dev.pawl.processor.testing.random.JavaType.STRING;

/** Lambdas, method references and classes without a name, made and called inside an expression. */
final class Closures {
  private final Dice dice;
  private final Scope scope;
  private final Expressions expressions;

  Closures(Dice dice, Scope scope, Expressions expressions) {
    this.dice = dice;
    this.scope = scope;
    this.expressions = expressions;
  }

  String of(JavaType type, int depth) {
    boolean isMore = dice.oneIn(2);
    if (type == INT && isMore) {
      return switch (dice.below(3)) {
        case 0 -> reference(depth);
        case 1 -> supplier(depth);
        default -> anonymous(depth);
      };
    }
    // In a class of the body it would be refused.
    if (type == SECRET && isMore && !expressions.areInLambda()) {
      return secretSubclass(depth);
    }
    if (type == BOX && isMore) {
      return subclass(depth);
    }
    if (type == STRING && isMore) {
      return nested(depth);
    }
    return "Case.<%s>call(() -> %s)".formatted(type.boxed(), inside(type, depth));
  }

  /** The receiver is evaluated when the reference is. */
  private String reference(int depth) {
    String reference =
        switch (dice.below(3)) {
          case 0 -> "(" + expressions.of(BOX, depth) + ")::get";
          case 1 -> "Case::value";
          default -> {
            String parameter = scope.freshName("x");
            yield parameter + " -> " + parameter + " + " + inside(INT, depth);
          }
        };
    return "apply(" + reference + ", " + expressions.of(INT, depth) + ")";
  }

  private String supplier(int depth) {
    String reference =
        switch (dice.below(6)) {
          case 0 -> "\"abc\"::length";
          case 1 -> "(" + expressions.of(STRING, depth) + ")::length";
          case 2 -> "((Object) (" + expressions.of(OBJECT, depth) + "))::hashCode";
          case 3 -> "(" + expressions.of(SECRET, depth) + ")::size";
          case 4 -> "new Secret<Integer>(" + expressions.of(INT, depth) + ")::kept";
          default -> "(" + expressions.of(SECRET, depth) + ")::weight";
        };
    return "Case.<Integer>call(" + reference + ")";
  }

  /** As its superclass, since it doesn't inherit that one's private members. */
  private String secretSubclass(int depth) {
    String members =
        "{ @Override int weigh(int by) { return super.weigh(by) + " + inside(INT, depth) + "; } }";
    return "Case.<Secret<Integer>>id(new Secret<Integer>(%s) %s)"
        .formatted(expressions.of(INT, depth), members);
  }

  private String anonymous(int depth) {
    return "new Object() { int it() { return %s; } }.it()".formatted(inside(INT, depth));
  }

  private String subclass(int depth) {
    return "new Box<Integer>(%s) { @Override int get(int more) { return super.get(more) + %s; } }"
        .formatted(expressions.of(INT, depth), inside(INT, depth));
  }

  private String nested(int depth) {
    return "Case.<Supplier<String>>call(() -> () -> %s).get()".formatted(inside(STRING, depth));
  }

  private String inside(JavaType type, int depth) {
    return expressions.inLambda(type, Math.min(depth, 2));
  }
}
