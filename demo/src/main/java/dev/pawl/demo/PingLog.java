package dev.pawl.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/** Prints a {@link Ping} while it runs, and keeps count. */
final class PingLog {
  private final PrintWriter out;
  private final LongSummaryStatistics nanos = new LongSummaryStatistics();
  private int sent;

  PingLog(PrintWriter out) {
    this.out = out;
  }

  /**
   * @param roundTrip empty if the datagram did not come back in time
   */
  void record(int number, Optional<Duration> roundTrip) {
    sent++;
    roundTrip.ifPresent(time -> nanos.accept(time.toNanos()));
    out.println(
        "datagram "
            + number
            + roundTrip.map(time -> ": " + millis(time.toNanos())).orElse(": lost"));
  }

  void sumUp() {
    out.print(sent + " sent, " + nanos.getCount() + " came back");
    if (nanos.getCount() > 0) {
      out.printf(
          ", in %s at least, %s on average, %s at most",
          millis(nanos.getMin()), millis(nanos.getAverage()), millis(nanos.getMax()));
    }
    out.println();
  }

  boolean allCameBack() {
    return sent > 0 && nanos.getCount() == sent;
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }
}
