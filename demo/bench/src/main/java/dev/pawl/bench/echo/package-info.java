/**
 * Echo servers under load, over loopback sockets. In reading order:
 *
 * <ol>
 *   <li>{@code EchoComparison}: which loads, in which order, and what is written down.
 *   <li>{@code Rival}: the servers: {@code PawlEcho}, {@code SelectorEcho}, {@code NettyEcho},
 *       {@code ThreadEcho}. Each runs in a process of its own, {@link
 *       dev.pawl.bench.echo.EchoServer}, which {@code ServerProcess} is the handle of.
 *   <li>{@code Load}: who asks them: {@code UdpLoad}, {@code Volley}, {@code TcpLoad}.
 *   <li>{@code StartUp}: how long a server takes to its first answer.
 * </ol>
 *
 * <p>All of a load's servers run at the same time, and are asked in turn, each for a fraction of a
 * second and many times: what else the machine does disturbs all of them alike.
 */
package dev.pawl.bench.echo;
