package dev.pawl.processor.testing;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;

/** The classes of a compilation, each time anew: not initialised yet. */
public final class CompilationLoader extends ClassLoader {
  private final Map<String, JavaFileObject> files = new HashMap<>();

  public CompilationLoader(Compilation compilation) {
    super(CompilationLoader.class.getClassLoader());
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        files.put(binaryName(file), file);
      }
    }
  }

  private static String binaryName(JavaFileObject file) {
    return file.getName()
        .replaceFirst("^/?CLASS_OUTPUT/", "")
        .replace(".class", "")
        .replace('/', '.');
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JavaFileObject file = files.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = file.openInputStream()) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
