package dev.pawl.demo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jetty.http.HttpStatus;

/**
 * An answer in plain text.
 *
 * @param headers more of them, each with its line end
 */
record Response(int status, String headers, byte[] body) {
  static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

  static Response ok(String text) {
    return new Response(HttpStatus.OK_200, "", text.getBytes(UTF_8));
  }

  /** An answer that says no more than its status. */
  static Response of(int status) {
    String text = status + " " + HttpStatus.getMessage(status) + "\n";
    return new Response(status, "", text.getBytes(UTF_8));
  }

  Response withHeader(String header) {
    return new Response(status, headers + header + "\r\n", body);
  }

  /** The status line and the headers, with the empty line after them. */
  byte[] head(String date, Afterwards afterwards) {
    String head =
        "HTTP/1.1 "
            + status
            + " "
            + HttpStatus.getMessage(status)
            + "\r\nDate: "
            + date
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\n"
            + headers
            + afterwards.header()
            + "\r\n";
    return head.getBytes(ISO_8859_1);
  }
}
