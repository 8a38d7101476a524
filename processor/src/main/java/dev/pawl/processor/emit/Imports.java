package dev.pawl.processor.emit;

import com.sun.source.tree.ImportTree;
import dev.pawl.processor.code.Words;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.NewerTrees;
import java.util.Set;
import java.util.TreeSet;

/**
 * The head of a task's file: the user's imports, as far as its text uses them, so that a simple
 * name means there what it means in the user's file; and Pawl's own.
 */
final class Imports {
  private final MethodSource source;
  private final Set<String> words;
  private final Set<String> more;

  /**
   * @param text the class
   * @param more what it names by simple names of its own choice
   */
  Imports(MethodSource source, String text, Set<String> more) {
    this.source = source;
    this.words = Words.all(text);
    this.more = more;
  }

  String header() {
    Set<String> statics = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    for (ImportTree one : source.text().unit().getImports()) {
      String name = one.getQualifiedIdentifier().toString();
      if (NewerTrees.isModuleImport(one)) {
        types.add("module " + name);
      } else if (isUsed(name)) {
        (one.isStatic() ? statics : types).add(name);
      }
    }
    types.addAll(more);
    StringBuilder header = new StringBuilder();
    if (!source.method().packageName().isEmpty()) {
      header.append("package " + source.method().packageName() + ";\n\n");
    }
    statics.forEach(name -> header.append("import static " + name + ";\n"));
    if (!statics.isEmpty()) {
      header.append('\n');
    }
    types.forEach(name -> header.append("import " + name + ";\n"));
    return header.append('\n').toString();
  }

  private boolean isUsed(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (name.equals("dev.pawl.Task.await")) {
      return false;
    }
    return simple.equals("*") || words.contains(simple);
  }
}
