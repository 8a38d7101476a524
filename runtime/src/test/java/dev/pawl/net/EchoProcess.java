package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Trace;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The process that {@link DescriptorExhaustionTest} starts with few descriptors: an echo server. It
 * prints its port, a line whenever its handler is told something, and for each line that it reads
 * how many connections it has accepted and how often it has asked the selector; or it closes its
 * listener, and tells when it has nothing left to do.
 */
public final class EchoProcess {
  private EchoProcess() {}

  public static void main(String[] args) throws Exception {
    loadClasses();
    AtomicInteger selects = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    Executor executor =
        Executor.builder()
            .uncaughtExceptionHandler((task, failure) -> System.out.println("told: " + failure))
            .trace(
                new Trace() {
                  @Override
                  public void selecting(boolean mayWait) {
                    selects.incrementAndGet();
                  }
                })
            .build();
    TcpListener listener = executor.run(TcpListener.bind(anyPort()));
    System.out.println(listener.localAddress().getPort());
    JoinHandle<Void, IOException> accepting =
        executor.spawner().spawn(new EchoTask.AcceptAll(listener, accepted));
    Thread thread = new Thread(executor::run);
    thread.setDaemon(true);
    thread.start();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      if (line.equals("close")) {
        listener.close();
        thread.join(); // it has nothing to do any more
        System.out.println("accepting has ended: " + accepting.isDone());
      } else {
        System.out.println(accepted + " accepted, " + selects + " selects");
      }
    }
  }

  /** From a folder, unlike from a jar, each class takes a descriptor when it is loaded. */
  private static void loadClasses() throws Exception {
    for (Class<?> each : new Class<?>[] {Executor.class, EchoProcess.class}) {
      Path root = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
          String name = root.relativize(file).toString();
          if (each == Executor.class && !name.equals("module-info.class")
              || name.contains("net" + File.separatorChar + "Echo")) {
            String binaryName = name.substring(0, name.length() - 6);
            // Not initialised: what calls native code would be warned of.
            Class.forName(
                binaryName.replace(File.separatorChar, '.'), false, each.getClassLoader());
          }
        }
      }
    }
  }
}
