package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in source text, wherever they stand: in comments and literals, too. Escaped characters
 * are translated.
 */
public final class Words {
  /** A backslash that is escaped itself begins no other escape. */
  private static final Pattern ESCAPE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u+(\\p{XDigit}{4})");

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

  /** Text with its Unicode escapes translated: {@code \&#117;0061b} is {@code ab} (JLS 3.3). */
  public static String translated(String text) {
    return text.contains("\\u") ? ESCAPE.matcher(text).replaceAll(Words::character) : text;
  }

  private static String character(MatchResult escape) {
    char character = (char) Integer.parseInt(escape.group(2), 16);
    return Matcher.quoteReplacement(escape.group(1) + character);
  }

  private static Set<String> words(String raw, Predicate<Place> wanted) {
    String text = translated(raw);
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
