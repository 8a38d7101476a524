package dev.pawl.demo;

import java.io.IOException;
import java.net.SocketAddress;

/** What an {@link EchoServer} tells while it runs, on the thread that polls it. */
interface EchoLog {
  void listening(SocketAddress address);

  void echoed(int bytes, SocketAddress peer);

  /**
   * A datagram could not be sent back: to a port that is none, say, or by a route that has gone.
   */
  void lost(SocketAddress peer, IOException reason);
}
