package dev.pawl.processor.facade;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.source.FacadeCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The facades that this compilation has written so far. */
public final class KnownFacades implements FacadeCalls {
  private final Trees trees;
  private final Map<String, List<AsyncMethod>> factories = new HashMap<>();

  public KnownFacades(Trees trees) {
    this.trees = trees;
  }

  /** Adds a facade with the methods of its factories, in their order. */
  public void add(List<AsyncMethod> methods) {
    factories.put(methods.get(0).qualifiedFacadeName(), List.copyOf(methods));
  }

  /** The canonical names of the facades. */
  public Set<String> names() {
    return factories.keySet();
  }

  @Override
  public Optional<AsyncMethod> target(TreePath methodInvocation) {
    Element called = trees.getElement(methodInvocation);
    if (!(called instanceof ExecutableElement)
        || !(called.getEnclosingElement() instanceof TypeElement facade)) {
      return Optional.empty();
    }
    List<AsyncMethod> methods = factories.get(facade.getQualifiedName().toString());
    // By position: overloads may differ in types that the facade writes in another way.
    int index = ElementFilter.methodsIn(facade.getEnclosedElements()).indexOf(called);
    return methods == null || index < 0 ? Optional.empty() : Optional.of(methods.get(index));
  }
}
