/**
 * The user's own text as a value: cut into pieces wherever a later pass has still to decide what is
 * written there.
 *
 * <p>{@link Code} is what flows through all later passes in place of trees. Most of it is text that
 * is carried over unread; a {@link Piece} that is not text names a {@link Variable}, which may yet
 * become a field, or a way out of the statement, which may yet lead through a {@code finally}.
 * {@link CodeReader} makes code from trees and is the only place that knows what a name in the
 * user's class becomes in the task's class.
 *
 * <p>Nothing here decides where a variable lives or where a jump goes; see {@code liveness} and
 * {@code split} for that.
 */
package dev.pawl.processor.code;
