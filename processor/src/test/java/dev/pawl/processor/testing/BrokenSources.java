package dev.pawl.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Breaks programs as somebody does who is writing them, and looks at what becomes of it. */
public final class BrokenSources {
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"\n]*\"|'[^'\n]*'|\\w+|[{}()\\[\\];,.<>=+\\-*/&|!?:]");
  private static final List<String> WORDS =
      List.of("return", "break", "missing", "int", "1", "\"text\"", "throw", "await", "}", ")");

  private BrokenSources() {}

  /** A program with one to three things wrong in it, as a seed decides. */
  public static SourceFile broken(SourceFile program, long seed) {
    Random random = new Random(program.name().hashCode() + 31 * seed);
    String text = program.text();
    for (int i = random.nextInt(3); i >= 0; i--) text = breakOnce(text, random);
    return new SourceFile(program.name(), text);
  }

  private static String breakOnce(String text, Random random) {
    // What stands before the class only says where everything is.
    int body = text.indexOf('{') + 1;
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    for (int at = body; matcher.find(at); at = matcher.end()) {
      tokens.add(new int[] {matcher.start(), matcher.end()});
    }
    int[] token = tokens.get(random.nextInt(tokens.size()));
    int[] other = tokens.get(random.nextInt(tokens.size()));
    String left = text.substring(0, token[0]);
    String right = text.substring(token[1]);
    return switch (random.nextInt(5)) {
      case 0 -> left + right;
      case 1 -> left + WORDS.get(random.nextInt(WORDS.size())) + right;
      case 2 -> left + text.substring(other[0], other[1]) + right;
      case 3 -> withoutLine(text, token[0]);
      default -> left + text.substring(token[0], token[1]) + " " + text.substring(token[0]);
    };
  }

  private static String withoutLine(String text, int offset) {
    int start = text.lastIndexOf('\n', offset) + 1;
    int end = text.indexOf('\n', offset);
    return text.substring(0, start) + text.substring(end < 0 ? text.length() : end + 1);
  }

  /** What must not happen and did when a program was compiled; nothing if all is well. */
  public static List<String> wrong(SourceFile program, Supplier<Processor> processor) {
    Compiled compiled =
        new Compilations().compile(List.of(program), processor.get(), List.of("-Xlint:none"));
    List<String> wrong = new ArrayList<>();
    boolean usersOwn = false;
    for (Diagnostic<? extends JavaFileObject> error : compiled.errors()) {
      String message = error.getMessage(Locale.ROOT);
      String name = error.getSource() == null ? "?" : error.getSource().getName();
      boolean inUsersFile = name.endsWith("/" + program.simpleName() + ".java");
      if (message.startsWith("[our-fault]") || !inUsersFile) {
        wrong.add(name + ":" + error.getLineNumber() + ": " + message);
      }
      usersOwn |= inUsersFile;
    }
    if (!usersOwn && !compiled.errors().isEmpty()) wrong.add("nothing is said of the user's file");
    return wrong;
  }
}
