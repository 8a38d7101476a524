/**
 * Sockets whose operations are tasks. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.net.TcpListener} and {@link dev.pawl.net.TcpStream}, {@link
 *       dev.pawl.net.UnixListener} and {@link dev.pawl.net.UnixStream}: how a connection comes to
 *       be. {@code Connect} closes what does not get that far; {@code HappyEyeballs} tries the
 *       addresses of a host, which {@link dev.pawl.net.Dns} has looked up.
 *   <li>{@link dev.pawl.net.StreamListener} and {@link dev.pawl.net.StreamSocket}: what one can do
 *       with either kind, and what each operation does when it is tried. {@link
 *       dev.pawl.net.Halves} splits a connection between two tasks.
 *   <li>{@link dev.pawl.net.Server}: a listener and its connections, ending in order. {@code
 *       Serving} is the task that accepts, {@code Attending} one connection's.
 *   <li>{@link dev.pawl.net.UdpSocket}: the same for datagrams. {@code DatagramLane} is how they
 *       travel: {@code ChannelLane} one by one, {@code LinuxLane}, from {@code src/main/java22}, in
 *       batches; {@code AdaptiveLane} goes over from one to the other.
 *   <li>{@code WouldBlock}: the loop behind all of them: try, wait, try again. {@code Reading} and
 *       {@code Writing} say what is waited for.
 *   <li>{@code Registrations}: a channel's place in a reactor, taken when it first has to wait.
 *   <li>{@code Action}: operations that never wait.
 *   <li>{@link dev.pawl.net.SocketOptions}, {@code SocketNames}, {@code HeapBuffers}: options
 *       before bind, addresses in messages, large buffers in parts.
 * </ol>
 *
 * <p>Nothing here runs before its task is polled, and nothing here but a {@code LinuxLane}, which
 * is bounded, buffers: what bounds memory is the system's socket buffers and the caller's.
 */
package dev.pawl.net;
