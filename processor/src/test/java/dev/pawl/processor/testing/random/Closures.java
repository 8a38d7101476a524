package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOX;
import static dev.pawl.processor.testing.random.JavaType.INT;
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
      return dice.oneIn(2) ? reference(depth) : anonymous(depth);
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
