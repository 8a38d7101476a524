package dev.pawl.demo.http;

/** Answers requests, on the executor's thread: it must not block. */
@FunctionalInterface
interface Handler {
  Response answer(Request request);
}
