package dev.pawl.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what one compilation writes. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, Written> classes = new LinkedHashMap<>();
  private final Map<String, Written> sources = new LinkedHashMap<>();

  MemoryFiles(JavaFileManager files) {
    super(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    Written file = new Written(name, kind);
    (kind == JavaFileObject.Kind.CLASS ? classes : sources).put(name, file);
    return file;
  }

  /** The shared file manager outlives this compilation. */
  @Override
  public void close() {}

  Map<String, byte[]> classes() {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    classes.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
    return bytes;
  }

  Map<String, String> sources() {
    Map<String, String> texts = new LinkedHashMap<>();
    sources.forEach((name, file) -> texts.put(name, file.getCharContent(true)));
    return texts;
  }

  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String name, Kind kind) {
      super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
