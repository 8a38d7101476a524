/**
 * Sockets whose operations are tasks. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.net.UdpSocket}: what there is to call, and what each operation does when it
 *       is tried.
 *   <li>{@code WouldBlock}: the loop behind all of them: try, wait, try again. It never waits
 *       before it has tried.
 *   <li>{@code Registrations}: a channel's place in a reactor, taken when it first has to wait.
 *   <li>{@code Action}: operations that never wait.
 * </ol>
 *
 * <p>Nothing here runs before its task is polled, and nothing here buffers: what bounds memory is
 * the system's socket buffers and the caller's.
 */
package dev.pawl.net;
