package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Async;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier build has left behind, in the places where javac looks for classes. */
final class IncrementalTest {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  @TempDir Path folder;

  @BeforeEach
  void buildAll() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/p"));
    Files.writeString(
        sources.resolve("User.java"),
        """
        package p;
        import static dev.pawl.Task.await;
        class User extends Other {
          private static class Node {}
          @dev.pawl.Async int f() { Node node = new Node(); return await(OtherAsync.g(this)) + n; }
        }
        """);
    Files.writeString(
        sources.resolve("Other.java"),
        "package p; class Other { int n; @dev.pawl.Async int g() { return UserAsync.class.hashCode(); } }");
    Files.createDirectories(folder.resolve("generated"));
    Files.createDirectories(folder.resolve("classes"));
    compile(List.of("User.java", "Other.java"), "-classpath", path());
  }

  @Test
  void classFilesAreOnTheClassPath() throws IOException {
    compile(List.of("User.java"), "-classpath", path("classes"));
  }

  @Test
  void sourcesAreOnTheSourcePath() throws IOException {
    compile(
        List.of("User.java", "Other.java"),
        "-classpath",
        path(),
        "-sourcepath",
        path("src", "generated"));
  }

  @Test
  void bothAreThere() throws IOException {
    compile(
        List.of("User.java"),
        "-classpath",
        path("classes"),
        "-sourcepath",
        path("src", "generated"));
  }

  /** Whoever deletes the class files may well leave the generated sources. */
  @Test
  void onlySourcesAreLeft() throws IOException {
    deleteClasses();
    compile(
        List.of("User.java", "Other.java"),
        "-classpath",
        path("classes"),
        "-sourcepath",
        path("src", "generated"));
  }

  private void deleteClasses() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("classes"))) {
      for (Path one : all.filter(Files::isRegularFile).toList()) Files.delete(one);
    }
  }

  private String path(String... folders) {
    List<String> all = new ArrayList<>(List.of(runtime().toString()));
    for (String one : folders) all.add(folder.resolve(one).toString());
    return String.join(File.pathSeparator, all);
  }

  private void compile(List<String> names, String... more) throws IOException {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        new ArrayList<>(
            List.of(
                "-d",
                folder.resolve("classes").toString(),
                "-s",
                folder.resolve("generated").toString(),
                "-implicit:none",
                "-Xlint:all,-processing",
                "-Werror"));
    options.addAll(List.of(more));
    try (StandardJavaFileManager files =
        JAVAC.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          JAVAC.getTask(
              null,
              files,
              said,
              options,
              null,
              files.getJavaFileObjectsFromPaths(
                  names.stream().map(name -> folder.resolve("src/p").resolve(name)).toList()));
      task.setProcessors(List.of(new AsyncProcessor(), new ClaimProcessor()));
      task.call();
    }
    assertThat(said.getDiagnostics()).extracting(Diagnostic::toString).isEmpty();
    assertThat(folder.resolve("classes/p/User_f.class")).exists();
  }

  private static Path runtime() {
    try {
      return Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
