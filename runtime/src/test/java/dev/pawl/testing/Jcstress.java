package dev.pawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;

/**
 * Runs jcstress tests: two actors on two threads, hundreds of thousands of times in step.
 *
 * <p>In the JVM of the running test. With its own main class, jcstress would try out what it can do
 * to a JVM and start several for each test, which takes ten times as long as the tests themselves.
 */
public final class Jcstress {
  private static final Options OPTIONS =
      options(
          "-c",
          "2",
          "-iters",
          "1",
          "-time",
          "600",
          "-strideCount",
          "4",
          "-spinStyle",
          "THREAD_YIELD");

  /**
   * As long as none takes on a busy machine. jcstress has a limit too, but not before it starts.
   */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Jcstress() {}

  private static Options options(String... arguments) {
    try {
      Options options = new Options(arguments);
      assertThat(options.parse()).as("options are valid").isTrue();
      return options;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Runs one test.
   *
   * @throws AssertionError if a result is forbidden, an actor throws, or one waits for ever
   */
  public static void check(Class<?> test) {
    assertTimeoutPreemptively(LIMIT, () -> run(test), "an actor waits for ever");
  }

  private static void run(Class<?> test) throws ReflectiveOperationException {
    TestInfo info = TestList.getInfo(test.getCanonicalName());
    SchedulingClass anyCores =
        new SchedulingClass(AffinityMode.NONE, info.threads(), NodeType.PACKAGE);
    TestConfig config = new TestConfig(OPTIONS, info, 0, List.of(), 0, anyCores);
    TestResult result = runner(info.generatedRunner(), new ForkedTestConfig(config)).run();
    result.setConfig(config);
    assertThat(result.status()).as("%s", result.getMessages()).isEqualTo(Status.NORMAL);
    assertThat(result.grading().failureMessages).isEmpty();
    assertThat(result.getTotalCount()).isPositive();
  }

  private static Runner<?> runner(String name, ForkedTestConfig config)
      throws ReflectiveOperationException {
    return (Runner<?>)
        Class.forName(name).getConstructor(ForkedTestConfig.class).newInstance(config);
  }
}
