package dev.pawl.processor.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Collects the members that one task's class reaches through handles, each once. */
public final class Accessors {
  private record Key(Accessor.Kind kind, Element member, TypeElement site) {}

  private final Map<Key, Accessor> accessors = new LinkedHashMap<>();
  private final FreshNames names;

  Accessors(FreshNames names) {
    this.names = names;
  }

  /** The accessor for a use of a member; the same use always gives the same one. */
  Accessor of(Accessor.Kind kind, Element member, TypeElement site) {
    return accessors.computeIfAbsent(
        new Key(kind, member, site),
        key -> new Accessor(kind, names.freshMethod(wishedName(kind, member)), member, site));
  }

  /** All of them, in the order in which they were first needed. */
  public List<Accessor> all() {
    return new ArrayList<>(accessors.values());
  }

  private static String wishedName(Accessor.Kind kind, Element member) {
    String name =
        member.getKind() == ElementKind.CONSTRUCTOR
            ? member.getEnclosingElement().getSimpleName().toString()
            : member.getSimpleName().toString();
    return switch (kind) {
      case CALL, READ -> name;
      case SUPER_CALL -> "super" + capitalised(name);
      case CREATE -> "new" + capitalised(name);
      case WRITE -> "set" + capitalised(name);
      case PRE_INCREMENT -> "increment" + capitalised(name);
      case PRE_DECREMENT -> "decrement" + capitalised(name);
      case POST_INCREMENT -> "increment" + capitalised(name) + "After";
      case POST_DECREMENT -> "decrement" + capitalised(name) + "After";
      case OUTER -> "outer" + capitalised(name);
    };
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
