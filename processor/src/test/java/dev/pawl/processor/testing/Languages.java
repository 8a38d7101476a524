package dev.pawl.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The handwritten programs, one file for each family of Java's constructs, and a large one. */
public final class Languages {
  private static final int NEWER = 21;
  private static final int NEWEST = 25;

  private Languages() {}

  /** The programs that this JDK can compile. */
  public static List<SourceFile> programs() {
    List<SourceFile> programs = new ArrayList<>(in("language"));
    programs.add(LargeProgram.source());
    programs.addAll(newerPrograms());
    return programs;
  }

  /** Those of them that JDK 17 can't compile. */
  public static List<SourceFile> newerPrograms() {
    List<SourceFile> programs = new ArrayList<>();
    if (Runtime.version().feature() >= NEWER) {
      programs.addAll(in("language21+"));
    }
    if (Runtime.version().feature() >= NEWEST) {
      programs.addAll(in("language25+"));
    }
    return programs;
  }

  private static List<SourceFile> in(String folder) {
    URL url = Languages.class.getClassLoader().getResource(folder);
    if (url == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files.sorted().map(Languages::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static SourceFile read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".java", "");
      String text = Files.readString(file);
      return new SourceFile((text.startsWith("package ") ? "language." : "") + name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
