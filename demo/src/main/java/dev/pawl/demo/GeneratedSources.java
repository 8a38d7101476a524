package dev.pawl.demo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java files that the annotation processor wrote when this demo was compiled. */
final class GeneratedSources {
  private final Path folder;

  private GeneratedSources(Path folder) {
    this.folder = folder;
  }

  static GeneratedSources ofThisDemo() {
    Path inTarget =
        classes()
            .resolveSibling(Path.of("generated-sources", "annotations", "dev", "pawl", "demo"));
    Path here = Path.of("").toAbsolutePath();
    return new GeneratedSources(inTarget.startsWith(here) ? here.relativize(inTarget) : inTarget);
  }

  /** All of them, in the order of their names; none where the sources were not kept. */
  List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  Path file(String className) {
    return folder.resolve(className + ".java");
  }

  /** Maven's target/classes or the jar beside it: the generated sources lie beside both. */
  private static Path classes() {
    try {
      return Path.of(
          GeneratedSources.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
