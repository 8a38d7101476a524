package dev.pawl.processor.facade;

import javax.lang.model.type.TypeMirror;

/**
 * Types as text by which they are compared. javac's own has the annotations on a type in it, which
 * make it no other.
 *
 * <pre>
 *   java.util.List&lt;p.Foo.@p.Nullable Node&gt;   ⇒   java.util.List&lt;p.Foo.Node&gt;
 * </pre>
 */
public final class TypeKeys {
  private TypeKeys() {}

  /** The text of a type without annotations. */
  public static String of(TypeMirror type) {
    String text = type.toString();
    if (text.indexOf('@') < 0) return text;
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '@') {
        at = behindSeparators(text, endOfAnnotation(text, at + 1));
      } else {
        plain.append(text.charAt(at++));
      }
    }
    return plain.toString().replace(" [", "[");
  }

  private static int endOfAnnotation(String text, int start) {
    int at = start;
    while (at < text.length() && isNamePart(text.charAt(at))) at++;
    return at < text.length() && text.charAt(at) == '(' ? endOfArguments(text, at) : at;
  }

  private static boolean isNamePart(char c) {
    return c == '.' || Character.isJavaIdentifierPart(c);
  }

  private static int endOfArguments(String text, int start) {
    int depth = 0;
    int at = start;
    do {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') at = endOfLiteral(text, at);
      if (c == '(') depth++;
      if (c == ')') depth--;
      at++;
    } while (depth > 0 && at < text.length());
    return at;
  }

  private static int endOfLiteral(String text, int start) {
    int at = start + 1;
    while (at < text.length() - 1 && text.charAt(at) != text.charAt(start)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** Several annotations are a list. */
  private static int behindSeparators(String text, int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == ' ' || text.startsWith(",@", at))) at++;
    return at;
  }
}
