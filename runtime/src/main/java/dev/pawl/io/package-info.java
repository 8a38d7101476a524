/**
 * Streams of bytes. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.io.AsyncReader} and {@link dev.pawl.io.AsyncWriter}: where bytes come from
 *       and go to.
 * </ol>
 */
package dev.pawl.io;
