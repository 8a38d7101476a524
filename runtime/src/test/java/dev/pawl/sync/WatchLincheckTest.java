package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A value that one thread sets or closes while an observer waits for it to change.
 *
 * <p>The one that it is there for: the observer has found nothing new; now the value is set, and
 * nobody waits; now the observer joins the line. It has to look again.
 */
public class WatchLincheckTest {
  private final Watch<Integer> watch = new Watch<>(0);
  private final Watch.Observer<Integer> observer = watch.observe();
  private final Customer<Integer> waiting = new Customer<>(observer::changed);
  private int set;
  private boolean closed;

  @Operation(nonParallelGroup = "setter")
  public void set() {
    if (!closed) {
      watch.set(++set);
    }
  }

  @Operation(nonParallelGroup = "setter")
  public void close() {
    closed = true;
    watch.close();
  }

  @Operation(nonParallelGroup = "observer")
  public String poll() {
    String end = waiting.poll();
    return end.equals("ready") ? String.valueOf(waiting.take()) : end;
  }

  @Operation(nonParallelGroup = "observer")
  public String withdraw() {
    return waiting.withdraw();
  }

  @Validate
  public void nobodySleepsThoughThereIsNews() {
    if (waiting.sleeps() && (closed || !observer.toString().equals("Watch.Observer(up to date)"))) {
      throw new IllegalStateException("it sleeps beside " + watch + ", closed: " + closed);
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(15)
        .invocationsPerIteration(200)
        .check(WatchLincheckTest.class);
  }
}
