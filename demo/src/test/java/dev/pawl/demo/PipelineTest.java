package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.Executor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipelineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyWordIsCountedWhoeverSplitsIt(int splitters) {
    List<String> text = Collections.nCopies(1_000, "To be, or not to be");
    assertEquals(
        Map.of("to", 2_000, "be", 2_000, "or", 1_000, "not", 1_000),
        Executor.blockOn(PipelineAsync.countWords(text, splitters)));
  }

  @Test
  void noTextHasNoWords() {
    assertEquals(Map.of(), Executor.blockOn(PipelineAsync.countWords(List.of(), 2)));
  }

  @Test
  void theCommandCountsTheWordsOfAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("text"), "b a\nB\n");
    assertEquals(0, pipeline(file.toString()));
    assertEquals("      1 a%n      2 b%n".formatted(), out.toString());
  }

  @Test
  void aFileThatIsNotThereIsSaidNotToBe(@TempDir Path folder) {
    assertEquals(1, pipeline(folder.resolve("nothing").toString()));
    assertTrue(err.toString().startsWith("There is no "), err.toString());
  }

  @Test
  void withoutSplittersNothingWouldBeCounted() {
    assertEquals(2, pipeline("text", "--splitters=0"));
    assertTrue(err.toString().startsWith("--splitters has to be 1 or more"), err.toString());
  }

  private int pipeline(String... arguments) {
    return new CommandLine(new Pipeline())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
