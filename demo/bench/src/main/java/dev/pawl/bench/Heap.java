package dev.pawl.bench;

/**
 * What the heap of a measured process is like: as large from the start as it will ever be, with
 * pages that the system has given already. A server that has run for an hour has such a heap; in
 * one of a few seconds every new page of it is the first touch, which on a virtual machine can cost
 * 10 microseconds, more than the hundred objects that the page has room for.
 */
public final class Heap {
  public static final String TOUCHED = "-XX:+AlwaysPreTouch";

  private Heap() {}
}
