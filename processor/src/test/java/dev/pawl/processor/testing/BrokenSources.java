package dev.pawl.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Breaks programs as somebody does who is writing them, and looks at what becomes of it. To be used
 * by one thread.
 */
public final class BrokenSources {
  /** javac's default after an error, and what Error Prone asks for: to go on. */
  private static final List<String> POLICIES =
      List.of("--should-stop=ifError=INIT", "--should-stop=ifError=FLOW");

  private static final int LATE_TO_SHORTEN = 21;

  private final Compilations compilations = new Compilations();

  /** A program with one to three things wrong in it, as a seed decides. */
  public static SourceFile broken(SourceFile program, long seed) {
    Random random = new Random(program.name().hashCode() + 31 * seed);
    String text = program.text();
    for (int i = random.nextInt(3) * random.nextInt(2); i >= 0; i--) {
      Breakage breakage = Breakage.values()[random.nextInt(Breakage.values().length)];
      text = breakage.in(new Breakage.Source(text), random);
    }
    return new SourceFile(program.name(), text);
  }

  /** What must not happen and did when a program was compiled; nothing if all is well. */
  public List<String> wrong(SourceFile program, Supplier<Processor> processor) {
    List<String> wrong = new ArrayList<>();
    for (String policy : POLICIES) {
      for (String one : wrong(program, processor.get(), policy)) wrong.add(policy + ": " + one);
    }
    return wrong;
  }

  private List<String> wrong(SourceFile program, Processor processor, String policy) {
    List<String> options = List.of("-Xlint:none", policy);
    Compiled compiled = compilations.compile(List.of(program), processor, options);
    List<String> expected = told(program, compiled.generated(), options);
    // While something is missing that could still be generated, a class gets no Task classes, nor
    // does any after an error of ours, and a javac that goes on after an error misses them. It also
    // attributes again what it was made to attribute before, and may find in its own trees what
    // nobody wrote.
    boolean isMissed =
        policy.endsWith("FLOW")
            && (!expected.isEmpty()
                || compiled.errors().stream().anyMatch(error -> isOurs(program, error)));
    List<String> wrong = new ArrayList<>();
    boolean usersOwn = false;
    for (Diagnostic<? extends JavaFileObject> error : compiled.errors()) {
      String message = error.getMessage(Locale.ROOT);
      boolean inUsersFile = isIn(program, error);
      usersOwn |= inUsersFile;
      if (isOurs(program, error)) {
        continue;
      }
      if (message.startsWith("[our-fault]")
          || !(inUsersFile ? expected.remove(shown(error)) : isMislaid(error, compiled, expected))
              && !(isMissed && (inUsersFile || message.startsWith("cannot find symbol")))) {
        wrong.add(shown(error) + "\n" + message);
      }
    }
    if (!usersOwn && !compiled.errors().isEmpty()) wrong.add("nothing is said of the user's file");
    if (compiled.errors().isEmpty() && !expected.isEmpty()) wrong.add("missing: " + expected);
    return wrong;
  }

  /**
   * Whether javac itself tells an error of the user's as one of no file, or of another one of his:
   * from 21 on it shortens some errors only when it shows them, and takes the file that it has
   * then.
   */
  private static boolean isMislaid(
      Diagnostic<? extends JavaFileObject> error, Compiled compiled, List<String> expected) {
    return Runtime.version().feature() >= LATE_TO_SHORTEN
        && compiled.generated().keySet().stream().noneMatch(name -> isIn(simple(name), error))
        && expected.stream()
            .filter(one -> one.endsWith(": " + firstLine(error)))
            .findFirst()
            .map(expected::remove)
            .orElse(false);
  }

  /** What javac says without the processor of the same file, with what it would find generated. */
  private List<String> told(
      SourceFile program, Map<String, String> generated, List<String> options) {
    List<SourceFile> sources = new ArrayList<>(List.of(program));
    generated.forEach(
        (name, text) -> {
          if (name.endsWith("Async")) {
            sources.add(new SourceFile(name, text.replaceAll("return new [^;]*;", "return null;")));
          }
        });
    List<String> told = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> error :
        compilations.compile(sources, List.<Processor>of(), options).errors()) {
      if (isIn(program, error)) told.add(shown(error));
    }
    return told;
  }

  /** Whether the processor has refused something, and not failed. */
  private static boolean isOurs(SourceFile program, Diagnostic<? extends JavaFileObject> error) {
    String message = error.getMessage(Locale.ROOT);
    return message.startsWith("[") && !message.startsWith("[our-fault]") && isIn(program, error);
  }

  private static boolean isIn(SourceFile program, Diagnostic<? extends JavaFileObject> error) {
    return isIn(program.simpleName(), error);
  }

  private static boolean isIn(String simpleName, Diagnostic<? extends JavaFileObject> error) {
    return error.getSource() != null
        && error.getSource().getName().endsWith("/" + simpleName + ".java");
  }

  private static String shown(Diagnostic<? extends JavaFileObject> error) {
    String file = error.getSource() == null ? "?" : error.getSource().getName();
    return file + ":" + error.getLineNumber() + ": " + firstLine(error);
  }

  private static String firstLine(Diagnostic<?> error) {
    return error.getMessage(Locale.ROOT).lines().findFirst().orElse("");
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
