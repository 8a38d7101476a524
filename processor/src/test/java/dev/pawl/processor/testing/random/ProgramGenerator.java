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
        prelude
            .replace("package random;", "package " + packageName + ";")
            .replace(PLACE, PLACE + methods);
    return new SourceFile(packageName + ".Case", text);
  }

  /** What is a program's own: its methods. */
  public static String own(SourceFile program) {
    return program.text().substring(program.text().indexOf(PLACE) + PLACE.length());
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
      Host host =
          dice.oneIn(2)
              ? Host.program(dice.oneIn(2))
              : Host.nested("Host" + i + "Of" + calleesOf(seed), dice.oneIn(4), dice);
      text.append(host.around(callee(calleesOf(seed), i, dice, host, callees)));
    }
    Host host = Host.program(dice.oneIn(2));
    JavaType result = dice.oneIn(6) ? null : JavaType.any(dice);
    // Many short methods find more than a few long ones; some faults need a long one.
    int budget = 2 + dice.below(dice.oneIn(8) ? LONG : SHORT);
    Statements statements = new Statements(dice, host, result, budget, callees);
    statements.body();
    return text + text(dice, host, "", result, nameOf(seed) + "()", statements);
  }

  /** Overloads of one name tell each other apart by how many parameters they have. */
  private static String callee(String name, int count, Dice dice, Host host, Callees callees) {
    JavaType result = dice.pick(JavaType.INT, JavaType.STRING, JavaType.LONG, JavaType.any(dice));
    Statements statements = new Statements(dice, host, result, 1 + dice.below(SHORT - 1), callees);
    List<JavaType> types = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    JavaType extra = dice.oneIn(3) ? dice.pick(JavaType.INTEGER, JavaType.STRING) : null;
    if (extra != null) {
      parameters.add("U extra");
      host.addVariable("U", "extra");
    }
    for (int i = 0; i < count; i++) {
      Local parameter = statements.parameter();
      types.add(parameter.type());
      parameters.add(parameter.type().text() + " " + parameter.name());
    }
    statements.body();
    boolean throwsChecked = !statements.scope().thrown().isEmpty();
    callees.add(result, new Callees.Callee(name, host, extra, types, throwsChecked));
    String signature = name + "(" + String.join(", ", parameters) + ")";
    String variables = extra == null ? "" : "<U extends Comparable<? super U>> ";
    return text(dice, host, variables, result, signature, statements) + "\n";
  }

  private static String text(
      Dice dice,
      Host host,
      String variables,
      JavaType result,
      String signature,
      Statements statements) {
    return "  @Async\n  %s%s%s %s%s {\n%s  }\n"
        .formatted(
            host.modifiers(dice),
            variables,
            result == null ? "void" : result.text(),
            signature,
            statements.scope().thrown().isEmpty() ? "" : " throws Checked",
            statements.draft().text());
  }
}
