package dev.pawl.net;

import dev.pawl.Task;
import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.OnCancel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/**
 * Looks names up as the system does, on a thread of the executor's pool for blocking work, since
 * the system only offers to wait.
 */
public final class Dns {
  private Dns() {}

  /**
   * The addresses of a host.
   *
   * <p>Cancelled, it ends at once; a lookup that has begun goes on behind it, as it can't be
   * interrupted, and its answer is dropped.
   *
   * @param host a name, or an address in numbers
   * @return a task for the addresses, one or more, in the order in which the system prefers them;
   *     it throws {@link UnknownHostException} if there is none
   * @see InetAddress#getAllByName the contract, and what is cached for how long
   */
  public static Task<List<InetAddress>, UnknownHostException> lookup(String host) {
    Objects.requireNonNull(host, "host");
    return Blocking.runNative(OnCancel.DETACH, () -> List.of(InetAddress.getAllByName(host)));
  }
}
