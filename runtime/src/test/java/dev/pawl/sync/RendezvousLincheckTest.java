package dev.pawl.sync;

/**
 * The same with a channel that holds nothing.
 *
 * <p>The one that it is there for: a receiver takes the item out of the hands of a sender that is
 * withdrawing. Either it gets none, or the sender is told that it was sent.
 */
public class RendezvousLincheckTest extends ChannelLincheckTest {
  @Override
  Channel<Integer> channel() {
    return Channel.rendezvous();
  }

  /** One for each receiver that was woken, also if it did not come for it. */
  @Override
  int mostLeft() {
    return first.wokenInVain() + second.wokenInVain();
  }

  @Override
  boolean isRoomFor(int left) {
    return false;
  }
}
