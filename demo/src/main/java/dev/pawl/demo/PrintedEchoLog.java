package dev.pawl.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketAddress;

/**
 * Tells people what an {@link EchoServer} does.
 *
 * @param verbose whether each datagram gets a line
 */
record PrintedEchoLog(PrintWriter out, boolean verbose) implements EchoLog {
  @Override
  public void listening(SocketAddress address) {
    out.println("listening on " + AddressOptions.asTyped(address) + ", Ctrl-C ends it");
  }

  @Override
  public void echoed(int bytes, SocketAddress peer) {
    if (verbose) {
      out.println(bytes + " bytes from " + AddressOptions.asTyped(peer) + ", sent back");
    }
  }

  @Override
  public void lost(SocketAddress peer, IOException reason) {
    if (verbose) { // else anybody could fill the log
      out.println("nothing sent to " + AddressOptions.asTyped(peer) + ": " + reason.getMessage());
    }
  }
}
