package dev.pawl.processor.testing.random;

import dev.pawl.processor.testing.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static String method(long seed) {
    Dice dice = new Dice(seed);
    boolean isStatic = dice.oneIn(2);
    JavaType result = dice.oneIn(6) ? null : JavaType.any(dice);
    // Many short methods find more than a few long ones; some faults need a long one.
    int budget = 2 + dice.below(dice.oneIn(8) ? LONG : SHORT);
    Statements statements = new Statements(dice, isStatic, result, budget);
    statements.body();
    return "  @Async\n  %s%s%s %s()%s {\n%s  }\n"
        .formatted(
            dice.pick("", "private ", "public "),
            isStatic ? "static " : "",
            result == null ? "void" : result.text(),
            nameOf(seed),
            statements.scope().thrown().isEmpty() ? "" : " throws Checked",
            statements.draft().text());
  }
}
