package dev.pawl.demo.http;

/** What becomes of the connection after an answer, and how the answer says so. */
enum Afterwards {
  /** As HTTP/1.1 takes for granted. */
  STAYS(""),

  /** As a client that speaks HTTP/1.0 has asked, which takes it for granted only if told. */
  STAYS_AS_ASKED("Connection: keep-alive\r\n"),

  CLOSES("Connection: close\r\n");

  private final String header;

  Afterwards(String header) {
    this.header = header;
  }

  /** With its line end, or empty. */
  String header() {
    return header;
  }
}
