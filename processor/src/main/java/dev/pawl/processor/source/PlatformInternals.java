package dev.pawl.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/**
 * What files use of the platform that it keeps to itself. The user's javac was told {@code
 * --add-exports} then, or has errors to tell; it says so to no processor.
 */
final class PlatformInternals {
  /** The modules of the packages that are not exported to all. */
  private static final Map<String, String> MODULES = new HashMap<>();

  static {
    ModuleFinder.ofSystem().findAll().forEach(module -> add(module.descriptor()));
  }

  private PlatformInternals() {}

  private static void add(ModuleDescriptor module) {
    Set<String> exported =
        module.exports().stream()
            .filter(one -> !one.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    module.packages().stream()
        .filter(one -> !exported.contains(one))
        .forEach(one -> MODULES.put(one, module.name()));
  }

  /** The options by which a javac may use what {@code units} use. */
  static List<String> options(List<CompilationUnitTree> units, Elements elements) {
    Set<String> used = new TreeSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void p) {
        String name = nameOf(tree);
        if (MODULES.containsKey(name)) {
          used.add(name);
        }
        return super.visitMemberSelect(tree, p);
      }
    }.scan(units, null);
    List<String> options = new ArrayList<>();
    for (String name : used) {
      if (isIn(elements.getPackageElement(name), MODULES.get(name))) {
        options.addAll(List.of("--add-exports", MODULES.get(name) + "/" + name + "=ALL-UNNAMED"));
      }
    }
    return options;
  }

  /** A name with dots; nothing for what is selected of an expression. */
  private static String nameOf(ExpressionTree tree) {
    if (tree instanceof MemberSelectTree select) {
      String qualifier = nameOf(select.getExpression());
      return qualifier.isEmpty() ? "" : qualifier + "." + select.getIdentifier();
    }
    return tree instanceof IdentifierTree name ? name.getName().toString() : "";
  }

  /** A package of the user's own may be called like one of the platform's. */
  private static boolean isIn(PackageElement found, String module) {
    return found != null
        && found.getEnclosingElement() instanceof ModuleElement home
        && home.getQualifiedName().contentEquals(module);
  }
}
