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
    // Once more if something has happened; no oftener, as a closed direction always says so.
    if (writing.poll(this, this) && !lane.flush()) {
      writing.poll(this, this);
    }
  }

  @Override
  public void wake() {
    if (!lane.flush()) {
      await(direction);
    }
  }
}
