package dev.pawl.protocol;

import dev.pawl.AsyncCloseable;
import dev.pawl.Task;

/** The value of a task that nobody will get: it may be a resource. */
public final class LateValue {
  private LateValue() {}

  /**
   * Closes a resource; anything else is left alone.
   *
   * @return what closes it and has yet to be polled, to its end even by who is cancelled; null if
   *     there is nothing left to do
   * @throws Exception what closing threw
   */
  public static Task<Void, ?> close(Object value) throws Exception {
    if (value instanceof AsyncCloseable<?> resource) {
      return Task.shielded(resource.closeAsync());
    }
    if (value instanceof AutoCloseable resource) {
      resource.close();
    }
    return null;
  }
}
