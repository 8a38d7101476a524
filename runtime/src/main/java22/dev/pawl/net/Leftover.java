package dev.pawl.net;

import dev.pawl.Waker;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Waiter;

/** Datagrams that the system had no room for at the end of a poll: tries again when it has some. */
final class Leftover extends Waiter implements Waker {
  private final LinuxLane lane;
  private volatile Direction direction;

  Leftover(LinuxLane lane) {
    this.lane = lane;
  }

  void await(Direction writing) {
    direction = writing;
    // Again if something has happened, as often as it has; a closed direction says so for ever.
    while (writing.poll(this, this) && !lane.flush() && !writing.isClosed()) {}
  }

  @Override
  public void wake() {
    if (!lane.flush()) {
      await(direction);
    }
  }
}
