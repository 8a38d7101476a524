package dev.pawl.net;

import java.io.IOException;

/** Has tests not wait until a socket is busy. */
public final class Lanes {
  private Lanes() {}

  /** From now on its datagrams travel in batches, where system and JDK allow it. */
  public static UdpSocket change(UdpSocket socket) throws IOException {
    if (socket.lane() instanceof AdaptiveLane adaptive) {
      adaptive.changeNow();
    }
    return socket;
  }
}
