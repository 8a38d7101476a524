package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Names that nothing of the user's can clash with: none of them stands anywhere in the method where
 * it could be shadowed or obscured (JLS 6.4).
 */
public final class FreshNames {
  /** Methods that the task's class has or inherits: they hide imported ones of the same name. */
  private static final Set<String> INHERITED =
      Set.of(
          "advance",
          "result",
          "describe",
          "resume",
          "suspend",
          "awaited",
          "rethrow",
          "mayThrow",
          "closeAfter",
          "poll",
          "withdraw",
          "map",
          "spawnedAs",
          "notSpawned",
          "place",
          "toString",
          "hashCode",
          "equals",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  /** Where the full names that the task's file may contain begin. */
  private static final Set<String> PACKAGES = Set.of("dev", "java", "javax", "jdk");

  private final Set<String> taken = new HashSet<>(PACKAGES);
  private final Set<String> takenMethods = new HashSet<>(INHERITED);

  /** Names that differ from every word of {@code text} with which they could be confused. */
  FreshNames(String text) {
    takenMethods.addAll(Words.all(text));
    taken.addAll(Words.alone(text));
  }

  /**
   * Takes the names of members, too, that a class in the text has inherited: in it they hide
   * whatever the task's class calls so (JLS 6.4.1).
   */
  void avoid(Iterable<? extends Element> members) {
    for (Element member : members) {
      Set<String> names = member instanceof ExecutableElement ? takenMethods : taken;
      names.add(member.getSimpleName().toString());
    }
  }

  /** Whether a statically imported method of this name is hidden in the task's class. */
  static boolean isInherited(String name) {
    return INHERITED.contains(name);
  }

  /**
   * Whether a variable of this name would obscure the package that a full name begins with (JLS
   * 6.4.2).
   */
  public static boolean obscures(String name) {
    return PACKAGES.contains(name);
  }

  /**
   * A name for a variable: the wished one, or that with the lowest number that makes it unlike all
   * others. It is taken from then on.
   */
  public String fresh(String wish) {
    return fresh(wish, taken);
  }

  /** The same for a method. */
  public String freshMethod(String wish) {
    return fresh(wish, takenMethods);
  }

  private static String fresh(String wish, Set<String> taken) {
    String name = wish;
    for (int n = 2; SourceVersion.isKeyword(name) || !taken.add(name); n++) {
      name = wish + n;
    }
    return name;
  }

  /**
   * The wished name, or that name with the lowest number that makes it unlike those in {@code
   * taken}; it joins them.
   */
  static String unlike(String wish, Set<String> taken) {
    String name = wish;
    for (int n = 2; !taken.add(name); n++) {
      name = wish + n;
    }
    return name;
  }
}
