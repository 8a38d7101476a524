package dev.pawl.demo.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;

/** Makes requests of bytes, as they come: Jetty's parser, which leaves the I/O to others. */
final class RequestParser implements HttpParser.RequestHandler {
  /** What the bytes came to. */
  enum Progress {
    /** It takes more of them. */
    MORE,

    /** The headers are there; the body comes when it is asked for. */
    HEADERS,

    /** A request is there. */
    REQUEST,

    /** They are no request that is served; the connection can't go on. */
    REFUSED
  }

  private final HttpParser parser;
  private final long bodyLimit;
  private String method;
  private String target;
  private boolean isHttp10;
  private boolean asksToClose;
  private boolean asksToStay;
  private boolean expectsContinue;
  private long received;
  private boolean complete;
  private int refusal;

  RequestParser(Limits limits) {
    parser = new HttpParser(this, limits.headerBytes(), HttpCompliance.RFC9110);
    bodyLimit = limits.bodyBytes();
  }

  /**
   * Goes on with what has come.
   *
   * @param bytes consumed up to the end of the request
   */
  Progress parse(ByteBuffer bytes) {
    boolean stopped = parser.parseNext(bytes);
    if (refusal != 0) {
      return Progress.REFUSED;
    }
    if (complete) {
      return Progress.REQUEST;
    }
    return stopped ? Progress.HEADERS : Progress.MORE;
  }

  /** What has been parsed of the request. */
  Request request() {
    return new Request(
        method,
        target,
        isHttp10,
        !asksToClose && (asksToStay || !isHttp10),
        expectsContinue,
        parser.getContentLength());
  }

  /** The status to refuse with. */
  int refusal() {
    return refusal;
  }

  /** Whether nothing of the next request has come yet. */
  boolean isBetweenRequests() {
    return parser.isStart();
  }

  /** Begins the next request. */
  void next() {
    parser.reset();
    complete = false;
    asksToClose = false;
    asksToStay = false;
    expectsContinue = false;
    received = 0;
  }

  @Override
  public void startRequest(String method, String target, HttpVersion version) {
    this.method = method;
    this.target = target;
    this.isHttp10 = version.getVersion() < HttpVersion.HTTP_1_1.getVersion();
    if (version.getVersion() > HttpVersion.HTTP_1_1.getVersion()) {
      refusal = HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    }
  }

  @Override
  public void parsedHeader(HttpField field) {
    if (field.getHeader() == HttpHeader.CONNECTION) {
      asksToClose |= field.contains(HttpHeaderValue.CLOSE.asString()); // in whichever of several
      asksToStay |= field.contains(HttpHeaderValue.KEEP_ALIVE.asString());
    } else if (field.getHeader() == HttpHeader.EXPECT) {
      // RFC 9110, 10.1.1: to be ignored in a request of HTTP/1.0, which has no such answer.
      expectsContinue = !isHttp10 && field.contains(HttpHeaderValue.CONTINUE.asString());
    } else if (field.getHeader() == HttpHeader.TRANSFER_ENCODING) {
      asksToClose |= isHttp10; // RFC 9112, 6.1: who has let it pass may see another end of the body
    }
  }

  @Override
  public boolean headerComplete() {
    if (refusal == 0 && parser.getContentLength() > bodyLimit) {
      refusal = HttpStatus.PAYLOAD_TOO_LARGE_413;
    }
    return refusal != 0 || expectsContinue;
  }

  @Override
  public boolean content(ByteBuffer content) {
    received += content.remaining();
    if (received > bodyLimit) {
      refusal = HttpStatus.PAYLOAD_TOO_LARGE_413;
      return true;
    }
    return false;
  }

  @Override
  public boolean contentComplete() {
    return false;
  }

  @Override
  public boolean messageComplete() {
    complete = true;
    return true;
  }

  @Override
  public void badMessage(HttpException failure) {
    refusal = failure.getCode();
  }

  /** In a body, this is what Jetty calls for a bad message: it is never told of the real end. */
  @Override
  public void earlyEOF() {
    refusal = HttpStatus.BAD_REQUEST_400;
  }
}
