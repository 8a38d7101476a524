package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what is there. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void theEchoServerOfTheReadmeIsTheOneThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/pawl/demo/EchoServer.java"));
    assertContains(source, javaBlock(0));
  }

  @Test
  void theStateMachineOfTheReadmeIsTheGeneratedOne() throws IOException {
    String generated = Files.readString(GeneratedSources.ofThisDemo().file("EchoServer_serve"));
    assertContains(generated, javaBlock(1));
  }

  @Test
  void everyFileThatTheReadmeLinksIsThere() throws IOException {
    List<String> links =
        Pattern.compile("]\\(([^)#]+)\\)")
            .matcher(readme())
            .results()
            .map(link -> link.group(1))
            .toList();
    assertEquals(List.of(), links.stream().filter(link -> !Files.exists(root(link))).toList());
  }

  /** Leaves open how far a block is indented. */
  private static void assertContains(String text, String block) {
    assertTrue(
        unindented(text).contains(unindented(block)),
        () -> "the README shows\n" + block + "\nbut there is\n" + text);
  }

  private static String unindented(String text) {
    return text.replaceAll("(?m)^ +", "");
  }

  private static String javaBlock(int index) throws IOException {
    return JAVA.matcher(readme()).results().map(block -> block.group(1)).toList().get(index);
  }

  private static String readme() throws IOException {
    return Files.readString(root("README.md"));
  }

  private static Path root(String file) {
    return Path.of("..", file);
  }
}
