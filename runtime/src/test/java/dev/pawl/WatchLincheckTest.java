package dev.pawl;

/**
 * The same, beginning with both workers asleep, one of them on watch.
 *
 * <p>The one that it is there for: who is on watch finds that all are asleep; now an event wakes
 * the other, which must not be left unwatched.
 */
public final class WatchLincheckTest extends SleepersLincheckTest {
  public WatchLincheckTest() {
    push();
    secondWorks();
    firstWorks();
  }
}
