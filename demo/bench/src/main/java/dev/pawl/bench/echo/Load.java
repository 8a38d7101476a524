package dev.pawl.bench.echo;

import java.io.IOException;

/** Asks one server, and goes on as long as it answers. */
interface Load extends AutoCloseable {
  /**
   * Keeps as many messages under way as the load has, until the time is over and all are back.
   *
   * @param roundTrips where the time of each is noted, or null
   * @return how many came back
   */
  long run(long nanos, RoundTrips roundTrips) throws IOException;

  @Override
  void close() throws IOException;
}
