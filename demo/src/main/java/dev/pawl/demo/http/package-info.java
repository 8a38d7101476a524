/**
 * An HTTP/1.1 server that says hello. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.demo.http.HttpServer}: accepts as many connections as it may, and lets them
 *       finish when it is stopped.
 *   <li>{@code HttpConnection}: one connection: request, answer, request, with the time that each
 *       may take.
 *   <li>{@code RequestParser}: Jetty's parser, which is given bytes and does no I/O, and what it
 *       calls back.
 *   <li>{@code Request}, {@code Response}, {@code Handler}, {@code Limits}: values; {@code Hello}:
 *       the one handler.
 * </ol>
 */
package dev.pawl.demo.http;
