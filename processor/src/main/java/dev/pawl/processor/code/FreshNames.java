package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that nothing of the user's can clash with: none of them stands anywhere in the method, be it as a variable, a member,
 * a type or a package, so none can shadow or obscure what the user meant (JLS 6.4).
 */
public final class FreshNames {
  private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*");

  /** Simple names that the task's class inherits, or that Java keeps for itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "advance", "result", "describe", "resume", "suspend", "awaited", "rethrow", "mayThrow", "closeAfter", "poll",
          "withdraw", "toString", "hashCode", "equals", "getClass", "notify", "notifyAll", "wait", "clone", "finalize",
          "abstract", "assert", "boolean", "break", "byte", "case", "catch",
          "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "final", "finally",
          "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long", "native", "new",
          "package", "private", "protected", "public", "return", "short", "static", "strictfp", "super", "switch",
          "synchronized", "this", "throw", "throws", "transient", "try", "void", "volatile", "while", "_", "true",
          "false", "null", "var", "yield", "record", "sealed", "permits", "when");

  /** Where the full names that the task's file may contain begin. */
  private static final Set<String> PACKAGES = Set.of("dev", "java", "javax", "jdk");

  private final Set<String> taken;

  /** Names that differ from every word of {@code text}. */
  FreshNames(String text) {
    taken = new HashSet<>(RESERVED);
    taken.addAll(PACKAGES);
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      taken.add(words.group());
    }
  }

  /** Whether a variable of this name would obscure the package that a full name begins with (JLS 6.4.2). */
  public static boolean obscures(String name) {
    return PACKAGES.contains(name);
  }

  /** The wished name, or that name with the lowest number that makes it unlike all others; it is taken from then on. */
  public String fresh(String wish) {
    String name = wish;
    for (int n = 2; !taken.add(name); n++) {
      name = wish + n;
    }
    return name;
  }
}
