/**
 * Streams of bytes, and files. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.io.AsyncReader} and {@link dev.pawl.io.AsyncWriter}: where bytes come from
 *       and go to; a connection is both. {@code Operation} is what their tasks have in common,
 *       {@code WriteAll} and {@code Transfer} the two that do for all of them.
 *   <li>{@link dev.pawl.io.ByteReader}: lines, parts, numbers of bytes. Its operations ({@code
 *       Reads}) wait until {@code ReadBuffer} holds all they need, and then consume it: {@code
 *       BufferedRead} is that loop, and why they are cancel-safe.
 *   <li>{@link dev.pawl.io.ByteWriter}: collects small writes in a {@code WriteBuffer}.
 *   <li>{@link dev.pawl.io.FrameReader}, {@link dev.pawl.io.FrameWriter}, {@link
 *       dev.pawl.io.FrameFormat}: frames with a length before them.
 *   <li>{@link dev.pawl.io.TooLongException}: what a peer gets who never comes to an end.
 *   <li>{@link dev.pawl.io.AsyncFile}: a file, on the threads for blocking work.
 * </ol>
 *
 * <p>Nothing here allocates by what a peer announces, only by what it has sent.
 */
package dev.pawl.io;
