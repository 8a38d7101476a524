package dev.pawl.sync;

/**
 * The same with both receivers in line from the start, an item kept for the first, and the channel
 * closed since: what random scenarios rarely come to.
 *
 * <p>The ones that it is there for: the first takes the item, and the second has to be told of the
 * end; or it withdraws, and the item is the second's.
 */
public final class ClosedReceiversLincheckTest extends ChannelLincheckTest {
  public ClosedReceiversLincheckTest() {
    receive();
    receiveSecond();
    send();
    close();
  }
}
