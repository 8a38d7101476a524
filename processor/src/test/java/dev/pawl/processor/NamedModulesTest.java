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
import java.util.ArrayList;
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

  /** A variable may be of a class that its module exports to nobody. */
  @Test
  void ofClassesThatAModuleKeepsToItself() throws Exception {
    compile(
        "lib",
        "module lib { exports lib; }",
        "lib/Factory.java",
        """
        package lib;
        @SuppressWarnings("exports")
        public class Factory {
          public Factory() {}
          public static lib.hidden.Value make(int n) { return new lib.hidden.Value(n); }
          public static int take(lib.hidden.Value value) { return value.get(); }
          public static java.util.List<lib.hidden.Value> list(int n) {
            return java.util.List.of(make(n));
          }
        }
        """,
        "lib/hidden/Value.java",
        """
        package lib.hidden;
        public class Value implements java.util.function.Supplier<Integer> {
          private final int n;
          public Value(int n) { this.n = n; }
          @Override public Integer get() { return n; }
        }
        """);
    compile(
        "user",
        "module user { requires transitive dev.pawl; requires transitive lib; exports user; }",
        "user/User.java",
        """
        package user;
        import static dev.pawl.Task.await;
        import lib.Factory;
        public class User {
          private User() {}
          @dev.pawl.Async static int f() {
            var value = Factory.make(await(dev.pawl.Task.ready(5)));
            var list = Factory.list(7);
            await(dev.pawl.Task.yieldNow());
            java.util.function.Supplier<Integer> supplier = list.get(0);
            return Factory.take(value) + supplier.get();
          }
          public static int run() { return dev.pawl.Executor.blockOn(UserAsync.f()); }
        }
        """);

    assertThat(run()).isEqualTo(12);
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
  private void compile(String module, String info, String... filesAndTexts) throws IOException {
    Path sources = folder.resolve(module + "-sources");
    List<Path> all = new ArrayList<>(List.of(sources.resolve("module-info.java")));
    for (int i = 0; i < filesAndTexts.length; i += 2) {
      Path source = sources.resolve(filesAndTexts[i]);
      Files.createDirectories(source.getParent());
      Files.writeString(source, filesAndTexts[i + 1]);
      all.add(source);
    }
    Files.writeString(all.get(0), info);
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
              files.getJavaFileObjectsFromPaths(all));
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
