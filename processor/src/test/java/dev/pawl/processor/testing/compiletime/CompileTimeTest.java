package dev.pawl.processor.testing.compiletime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code @Async} costs while compiling, beside the same code base without it. It measures and
 * asserts nothing but that all compiles, since time says as much about the machine:
 *
 * <pre>
 * mvn test -pl runtime,processor -Dtest=CompileTimeTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dpawl.compile.classes=1000
 * </pre>
 */
@EnabledIfSystemProperty(named = "pawl.compile.classes", matches = "\\d+")
final class CompileTimeTest {
  private static final int RUNS = Integer.getInteger("pawl.compile.runs", 2);

  @TempDir Path folder;

  @Test
  void compilesACodeBaseWithMoreAndMoreAsyncMethods() throws Exception {
    int classes = Integer.getInteger("pawl.compile.classes");
    Took plain = null;
    for (int percent : new int[] {0, 10, 100}) {
      Path sources = folder.resolve("sources" + percent);
      CodeBase.Written written = new CodeBase(classes, percent).writeTo(sources);
      Path list = folder.resolve("list" + percent);
      Files.write(list, written.files().stream().map(Path::toString).toList());
      Path generated = Files.createDirectory(folder.resolve("generated" + percent));
      Took took = best(list, percent > 0, generated);
      if (plain == null) plain = took;
      System.out.printf(
          "%3d %% of %d classes @Async, %d lines: %s%n",
          percent, classes, written.lines(), took.beside(plain));
      if (percent > 0) {
        // What it would cost if the processor cost nothing.
        Path all = folder.resolve("all" + percent);
        try (Stream<Path> files = Files.walk(generated)) {
          Files.write(
              all,
              Stream.concat(written.files().stream(), files.filter(Files::isRegularFile))
                  .map(Path::toString)
                  .toList());
        }
        Took without = best(all, false, generated);
        System.out.printf("      its generated code as a source: %s%n", without.beside(plain));
      }
    }
  }

  private record Took(long cpu, long wall) {
    String beside(Took plain) {
      return "CPU %.1f s (%.2f times plain), in all %.1f s (%.2f)"
          .formatted(cpu / 1e3, (double) cpu / plain.cpu, wall / 1e3, (double) wall / plain.wall);
    }
  }

  private Took best(Path list, boolean processes, Path generated)
      throws IOException, InterruptedException {
    Took best = compile(list, processes, generated);
    for (int i = 1; i < RUNS; i++) {
      Took next = compile(list, processes, generated);
      best = new Took(Math.min(best.cpu, next.cpu), Math.min(best.wall, next.wall));
    }
    return best;
  }

  private Took compile(Path list, boolean processes, Path generated)
      throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    Path out = Files.createTempDirectory(folder, "out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                CompileOnce.class.getName(),
                "-nowarn",
                "-d",
                out.toString(),
                "-cp",
                classPath,
                "-proc:none"));
    if (processes) {
      command.remove(command.size() - 1);
      command.addAll(
          List.of(
              "-s",
              generated.toString(),
              "-processor",
              "dev.pawl.processor.AsyncProcessor,dev.pawl.processor.ClaimProcessor",
              "-processorpath",
              classPath));
    }
    command.add("@" + list);
    File errors = folder.resolve("errors").toFile();
    Process javac = new ProcessBuilder(command).redirectError(errors).start();
    String printed = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(javac.waitFor()).as(Files.readString(errors.toPath())).isZero();
    String[] took = printed.strip().split(" ");
    return new Took(Long.parseLong(took[0]), Long.parseLong(took[1]));
  }
}
