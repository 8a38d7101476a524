package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOOLEAN;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.LONG;
import static dev.pawl.processor.testing.random.JavaType.STRING;

import java.util.List;
import java.util.function.Supplier;

/** Expressions whose types only javac names: of one of several classes, and of lists of such. */
final class InferredValues {
  private final Dice dice;
  private final Scope scope;
  private final Expressions expressions;

  InferredValues(Dice dice, Scope scope, Expressions expressions) {
    this.dice = dice;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** An int that is got out of some mixture. */
  String number(int depth) {
    Mixture mixture = dice.pick(Mixture.values());
    return switch (dice.below(3)) {
      case 0 -> list(mixture, depth) + ".stream().mapToInt(" + function(mixture) + ").sum()";
      case 1 -> "total(" + list(mixture, depth) + ", " + function(mixture) + ")";
      default -> use(mixture, value(mixture, depth));
    };
  }

  /** A type that all values of a mixture have. */
  String commonType(Mixture mixture) {
    return dice.pick(mixture.commonTypes());
  }

  /** One of a mixture's classes. */
  String member(Mixture mixture, int depth) {
    return filled(dice.pick(mixture.makers()), depth);
  }

  /** A value that may be of either of two different classes of a mixture. */
  String either(Mixture mixture, int depth) {
    List<String> makers = mixture.makers();
    int first = dice.below(makers.size());
    int second = (first + 1 + dice.below(makers.size() - 1)) % makers.size();
    return "pick("
        + filled(makers.get(first), depth)
        + ", "
        + filled(makers.get(second), depth)
        + ")";
  }

  /** A value of a type that is inferred. */
  String value(Mixture mixture, int depth) {
    Supplier<String> one = () -> member(mixture, depth - 1);
    if (!expressions.areInLambda() && dice.oneIn(3)) {
      String either = either(mixture, depth - 1);
      return dice.pick("await(of(%s))", "await(CaseAsync.same(%s))").formatted(either);
    }
    return switch (dice.below(8)) {
      case 0 -> "(%s ? %s : %s)".formatted(expressions.of(BOOLEAN, depth), one.get(), one.get());
      case 1 -> list(mixture, depth - 1) + ".get(0)";
      case 2 -> "call(() -> " + inLambda(() -> either(mixture, 1)) + ")";
      case 3 -> "Optional.of(" + one.get() + ").get()";
      case 4 ->
          "(switch (%s & 1) { case 0 -> %s; default -> %s; })"
              .formatted(expressions.of(INT, depth), one.get(), one.get());
      case 5 -> last(one.get(), one.get());
      default -> either(mixture, depth - 1);
    };
  }

  /** What an async block may capture all it needs for. */
  String inBlock(Mixture mixture) {
    return inLambda(() -> value(mixture, 1));
  }

  private String last(String first, String second) {
    String before = scope.freshName("x");
    String after = scope.freshName("x");
    return "Stream.of(%s, %s).reduce((%s, %s) -> %4$s).get()"
        .formatted(first, second, before, after);
  }

  /** A list of members of a mixture. */
  String list(Mixture mixture, int depth) {
    return dice.oneIn(4) ? growing(mixture, depth) : fixed(mixture, depth);
  }

  /** A list that can be added to. */
  String growing(Mixture mixture, int depth) {
    return "new ArrayList<>(" + fixed(mixture, depth) + ")";
  }

  private String fixed(Mixture mixture, int depth) {
    Supplier<String> one = () -> member(mixture, depth - 1);
    if (!expressions.areInLambda() && dice.oneIn(4)) {
      return dice.pick("await(of(List.of(%s, %s)))", "await(CaseAsync.same(List.of(%s, %s)))")
          .formatted(one.get(), one.get());
    }
    return switch (dice.below(8)) {
      case 0 -> "Arrays.asList(" + one.get() + ", " + one.get() + ", " + one.get() + ")";
      case 1 -> "Stream.of(" + one.get() + ", " + one.get() + ").collect(Collectors.toList())";
      case 2 ->
          "(%s ? List.of(%s) : List.of(%s))"
              .formatted(expressions.of(BOOLEAN, depth), one.get(), one.get());
      case 3 -> "call(() -> List.of(%s))".formatted(inLambda(() -> either(mixture, 1)));
      case 4 ->
          "Stream.of(%s, %s).sorted(Comparator.comparingInt(%s)).toList()"
              .formatted(one.get(), one.get(), function(mixture));
      case 5 ->
          "new TreeMap<>(Map.of(1, %s, 2, %s)).values().stream().toList()"
              .formatted(one.get(), one.get());
      default -> "List.of(" + one.get() + ", " + one.get() + ")";
    };
  }

  /** An int that is got out of a value. */
  String use(Mixture mixture, String value) {
    return filled(dice.pick(mixture.uses()), 1).replace("%v", value);
  }

  /** One that may stand in a lambda. */
  String useInLambda(Mixture mixture, String value) {
    return inLambda(() -> use(mixture, value));
  }

  /** A function of a mixture's values whose result is an int. */
  String function(Mixture mixture) {
    if (dice.oneIn(2)) {
      return dice.pick(mixture.references());
    }
    String parameter = scope.freshName("x");
    return parameter
        + " -> "
        + inLambda(() -> use(mixture, parameter) + dice.pick("", " + " + expressions.of(INT, 1)));
  }

  private String inLambda(Supplier<String> writing) {
    return expressions.inLambda(writing);
  }

  private String filled(String template, int depth) {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', start)) {
      text.append(template, start, at).append(operand(template.charAt(at + 1), depth));
      start = at + 2;
    }
    return text.append(template, start, template.length()).toString();
  }

  private String operand(char kind, int depth) {
    return switch (kind) {
      case 'i' -> expressions.of(INT, depth);
      case 'l' -> expressions.of(LONG, depth);
      case 'b' -> expressions.of(BOOLEAN, depth);
      case 's' -> expressions.of(STRING, depth);
      default -> "%" + kind;
    };
  }
}
