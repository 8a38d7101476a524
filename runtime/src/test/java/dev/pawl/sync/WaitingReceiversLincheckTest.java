package dev.pawl.sync;

/**
 * The same with both receivers in line from the start, which a scenario has to come to otherwise.
 *
 * <p>The ones that it is there for: an item is kept for the first receiver, and the second must not
 * take it; the channel is closed then, and the second is told of the end when that item is taken.
 */
public final class WaitingReceiversLincheckTest extends ChannelLincheckTest {
  public WaitingReceiversLincheckTest() {
    receive();
    receiveSecond();
  }
}
