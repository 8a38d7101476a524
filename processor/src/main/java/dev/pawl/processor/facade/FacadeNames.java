package dev.pawl.processor.facade;

import dev.pawl.processor.AsyncMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Names what is generated, each name once in a compilation. */
public final class FacadeNames {
  /**
   * In lower case: on some file systems {@code Foo_M.class} and {@code Foo_m.class} are one file.
   */
  private final Set<String> given = new HashSet<>();

  /** The simple name of a class's facade: {@code FooAsync}, {@code Outer_InnerAsync}. */
  public static String facadeName(TypeElement host) {
    return joined(host) + "Async";
  }

  /**
   * Names the Task classes of a class's methods.
   *
   * @param host the class
   * @param methods its {@code @Async} methods in the order of their declaration
   * @param factories what their factories are called
   * @param isTaken whether the user has a class of that canonical name
   * @return the methods by name, in the same order
   */
  public List<AsyncMethod> name(
      TypeElement host,
      List<ExecutableElement> methods,
      FactoryNames factories,
      Predicate<String> isTaken,
      Types types,
      Elements elements) {
    String packageName = elements.getPackageOf(host).getQualifiedName().toString();
    List<AsyncMethod> named = new ArrayList<>();
    for (ExecutableElement m : methods) {
      String first = joined(host) + "_" + m.getSimpleName();
      String name = first;
      for (int i = 2;
          isTaken.test(qualified(packageName, name)) || !give(qualified(packageName, name));
          i++) {
        name = first + i;
      }
      named.add(
          new AsyncMethod(
              packageName,
              host.getQualifiedName().toString(),
              facadeName(host),
              name,
              m.getSimpleName().toString(),
              factories.of(m).orElseThrow(),
              erasedParameterTypes(m, types)));
    }
    return named;
  }

  /** The erased parameter types by which a method is told from its overloads. */
  public static List<String> erasedParameterTypes(ExecutableElement method, Types types) {
    return method.getParameters().stream()
        .map(p -> TypeKeys.of(types.erasure(p.asType())))
        .toList();
  }

  /** Gives away a canonical name. Returns false if somebody has it. */
  public boolean give(String canonicalName) {
    return given.add(canonicalName.toLowerCase(Locale.ROOT));
  }

  private static String joined(TypeElement host) {
    Element outer = host.getEnclosingElement();
    return outer instanceof TypeElement type
        ? joined(type) + "_" + host.getSimpleName()
        : host.getSimpleName().toString();
  }

  private static String qualified(String packageName, String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
