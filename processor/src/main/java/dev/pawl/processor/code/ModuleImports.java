package dev.pawl.processor.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.ModuleElement.RequiresDirective;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The classes that {@code import module m;} brings: those of all packages which the module exports,
 * and of the modules that it hands on (JLS 7.5.5). Whatever else brings a class of the same name is
 * nearer.
 */
final class ModuleImports {
  private final Elements elements;
  private final Set<ModuleElement> modules = new HashSet<>();

  /** The packages that have a public class of a name; made when first asked for. */
  private Map<String, List<String>> homes;

  ModuleImports(Elements elements) {
    this.elements = elements;
  }

  /** Adds a module. */
  void add(String name) {
    add(elements.getModuleElement(name));
  }

  private void add(ModuleElement module) {
    if (module == null || !modules.add(module)) {
      return;
    }
    for (RequiresDirective requires : ElementFilter.requiresIn(module.getDirectives())) {
      if (requires.isTransitive()) {
        add(requires.getDependency());
      }
    }
  }

  /** Whether a simple name means this class, if nothing nearer has it. */
  boolean bring(String packageName, String simpleName) {
    return homesOf(simpleName).equals(List.of(packageName));
  }

  /** Whether a simple name means another class than this one, or could. */
  boolean bringAnother(String fullName, String simpleName) {
    return homesOf(simpleName).stream().anyMatch(p -> !fullName.equals(p + "." + simpleName));
  }

  private List<String> homesOf(String simpleName) {
    if (homes == null) {
      homes = new HashMap<>();
      modules.forEach(this::find);
    }
    return homes.getOrDefault(simpleName, List.of());
  }

  private void find(ModuleElement module) {
    for (ExportsDirective exports : ElementFilter.exportsIn(module.getDirectives())) {
      if (exports.getTargetModules() == null) {
        find(exports.getPackage());
      }
    }
  }

  private void find(PackageElement exported) {
    for (TypeElement type : ElementFilter.typesIn(exported.getEnclosedElements())) {
      if (type.getModifiers().contains(Modifier.PUBLIC)) {
        homes
            .computeIfAbsent(type.getSimpleName().toString(), name -> new ArrayList<>())
            .add(exported.getQualifiedName().toString());
      }
    }
  }
}
