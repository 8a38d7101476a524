package dev.pawl.demo;

import java.net.SocketAddress;

/** What an {@link EchoServer} tells while it runs, on the thread that polls it. */
interface EchoLog {
  void listening(SocketAddress address);

  void echoed(int bytes, SocketAddress peer);
}
