package dev.pawl.processor.testing;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A compilation unit in memory.
 *
 * @param name the fully qualified name of its top-level class
 */
public record SourceFile(String name, String text) {
  JavaFileObject toFileObject() {
    URI uri =
        URI.create("memory:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
