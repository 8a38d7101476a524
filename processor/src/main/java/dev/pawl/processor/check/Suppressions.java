package dev.pawl.processor.check;

import java.util.List;
import javax.lang.model.element.Element;

/** Warnings that the user means. */
final class Suppressions {
  private Suppressions() {}

  /** Whether the element, or what it is declared in, suppresses the warnings of an id. */
  static boolean hold(Element element, String id) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && List.of(suppressed.value()).contains(id)) return true;
    }
    return false;
  }
}
