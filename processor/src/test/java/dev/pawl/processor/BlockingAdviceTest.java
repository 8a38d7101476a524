package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is warned of a call that blocks learns what of the runtime to use instead. */
final class BlockingAdviceTest {
  @ParameterizedTest
  @CsvSource({
    "Thread.sleep(1), Await Task.sleep;",
    "Thread.currentThread().join(), Await Blocking.run(() -> …)",
    "System.in.read(), Await Blocking.run(() -> …)",
    "new java.util.concurrent.locks.ReentrantLock().lock(), Await the lock of a dev.pawl.sync.Mutex;",
    "java.net.InetAddress.getByName(null), Await Dns.lookup;",
    "Executor.blockOn(Task.yieldNow()), Await the task;",
    "Task.spawn(Task.yieldNow()).join(), Await the handle;",
  })
  void namesWhatToUse(String call, String advice) {
    Compilation compilation =
        javac()
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.User",
                    "package p;",
                    "import dev.pawl.*;",
                    "class User {",
                    "@Async void f() throws Exception { " + call + "; }",
                    "}"));

    assertThat(compilation.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.getMessage(Locale.ROOT)).contains(advice));
  }
}
