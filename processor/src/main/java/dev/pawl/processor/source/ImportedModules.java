package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.ModuleElement.RequiresDirective;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/**
 * Imports of modules that are none to a javac of our own, which has all but the platform on its
 * class path. What they bring is imported package by package, on the same line:
 *
 * <pre>
 *   import module dev.pawl;   ⇒   import dev.pawl.*; import dev.pawl.time.*; …
 * </pre>
 */
final class ImportedModules {
  private static final ModuleFinder PLATFORM = ModuleFinder.ofSystem();

  private final Elements elements;
  private final SourcePositions positions;

  ImportedModules(Elements elements, SourcePositions positions) {
    this.elements = elements;
    this.positions = positions;
  }

  /** The file of a source as such a javac can read it. */
  JavaFileObject file(CompilationUnitTree unit) {
    if (unit.getImports().stream().noneMatch(this::isExpanded)) {
      return unit.getSourceFile();
    }
    return new ForwardingJavaFileObject<>(unit.getSourceFile()) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        CharSequence text = super.getCharContent(ignoreEncodingErrors);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (ImportTree one : unit.getImports()) {
          if (isExpanded(one)) {
            out.append(text, copied, start(unit, one)).append(expanded(one));
            copied = end(unit, one);
          }
        }
        return out.append(text, copied, text.length());
      }
    };
  }

  /** Whether an import is of such a module. */
  boolean isExpanded(ImportTree tree) {
    return NewerTrees.isModuleImport(tree)
        && PLATFORM.find(tree.getQualifiedIdentifier().toString()).isEmpty()
        && elements.getModuleElement(tree.getQualifiedIdentifier().toString()) != null;
  }

  /** What is written in its place. */
  String expanded(ImportTree tree) {
    Set<String> imports = new LinkedHashSet<>();
    add(elements.getModuleElement(tree.getQualifiedIdentifier().toString()), imports);
    return imports.stream().map(one -> "import " + one + ";").collect(Collectors.joining(" "));
  }

  private void add(ModuleElement module, Set<String> imports) {
    String name = module.getQualifiedName().toString();
    if (PLATFORM.find(name).isPresent()) {
      imports.add("module " + name);
      return;
    }
    for (ExportsDirective exports : ElementFilter.exportsIn(module.getDirectives())) {
      if (exports.getTargetModules() == null) {
        imports.add(exports.getPackage().getQualifiedName() + ".*");
      }
    }
    for (RequiresDirective requires : ElementFilter.requiresIn(module.getDirectives())) {
      if (requires.isTransitive()) {
        add(requires.getDependency(), imports);
      }
    }
  }

  private int start(CompilationUnitTree unit, ImportTree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(CompilationUnitTree unit, ImportTree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
