/**
 * A UDP echo server, and what it takes to watch it work.
 *
 * <p>Servers for connections: {@link dev.pawl.demo.TcpEchoServer}, and from there {@code
 * dev.pawl.demo.chat} and {@code dev.pawl.demo.http}. {@link dev.pawl.demo.ServerRun} is what their
 * commands have in common, {@link dev.pawl.demo.HangUp} how a connection ends.
 *
 * <p>Read {@link dev.pawl.demo.EchoServer} first: the one method from which the state machine is
 * made. {@link dev.pawl.demo.Ping} is its client and shows tasks that await tasks, a timeout, and
 * cleanup. {@link dev.pawl.demo.Pipeline} shows channels between tasks. The rest is command line
 * ({@code …Command}), the end on Ctrl-C ({@link dev.pawl.demo.Foreground}), and what people read:
 * {@link dev.pawl.demo.PrintedEchoLog}, {@link dev.pawl.demo.PingLog}, {@link
 * dev.pawl.demo.TracePrinter}.
 */
package dev.pawl.demo;
