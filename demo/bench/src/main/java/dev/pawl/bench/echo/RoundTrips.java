package dev.pawl.bench.echo;

import java.util.Arrays;

/** The times of round trips, in nanoseconds. */
final class RoundTrips {
  private long[] times = new long[1 << 16];
  private int count;

  void add(long nanos) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = nanos;
  }

  /**
   * @param share 0.5 for the median
   */
  double percentile(double share) {
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    return sorted[(int) (share * (count - 1))];
  }
}
