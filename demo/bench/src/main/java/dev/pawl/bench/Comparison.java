package dev.pawl.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.pawl.bench.echo.EchoComparison;
import dev.pawl.bench.echo.StartUp;
import dev.pawl.bench.memory.MemoryComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
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
    Files.writeString(file, "[]");
    List<Pattern> wanted = List.of(args).stream().skip(1).map(Pattern::compile).toList();
    runInProcess(file, wanted);
    JsonArray results = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    Predicate<String> asked =
        name -> wanted.isEmpty() || wanted.stream().anyMatch(one -> one.matcher(name).find());
    EchoComparison.run(asked, results);
    StartUp.run(asked, results);
    MemoryComparison.run(asked, results);
    Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(results));
    System.out.print(ResultTable.of(Results.read(file)));
  }

  private static void runInProcess(Path file, List<Pattern> wanted) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .resultFormat(ResultFormatType.JSON)
            .result(file.toString())
            .shouldFailOnError(true);
    wanted.forEach(pattern -> options.include(pattern.pattern()));
    if (!VirtualThreads.exist()) {
      options.exclude("virtualThread");
    }
    try {
      new Runner(options.build()).run();
    } catch (NoBenchmarksException e) {
      // Only others than JMH's are wanted.
    }
  }
}
