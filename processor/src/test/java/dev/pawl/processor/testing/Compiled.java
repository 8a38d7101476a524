package dev.pawl.processor.testing;

import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What javac made of some sources.
 *
 * @param classes class files by binary name; none after an error
 * @param generated the sources that the processor wrote, by name
 */
record Compiled(
    Map<String, byte[]> classes,
    Map<String, String> generated,
    List<Diagnostic<? extends JavaFileObject>> diagnostics) {

  List<Diagnostic<? extends JavaFileObject>> errors() {
    return diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
  }
}
