package dev.pawl.processor;

import java.util.List;

/**
 * One {@code @Async} method as it survives a round: names only, because javac makes new elements
 * and trees for every round and an old one must never be asked anything.
 *
 * @param packageName the package of the host, of its facade and of its Task class; empty for the
 *     unnamed one
 * @param hostName the canonical name of the class that declares the method, as {@code
 *     p.Outer.Inner}
 * @param facadeName the simple name of the facade, as {@code Outer_InnerAsync}
 * @param taskClassName the simple name of the Task class, as {@code Outer_Inner_m}
 * @param methodName the method's own name
 * @param factoryName the name of its factory, mostly the same
 * @param erasedParameterTypes the erased types of its parameters as text, which tells overloads
 *     apart
 */
public record AsyncMethod(
    String packageName,
    String hostName,
    String facadeName,
    String taskClassName,
    String methodName,
    String factoryName,
    List<String> erasedParameterTypes) {

  public AsyncMethod {
    erasedParameterTypes = List.copyOf(erasedParameterTypes);
  }

  /** The facade's canonical name. */
  public String qualifiedFacadeName() {
    return qualified(facadeName);
  }

  /** The Task class's canonical name. */
  public String qualifiedTaskClassName() {
    return qualified(taskClassName);
  }

  private String qualified(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
