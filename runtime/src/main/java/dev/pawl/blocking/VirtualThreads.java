package dev.pawl.blocking;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, which this module is compiled without. */
final class VirtualThreads {
  private VirtualThreads() {}

  /**
   * {@code Thread.ofVirtual().name(prefix, 0).factory()}, reached by name; nothing on a JDK that
   * has none.
   */
  static Optional<ThreadFactory> factory(String prefix) {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object unnamed = Thread.class.getMethod("ofVirtual").invoke(null);
      Object named =
          builder.getMethod("name", String.class, long.class).invoke(unnamed, prefix, 0L);
      return Optional.of((ThreadFactory) builder.getMethod("factory").invoke(named));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
