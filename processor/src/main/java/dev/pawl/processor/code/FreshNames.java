package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Names that nothing of the user's can clash with: none of them stands anywhere in the method, be it as a variable, a member,
 * a type or a package, so none can shadow or obscure what the user meant (JLS 6.4).
 */
public final class FreshNames {
  private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*");

  /** Methods that the task's class has or inherits: they hide imported ones of the same name. */
  private static final Set<String> INHERITED =
      Set.of(
          "advance", "result", "describe", "resume", "suspend", "awaited", "rethrow", "mayThrow",
          "closeAfter", "poll", "withdraw", "toString", "hashCode", "equals", "getClass", "notify",
          "notifyAll", "wait", "clone", "finalize");

  /** Where the full names that the task's file may contain begin. */
  private static final Set<String> PACKAGES = Set.of("dev", "java", "javax", "jdk");

  private final Set<String> taken;

  /** Names that differ from every word of {@code text}. */
  FreshNames(String text) {
    taken = new HashSet<>(INHERITED);
    taken.addAll(PACKAGES);
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      taken.add(words.group());
    }
  }

  /** Whether a statically imported method of this name is hidden in the task's class. */
  static boolean isInherited(String name) {
    return INHERITED.contains(name);
  }

  /** Whether a variable of this name would obscure the package that a full name begins with (JLS 6.4.2). */
  public static boolean obscures(String name) {
    return PACKAGES.contains(name);
  }

  /** The wished name, or that name with the lowest number that makes it unlike all others; it is taken from then on. */
  public String fresh(String wish) {
    String name = wish;
    for (int n = 2; SourceVersion.isKeyword(name) || !taken.add(name); n++) {
      name = wish + n;
    }
    return name;
  }
}
