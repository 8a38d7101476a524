package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.testing.Finding;
import dev.pawl.processor.testing.RandomPrograms;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link DifferentialTest} does, for random programs. A failure prints the seed and the
 * program as short as it still fails. More programs, other seeds and the time for them:
 *
 * <pre>
 * mvn verify -pl runtime,processor -Dtest=RandomProgramTest -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dpawl.random.programs=100000 -Dpawl.random.seed=1000000 -Dsurefire.timeout=36000
 * </pre>
 */
final class RandomProgramTest {
  private static final int PROGRAMS = Integer.getInteger("pawl.random.programs", 300);

  /** Other ones on each JDK, since the machines that programs become are the same on all. */
  private static final long SEED =
      Long.getLong("pawl.random.seed", 1_000_000L * Runtime.version().feature());

  private static final int BATCH = 200;
  private static final int PROGRESS = 5_000;
  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  private final AtomicLong next = new AtomicLong(SEED);

  @Test
  void randomProgramsDoWhatTheirBodiesSay() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<RandomPrograms>> parts =
          IntStream.range(0, THREADS).mapToObj(i -> threads.submit(this::part)).toList();
      for (Future<RandomPrograms> part : parts) {
        check(part);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private RandomPrograms part() {
    RandomPrograms programs = new RandomPrograms(AsyncProcessor::new);
    long end = SEED + PROGRAMS;
    long first = next.getAndAdd(BATCH);
    while (first < end) {
      programs.compare(first, (int) Math.min(BATCH, end - first));
      first = next.getAndAdd(BATCH);
      sayHowFar(first - SEED);
    }
    return programs;
  }

  /** A long run should not look as if it hung. */
  private static void sayHowFar(long begun) {
    if (begun % PROGRESS == 0) {
      System.out.println(begun + " of " + PROGRAMS + " random programs");
    }
  }

  private static void check(Future<RandomPrograms> part)
      throws InterruptedException, ExecutionException {
    RandomPrograms programs = part.get();
    assertThat(programs.findings()).map(Finding::toString).isEmpty();
    assertThat(programs.refusals()).isEmpty();
    assertThat(programs.notJava()).isLessThan(1 + programs.compared() / 100);
  }
}
