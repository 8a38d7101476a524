package dev.pawl.processor.testing.random;

import java.util.List;

/** The types that generated programs compute with. */
enum JavaType {
  INT("int", "Integer", "0", "1", "2", "3", "-1", "7", "127", "1000", "Integer.MAX_VALUE"),
  LONG("long", "Long", "0L", "1L", "-5L", "40L", "1L << 40", "Long.MIN_VALUE"),
  DOUBLE("double", "Double", "0.0", "0.5", "-3.25", "1e9", "Double.NaN"),
  FLOAT("float", "Float", "0f", "1.5f", "-2f"),
  SHORT("short", "Short", "(short) 1", "(short) -300", "(short) 70000"),
  BYTE("byte", "Byte", "(byte) 1", "(byte) -128", "(byte) 200"),
  CHAR("char", "Character", "'a'", "'Z'", "'\\u00e4'"),
  BOOLEAN("boolean", "Boolean", "Boolean.TRUE", "Boolean.FALSE"),
  STRING("String", "String", "\"\"", "\"a\"", "\"bc\"", "\"\\t\\\"\"", "null"),
  INTEGER(
      "Integer", "Integer", "Integer.valueOf(1)", "Integer.valueOf(-7)", "Integer.valueOf(1000)"),
  OBJECT("Object", "Object", "\"o\"", "5", "'c'", "2.5", "null"),
  COLOUR("Colour", "Colour", "Colour.RED", "Colour.GREEN", "Colour.BLUE"),
  INTS("int[]", "int[]", "new int[] {1, 2, 3}", "new int[2]"),
  TEXTS("List<String>", "List<String>", "List.of(\"x\", \"y\")", "List.<String>of()"),
  BOX("Box<Integer>", "Box<Integer>", "new Box<Integer>(1)", "new Box<Integer>(2)"),
  NUMBERS("List<? extends Number>", "List<? extends Number>", "List.of(1, 2.5)", "List.of(3L, 4)"),
  SECRET("Secret<Integer>", "Secret<Integer>", "new Secret<Integer>(1)", "Secret.<Integer>of(2)");

  static final List<JavaType> WHOLE = List.of(INT, LONG, SHORT, BYTE, CHAR);
  static final List<JavaType> NUMERIC = List.of(INT, LONG, DOUBLE, FLOAT, SHORT, BYTE, CHAR);
  static final List<JavaType> NARROW = List.of(SHORT, BYTE, CHAR);

  private final String text;
  private final String boxed;
  private final List<String> literals;

  JavaType(String text, String boxed, String... literals) {
    this.text = text;
    this.boxed = boxed;
    this.literals = List.of(literals);
  }

  static JavaType any(Dice dice) {
    // Int and String are where the interesting constructs are.
    return dice.oneIn(3) ? INT : dice.oneIn(5) ? STRING : dice.pick(values());
  }

  String text() {
    return text;
  }

  String boxed() {
    return boxed;
  }

  String literal(Dice dice) {
    return dice.pick(literals);
  }

  /** A literal that has exactly this type wherever it stands. */
  String typedLiteral(Dice dice) {
    String literal = literal(dice);
    if (this == OBJECT || literal.equals("null")) {
      return "((" + text + ") " + literal + ")";
    }
    return literal.contains(" ") ? "(" + literal + ")" : literal;
  }

  boolean isNumeric() {
    return NUMERIC.contains(this);
  }

  boolean isWhole() {
    return WHOLE.contains(this);
  }

  boolean isNarrow() {
    return NARROW.contains(this);
  }
}
