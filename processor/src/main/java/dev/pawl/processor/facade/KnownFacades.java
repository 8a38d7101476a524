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
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** The facades that this compilation has written so far. */
public final class KnownFacades {
  private final Map<String, List<AsyncMethod>> factories = new HashMap<>();
  private final Map<AsyncMethod, Integer> typeVariables = new HashMap<>();

  /**
   * Adds a facade.
   *
   * @param methods those of its factories, in their order, with the number of type variables that
   *     their Task classes have
   */
  public void add(Map<AsyncMethod, Integer> methods) {
    List<AsyncMethod> inOrder = List.copyOf(methods.keySet());
    factories.put(inOrder.get(0).qualifiedFacadeName(), inOrder);
    typeVariables.putAll(methods);
  }

  /** The canonical names of the facades. */
  public Set<String> names() {
    return factories.keySet();
  }

  /** The calls of their factories in some trees. */
  public FacadeCalls in(Trees trees, Types types) {
    return new FacadeCalls() {
      @Override
      public Optional<AsyncMethod> target(TreePath call) {
        return KnownFacades.this.target(call, trees);
      }

      @Override
      public Optional<AsyncMethod> named(ExecutableElement method) {
        return KnownFacades.this.named(method, types);
      }

      @Override
      public int typeVariables(AsyncMethod method) {
        return typeVariables.get(method);
      }
    };
  }

  private Optional<AsyncMethod> named(ExecutableElement method, Types types) {
    Name host = ((TypeElement) method.getEnclosingElement()).getQualifiedName();
    return factories.values().stream()
        .filter(methods -> host.contentEquals(methods.get(0).hostName()))
        .flatMap(List::stream)
        .filter(one -> method.getSimpleName().contentEquals(one.methodName()))
        .filter(
            one ->
                one.erasedParameterTypes().equals(FacadeNames.erasedParameterTypes(method, types)))
        .findFirst();
  }

  private Optional<AsyncMethod> target(TreePath call, Trees trees) {
    Element called = trees.getElement(call);
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
