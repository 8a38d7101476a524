package dev.pawl.processor.code;

/**
 * A place that a jump can lead to: the end of a {@code Block}. Compared by identity; the name is
 * for people.
 *
 * @see Piece.Leave
 */
public final class Label {
  private final String name;

  /**
   * @param name what the place is, as a word: {@code loop}, {@code next}, or the user's own label
   */
  public Label(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
