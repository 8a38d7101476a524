package dev.pawl.processor.testing.compiletime;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javax.tools.ToolProvider;

/**
 * Runs javac once in a process of its own and prints what it took: milliseconds, of CPU and in all.
 */
final class CompileOnce {
  private CompileOnce() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    int status = ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, arguments);
    long wall = (System.nanoTime() - start) / 1_000_000;
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(system.getProcessCpuTime() / 1_000_000 + " " + wall);
    System.exit(status);
  }
}
