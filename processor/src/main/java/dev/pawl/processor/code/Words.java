package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The words in source text, wherever they stand: in comments and literals, too. */
public final class Words {
  private Words() {}

  /** All of them. */
  public static Set<String> all(String text) {
    return words(text, place -> true);
  }

  /**
   * Those that stand alone. What stands behind a dot or before a parenthesis is a member, whatever
   * variables there are.
   */
  public static Set<String> alone(String text) {
    return words(text, place -> place.before() != '.' && place.after() != '(');
  }

  /** A word's neighbours but for spaces; a space where there are none. */
  private record Place(String text, int start, int end) {
    char before() {
      int at = start - 1;
      while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
        at--;
      }
      return at < 0 ? ' ' : text.charAt(at);
    }

    char after() {
      int at = end;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at == text.length() ? ' ' : text.charAt(at);
    }
  }

  private static Set<String> words(String text, Predicate<Place> wanted) {
    Set<String> words = new HashSet<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      if (at == start) {
        at += Character.charCount(text.codePointAt(at));
      } else if (Character.isJavaIdentifierStart(text.codePointAt(start))
          && wanted.test(new Place(text, start, at))) {
        words.add(text.substring(start, at));
      }
    }
    return words;
  }
}
