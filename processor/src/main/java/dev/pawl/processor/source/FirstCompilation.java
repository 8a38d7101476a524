package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Which classes the user's javac knows, and the files that they are in. */
final class FirstCompilation {
  private static final ModuleFinder PLATFORM = ModuleFinder.ofSystem();

  private final Trees trees;
  private final Elements elements;
  private final Filer filer;
  private final ImportedModules modules;

  FirstCompilation(Trees trees, Elements elements, Filer filer) {
    this.trees = trees;
    this.elements = elements;
    this.filer = filer;
    this.modules = new ImportedModules(elements, trees.getSourcePositions());
  }

  /** The top-level classes of a package, but for the platform's own. */
  List<TypeElement> types(String packageName) {
    PackageElement found = elements.getPackageElement(packageName);
    if (found == null || isPlatform(found)) return List.of();
    return ElementFilter.typesIn(found.getEnclosedElements());
  }

  /** Whether code of a class sees another one: its module may keep that to itself. */
  boolean sees(String className, String otherName) {
    TypeElement other = elements.getTypeElement(otherName);
    ModuleElement from = elements.getModuleOf(elements.getTypeElement(className));
    ModuleElement home = other == null ? null : elements.getModuleOf(other);
    return from == null
        || home == null
        || home.isUnnamed()
        || home.equals(from)
        || isExported(elements.getPackageOf(other), home, from);
  }

  private static boolean isExported(PackageElement found, ModuleElement home, ModuleElement to) {
    return ElementFilter.exportsIn(home.getDirectives()).stream()
        .filter(one -> one.getPackage().equals(found))
        .anyMatch(one -> one.getTargetModules() == null || one.getTargetModules().contains(to));
  }

  /** The binary names of a compiled class and its member classes. */
  List<String> binaryNames(TypeElement type) {
    List<String> names = new ArrayList<>(List.of(elements.getBinaryName(type).toString()));
    for (TypeElement member : ElementFilter.typesIn(type.getEnclosedElements())) {
      names.addAll(binaryNames(member));
    }
    return names;
  }

  /** The source of a class, if it is compiled from one. */
  Optional<CompilationUnitTree> source(TypeElement topLevel) {
    // Asked for its kind, javac reads a class that it has only heard of, and then knows of its
    // tree.
    topLevel.getKind();
    return Optional.ofNullable(trees.getPath(topLevel)).map(TreePath::getCompilationUnit);
  }

  /** The file of a source as a second javac can read it. */
  JavaFileObject file(CompilationUnitTree unit) {
    return modules.file(unit);
  }

  /** The same text without the bodies of its methods. */
  CharSequence withoutBodies(CompilationUnitTree unit) throws IOException {
    return WithoutBodies.of(unit, trees.getSourcePositions(), modules);
  }

  /** The bytes of a compiled class, wherever the user's javac found it. */
  InputStream classFile(TypeElement topLevel, String binaryName) throws IOException {
    ModuleElement module = elements.getModuleOf(topLevel);
    String packageName = elements.getPackageOf(topLevel).getQualifiedName().toString();
    String file =
        binaryName.substring(packageName.isEmpty() ? 0 : packageName.length() + 1) + ".class";
    IOException missing = new IOException("no " + file + " in " + packageName);
    for (StandardLocation location :
        List.of(
            StandardLocation.CLASS_PATH,
            StandardLocation.MODULE_PATH,
            StandardLocation.CLASS_OUTPUT)) {
      boolean named = location == StandardLocation.MODULE_PATH;
      if (named && (module == null || module.isUnnamed())) continue;
      String where = named ? module.getQualifiedName() + "/" + packageName : packageName;
      try {
        return filer.getResource(location, where, file).openInputStream();
      } catch (IOException | IllegalArgumentException elsewhere) {
        missing.addSuppressed(elsewhere);
      }
    }
    throw missing;
  }

  private boolean isPlatform(PackageElement found) {
    ModuleElement module = elements.getModuleOf(found);
    return module != null
        && !module.isUnnamed()
        && PLATFORM.find(module.getQualifiedName().toString()).isPresent();
  }
}
