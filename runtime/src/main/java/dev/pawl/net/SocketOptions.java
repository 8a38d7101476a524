package dev.pawl.net;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Options that a socket has before it is bound or connected, where some of them only then have an
 * effect: {@code SO_REUSEPORT}, {@code SO_RCVBUF} of a listener. Immutable.
 *
 * <pre>{@code
 * SocketOptions.of(SO_REUSEPORT, true).with(SO_RCVBUF, 1 << 20)
 * }</pre>
 */
public final class SocketOptions {
  private static final SocketOptions NONE = new SocketOptions(Map.of());

  private final Map<SocketOption<?>, Object> values;

  private SocketOptions(Map<SocketOption<?>, Object> values) {
    this.values = values;
  }

  /** The system's defaults. */
  public static SocketOptions none() {
    return NONE;
  }

  /** One option, the system's defaults else. */
  public static <V> SocketOptions of(SocketOption<V> option, V value) {
    return NONE.with(option, value);
  }

  /**
   * These options and one more; it replaces a former value.
   *
   * @see java.net.StandardSocketOptions
   */
  public <V> SocketOptions with(SocketOption<V> option, V value) {
    Map<SocketOption<?>, Object> more = new LinkedHashMap<>(values);
    more.put(Objects.requireNonNull(option, "option"), value);
    return new SocketOptions(more);
  }

  /**
   * Sets them, in the order in which they were given.
   *
   * @throws UnsupportedOperationException if the channel has no such option
   */
  void apply(NetworkChannel channel) throws IOException {
    for (Map.Entry<SocketOption<?>, Object> each : values.entrySet()) {
      set(channel, each.getKey(), each.getValue());
    }
  }

  @SuppressWarnings("unchecked") // with() has put only a V beside a SocketOption<V>
  private static <V> void set(NetworkChannel channel, SocketOption<V> option, Object value)
      throws IOException {
    channel.setOption(option, (V) value);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
