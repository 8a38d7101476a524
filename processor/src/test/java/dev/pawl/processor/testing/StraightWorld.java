package dev.pawl.processor.testing;

import dev.pawl.Task;
import dev.pawl.processor.testing.program.Drive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A class loader in which {@code await} is the value of its task: it has its own copy of the
 * runtime and of what programs see of this package, all linked to the Task of {@code
 * resources/straight}.
 */
final class StraightWorld extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String TASK = Task.class.getName();
  private static final String RUNTIME = Task.class.getPackageName() + ".";
  private static final String PROCESSOR = RUNTIME + "processor.";
  private static final String PROGRAM = Drive.class.getPackageName() + ".";

  private final byte[] straightTask;

  StraightWorld(Compilations compilations) {
    super(StraightWorld.class.getClassLoader());
    SourceFile source = new SourceFile(TASK, resource("straight/dev/pawl/Task.java"));
    straightTask = compilations.compile(List.of(source), null, List.of()).classes().get(TASK);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isOurs(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? copy(name) : loaded;
    }
  }

  private static boolean isOurs(String name) {
    return name.startsWith(PROGRAM) || name.startsWith(RUNTIME) && !name.startsWith(PROCESSOR);
  }

  private Class<?> copy(String name) throws ClassNotFoundException {
    byte[] bytes = name.equals(TASK) ? straightTask : bytesOf(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytesOf(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static String resource(String path) {
    try (InputStream in = StraightWorld.class.getClassLoader().getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
