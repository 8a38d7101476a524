package dev.pawl.processor.machine;

/**
 * How long a method of a Task class may get, in characters without spaces.
 *
 * @param whole how much text a machine has at most that is written as one method; each piece of a
 *     longer one, if there is a place to end it, has no more
 * @param stretch after how much text the states of a longer one get such a place
 */
public record MethodLength(int whole, int stretch) {
  /**
   * What HotSpot compiles: it never does a method of more than 8,000 bytes of bytecode, and javac
   * refuses one of more than 65,535. Java's text is longer than its bytecode: 7,000 characters made
   * 3,000 to 6,000 bytes.
   */
  public static final MethodLength COMPILED = new MethodLength(7_000, 1_500);
}
