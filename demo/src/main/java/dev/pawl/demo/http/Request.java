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
    return query < 0 ? target : target.substring(0, query);
  }
}
