package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/**
 * Shows a second javac the classes of the first one as its class path: an annotation processor
 * isn't told the real one.
 */
final class KnownClasses extends ForwardingJavaFileManager<JavaFileManager> {
  private final FirstCompilation known;

  KnownClasses(JavaFileManager platform, FirstCompilation known) {
    super(platform);
    this.known = known;
  }

  @Override
  public boolean hasLocation(Location location) {
    // Sources are looked for on the class path too, if there is no source path. What the platform's
    // manager has besides the platform is this process's own class path.
    if (location == StandardLocation.CLASS_PATH) return true;
    boolean isUsers =
        location == StandardLocation.SOURCE_PATH || location == StandardLocation.MODULE_PATH;
    return !isUsers && super.hasLocation(location);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    if (location == StandardLocation.CLASS_PATH) return classPath(packageName, kinds);
    return super.list(location, packageName, kinds, recurse);
  }

  private List<JavaFileObject> classPath(String packageName, Set<Kind> kinds) {
    List<JavaFileObject> files = new ArrayList<>();
    for (TypeElement type : known.types(packageName)) {
      CompilationUnitTree source = known.source(type).orElse(null);
      if (source != null) {
        if (kinds.contains(Kind.SOURCE))
          files.add(new Source(source, known.binaryNames(type).get(0)));
      } else if (kinds.contains(Kind.CLASS)) {
        for (String name : known.binaryNames(type)) files.add(new Compiled(type, name));
      }
    }
    return files;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    if (file instanceof Source source) return source.binaryName;
    if (file instanceof Compiled compiled) return compiled.binaryName;
    return super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one.toUri().equals(other.toUri());
  }

  /** A class in a source file, which may hold several; nobody asks about the bodies in it. */
  private final class Source extends ForwardingJavaFileObject<JavaFileObject> {
    private final CompilationUnitTree unit;
    private final String binaryName;

    Source(CompilationUnitTree unit, String binaryName) {
      super(unit.getSourceFile());
      this.unit = unit;
      this.binaryName = binaryName;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
      return known.withoutBodies(unit);
    }
  }

  private final class Compiled extends SimpleJavaFileObject {
    private final TypeElement topLevel;
    private final String binaryName;

    Compiled(TypeElement topLevel, String binaryName) {
      super(URI.create("known:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
      this.topLevel = topLevel;
      this.binaryName = binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return known.classFile(topLevel, binaryName);
    }
  }
}
