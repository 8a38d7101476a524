package dev.pawl.demo.http;

import org.eclipse.jetty.http.HttpStatus;

/** Says hello at {@code /}. */
final class Hello implements Handler {
  private static final Response HELLO = Response.ok("Hello, world!\n");
  private static final Response NOT_FOUND = Response.of(HttpStatus.NOT_FOUND_404);
  private static final Response NOT_ALLOWED =
      Response.of(HttpStatus.METHOD_NOT_ALLOWED_405).withHeader("Allow: GET, HEAD, POST");

  @Override
  public Response answer(Request request) {
    if (!request.path().equals("/")) {
      return NOT_FOUND;
    }
    return switch (request.method()) {
      case "GET", "HEAD", "POST" -> HELLO;
      default -> NOT_ALLOWED;
    };
  }
}
