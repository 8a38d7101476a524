package dev.pawl.processor.testing.random;

import dev.pawl.processor.testing.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Random methods that javac accepts and that end, each made from a seed of its own. A program is a
 * class of many such methods, since starting a compilation costs more than a method does.
 */
public final class ProgramGenerator {
  private static final String PLACE = "  // random methods stand here\n";
  private static final int SHORT = 4;
  private static final int LONG = 12;

  private final String prelude;

  /** Reads the fields and helpers that all programs have. */
  public ProgramGenerator() {
    try (InputStream in = ProgramGenerator.class.getResourceAsStream("/random/Case.java")) {
      prelude = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A program in a package of its own.
   *
   * @param seeds one for each method
   */
  public SourceFile program(String packageName, List<Long> seeds) {
    String methods = seeds.stream().map(ProgramGenerator::method).collect(Collectors.joining("\n"));
    String text =
        prelude.replace("package random;", "package " + packageName + ";").replace(PLACE, methods);
    return new SourceFile(packageName + ".Case", text);
  }

  /** The name of a seed's method. */
  public static String nameOf(long seed) {
    return "random" + Long.toUnsignedString(seed);
  }

  /** The name of all that a seed's method alone awaits. */
  public static String calleesOf(long seed) {
    return "callee" + Long.toUnsignedString(seed);
  }

  /** The method, and before it those that it alone awaits. */
  private static String method(long seed) {
    Dice dice = new Dice(seed);
    Callees callees = new Callees();
    StringBuilder text = new StringBuilder();
    for (int i = dice.oneIn(3) ? 1 + dice.below(2) : 0; i > 0; i--) {
      text.append(callee(calleesOf(seed), i, dice, callees));
    }
    boolean isStatic = dice.oneIn(2);
    JavaType result = dice.oneIn(6) ? null : JavaType.any(dice);
    // Many short methods find more than a few long ones; some faults need a long one.
    int budget = 2 + dice.below(dice.oneIn(8) ? LONG : SHORT);
    Statements statements = new Statements(dice, isStatic, result, budget, callees);
    statements.body();
    return text + text(dice, isStatic, result, nameOf(seed) + "()", statements);
  }

  /** Overloads of one name tell each other apart by how many parameters they have. */
  private static String callee(String name, int count, Dice dice, Callees callees) {
    boolean isStatic = dice.oneIn(2);
    JavaType result = dice.pick(JavaType.INT, JavaType.STRING, JavaType.LONG, JavaType.any(dice));
    Statements statements =
        new Statements(dice, isStatic, result, 1 + dice.below(SHORT - 1), callees);
    List<JavaType> types = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Local parameter = statements.parameter();
      types.add(parameter.type());
      parameters.add(parameter.type().text() + " " + parameter.name());
    }
    statements.body();
    boolean throwsChecked = !statements.scope().thrown().isEmpty();
    callees.add(result, new Callees.Callee(name, types, isStatic, throwsChecked));
    String signature = name + "(" + String.join(", ", parameters) + ")";
    return text(dice, isStatic, result, signature, statements) + "\n";
  }

  private static String text(
      Dice dice, boolean isStatic, JavaType result, String signature, Statements statements) {
    return "  @Async\n  %s%s%s %s%s {\n%s  }\n"
        .formatted(
            dice.pick("", "private ", "public "),
            isStatic ? "static " : "",
            result == null ? "void" : result.text(),
            signature,
            statements.scope().thrown().isEmpty() ? "" : " throws Checked",
            statements.draft().text());
  }
}
