package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Async;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @Async} methods in modules that have names, of classes that other modules have. */
final class NamedModulesTest {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private static final String LIBRARY =
      """
      package lib;
      public class Base {
        protected int count = 1;
        public Base() {}
        protected static int add(int one, int other) { return one + other; }
        protected int next() { return ++count; }
      }
      """;

  private static final String USER =
      """
      package user;
      import static dev.pawl.Task.await;
      import dev.pawl.*;
      public class User extends lib.Base {
        private int secret = 10;
        public User() {}
        private static class Node { int n = 100; }
        @Async public int f() {
          Node node = new Node();
          count += await(UserAsync.g(this));
          super.count++;
          return add(next(), secret) + node.n;
        }
        @Async int g() { return super.next(); }
        public static int run() { return dev.pawl.Executor.blockOn(UserAsync.f(new User())); }
      }
      """;

  @TempDir Path folder;

  @Test
  void inAModuleOfItsOwn() throws Exception {
    compile("lib", "module lib { exports lib; }", "lib/Base.java", LIBRARY);
    compile(
        "user",
        "module user { requires transitive dev.pawl; requires transitive lib; exports user; }",
        "user/User.java",
        USER);

    assertThat(run()).isEqualTo(115);
  }

  @Test
  void inAPackageThatNobodySees() throws Exception {
    compile("lib", "module lib { exports lib to user; }", "lib/Base.java", LIBRARY);
    compile("user", "module user { requires dev.pawl; requires lib; }", "user/User.java", USER);

    assertThat(folder.resolve("user/user/User_f.class")).exists();
  }

  @Test
  void withImportsOfModules() throws Exception {
    assumeTrue(Runtime.version().feature() >= 25);
    compile("lib", "module lib { exports lib; }", "lib/Base.java", LIBRARY);
    compile(
        "user",
        "module user { requires transitive dev.pawl; requires transitive lib; exports user; }",
        "user/User.java",
        USER.replace(
                "import dev.pawl.*;",
                "import module dev.pawl; import module lib; import module java.base;")
            .replace("extends lib.Base", "extends Base"));

    assertThat(run()).isEqualTo(115);
  }

  /** Compiles a module into a folder of its name, where all the others are, too. */
  private void compile(String module, String info, String file, String text) throws IOException {
    Path sources = folder.resolve(module + "-sources");
    Path source = sources.resolve(file);
    Files.createDirectories(source.getParent());
    Files.writeString(source, text);
    Files.writeString(sources.resolve("module-info.java"), info);
    Path classes = Files.createDirectories(folder.resolve(module));
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        JAVAC.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          JAVAC.getTask(
              null,
              files,
              said,
              List.of(
                  "-d",
                  classes.toString(),
                  "--module-path",
                  runtime() + java.io.File.pathSeparator + folder.resolve("lib"),
                  "-Xlint:all,-module",
                  "-Werror"),
              null,
              files.getJavaFileObjects(sources.resolve("module-info.java"), source));
      task.setProcessors(List.of(new AsyncProcessor(), new ClaimProcessor()));
      task.call();
    }
    assertThat(said.getDiagnostics()).extracting(Diagnostic::toString).isEmpty();
  }

  private Object run() throws ReflectiveOperationException {
    ModuleFinder finder = ModuleFinder.of(runtime(), folder.resolve("lib"), folder.resolve("user"));
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("user"));
    return ModuleLayer.boot()
        .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
        .findLoader("user")
        .loadClass("user.User")
        .getMethod("run")
        .invoke(null);
  }

  private static Path runtime() {
    try {
      return Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
