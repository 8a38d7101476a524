package dev.pawl;

/**
 * What becomes due at a time, as the loop of an executor sees it: it asks how long it may wait, and
 * has fired what is due.
 */
interface Deadlines {
  /** Where nothing is waited for. */
  Deadlines NONE =
      new Deadlines() {
        @Override
        public long nanosToNext() {
          return Long.MAX_VALUE;
        }

        @Override
        public void fire() {}
      };

  /**
   * How long to wait for the next deadline, in nanoseconds: zero or less if it has come, {@link
   * Long#MAX_VALUE} if there is none. Called before each wait.
   */
  long nanosToNext();

  /**
   * Wakes whoever waits for a deadline that has come. Called after each wait, and between polls.
   */
  void fire();
}
