package dev.pawl.sync;

/**
 * The same with one receiver in line from the start.
 *
 * <p>The one that it is there for: it has been woken for one item, and yet to come; now another is
 * sent, and has to wait, as nobody waits for it.
 */
public final class WaitingRendezvousLincheckTest extends RendezvousLincheckTest {
  public WaitingRendezvousLincheckTest() {
    receive();
  }
}
