package dev.pawl.processor.testing;

import dev.pawl.AsyncCloseable;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Drive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A class loader in which {@code await} is the value of its task: it has its own copy of the
 * runtime and of what programs see of this package, all linked to the classes of {@code
 * resources/straight}.
 */
public final class StraightWorld extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String TASK = Task.class.getName();
  private static final String RUNTIME = Task.class.getPackageName() + ".";
  private static final String PROCESSOR = RUNTIME + "processor.";
  private static final String PROGRAM = Drive.class.getPackageName() + ".";

  private static final String CLOSEABLE = AsyncCloseable.class.getName();

  private final Map<String, byte[]> straight;

  StraightWorld(Compilations compilations) {
    super(StraightWorld.class.getClassLoader());
    List<SourceFile> sources = Stream.of(TASK, CLOSEABLE).map(StraightWorld::source).toList();
    straight = compilations.compile(sources, List.of(), List.of()).classes();
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
    byte[] bytes = straight.containsKey(name) ? straight.get(name) : bytesOf(name);
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

  private static SourceFile source(String name) {
    return new SourceFile(name, resource("straight/" + name.replace('.', '/') + ".java"));
  }

  private static String resource(String path) {
    try (InputStream in = StraightWorld.class.getClassLoader().getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
