package dev.pawl.demo.http;

/**
 * What a client asks.
 *
 * @param target as it was sent
 * @param isHttp10 whether the client speaks HTTP/1.0, and not 1.1
 * @param keepAlive whether the connection is to stay open after the answer
 * @param expectsContinue whether the body only comes once it is asked for
 * @param contentLength -1 if the request doesn't say
 */
record Request(
    String method,
    String target,
    boolean isHttp10,
    boolean keepAlive,
    boolean expectsContinue,
    long contentLength) {
  String path() {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    int authority = path.indexOf("://");
    if (authority <= 0 || path.startsWith("/")) {
      return path;
    }
    int slash = path.indexOf('/', authority + 3); // as to a proxy; RFC 9112, 3.2.2
    return slash < 0 ? "/" : path.substring(slash);
  }
}
