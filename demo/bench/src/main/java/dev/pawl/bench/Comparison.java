package dev.pawl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks side by side and prints the table. The results stay in a file, in JMH's JSON, for
 * {@link ResultTable} and {@link Chart}.
 */
public final class Comparison {
  private Comparison() {}

  /**
   * @param args the file for the results; then what the names of the benchmarks must contain, as
   *     regular expressions, all if there is none
   */
  public static void main(String[] args) throws RunnerException, IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .resultFormat(ResultFormatType.JSON)
            .result(file.toString())
            .shouldFailOnError(true);
    for (int i = 1; i < args.length; i++) {
      options.include(args[i]);
    }
    if (!VirtualThreads.exist()) {
      options.exclude("virtualThread");
    }
    new Runner(options.build()).run();
    System.out.print(ResultTable.of(Results.read(file)));
  }
}
