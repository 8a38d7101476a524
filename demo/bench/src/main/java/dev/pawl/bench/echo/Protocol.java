package dev.pawl.bench.echo;

/** What the messages travel by. */
enum Protocol {
  UDP,
  TCP
}
