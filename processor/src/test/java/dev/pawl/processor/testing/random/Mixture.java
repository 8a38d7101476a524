package dev.pawl.processor.testing.random;

import java.util.List;

/**
 * Classes that have several types in common, so that javac gives a type that nobody can write to
 * what may be of any of them.
 */
enum Mixture {
  EVENTS(
      List.of("Event", "Tagged"),
      List.of("new In(%i, %s)", "new Out(%i)"),
      List.of("%v.at()", "%v.tag().length()", "at(%v)", "tags(List.of(%v))"),
      List.of("Event::at", "Case::at")),
  HIDDEN(
      List.of("Event", "Mark"),
      List.of("new Hidden(%i)", "new Hushed(%i, %s)"),
      List.of("%v.at()", "%v.mark()", "marked(%v)", "marks(List.of(%v))", "at(%v)"),
      List.of("Event::at", "Mark::mark", "Case::marked")),
  OPEN_AND_HIDDEN(
      List.of("Event"),
      List.of("new In(%i, %s)", "new Hidden(%i)", "new Out(%i)"),
      List.of("%v.at()", "at(%v)"),
      List.of("Event::at", "Case::at")),
  NUMBERS(
      List.of("Number", "Comparable<?>"),
      List.of("Integer.valueOf(%i)", "BigInteger.valueOf(%l)"),
      List.of("%v.intValue()", "%v.toString().length()", "length(%v)"),
      List.of("Number::intValue", "Object::hashCode", "Case::length")),
  SCALARS(
      List.of("Comparable<?>", "java.io.Serializable", "Object"),
      List.of("%i", "clip(\"\" + %s)", "%b"),
      List.of("%v.hashCode()", "show(%v).length()", "length(%v)"),
      List.of("Object::hashCode", "Case::length")),
  ENUMS(
      List.of("Enum<?>", "Comparable<?>"),
      List.of("Colour.at(%i)", "Mood.at(%i)"),
      List.of("%v.ordinal()", "%v.name().length()", "length(%v)"),
      List.of("Enum::ordinal", "Case::length")),
  OPTIONALS(
      List.of("Optional<? extends Event>"),
      List.of("Optional.of(new In(%i, %s))", "Optional.of(new Hidden(%i))"),
      List.of("%v.get().at()", "%v.map(Event::at).orElse(%i).intValue()", "at(%v.get())"),
      List.of("Object::hashCode")),
  LISTS(
      List.of("List<? extends Event>", "Iterable<? extends Event>"),
      List.of("List.of(new In(%i, %s))", "List.of(new Out(%i), new Out(%i))"),
      List.of("%v.get(0).at()", "%v.size()", "at(%v.get(0))"),
      List.of("List::size"));

  private final List<String> commonTypes;
  private final List<String> makers;
  private final List<String> uses;
  private final List<String> references;

  Mixture(
      List<String> commonTypes, List<String> makers, List<String> uses, List<String> references) {
    this.commonTypes = commonTypes;
    this.makers = makers;
    this.uses = uses;
    this.references = references;
  }

  /** Types that all of the classes have. */
  List<String> commonTypes() {
    return commonTypes;
  }

  /**
   * Expressions that make an object of one of the classes each, with {@code %i} for an int, {@code
   * %l} for a long, {@code %b} for a boolean and {@code %s} for a text. No two of them are numbers
   * to a {@code ?:}.
   */
  List<String> makers() {
    return makers;
  }

  /** Expressions of type int, with {@code %v} once for what is of any of the classes. */
  List<String> uses() {
    return uses;
  }

  /** Method references that take what is of any of the classes and give an int. */
  List<String> references() {
    return references;
  }
}
