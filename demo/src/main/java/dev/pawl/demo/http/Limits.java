package dev.pawl.demo.http;

import java.time.Duration;

/**
 * What a client may cost.
 *
 * @param headerBytes of a request line with its headers
 * @param bodyBytes of a request's body, which is read and not used
 * @param request from a request's first byte to its last, however slowly they come; and for the
 *     client to take its answers
 * @param idle between two requests
 * @param connections at one time; more wait in the listener's backlog
 */
record Limits(int headerBytes, long bodyBytes, Duration request, Duration idle, int connections) {
  static final Limits DEFAULT =
      new Limits(8_192, 1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), 10_000);
}
