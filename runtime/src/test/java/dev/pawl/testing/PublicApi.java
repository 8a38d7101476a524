package dev.pawl.testing;

import dev.pawl.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user can call, in an order that does not change: for tests that leave nothing out. */
public final class PublicApi {
  private static final Set<String> PACKAGES =
      Set.of("", ".blocking", ".combine", ".interop", ".io", ".net", ".reactor", ".sync", ".time");

  private PublicApi() {}

  /** The public constructors and methods of all public classes, but for those of exceptions. */
  public static List<Executable> members() {
    List<Executable> members = new ArrayList<>();
    for (Class<?> each : classes()) {
      members.addAll(Arrays.asList(each.getConstructors()));
      for (Method method : each.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
          members.add(method);
        }
      }
    }
    members.sort(Comparator.comparing(PublicApi::name));
    return members;
  }

  /** Such as {@code TcpListener.bind(InetSocketAddress, int)}. */
  public static String name(Executable member) {
    String name = member instanceof Method ? "." + member.getName() : "";
    return simpleName(member.getDeclaringClass())
        + name
        + Arrays.stream(member.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String simpleName(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static List<Class<?>> classes() {
    try {
      Path root = Path.of(Task.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
            .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
            .<Class<?>>map(PublicApi::load)
            .filter(PublicApi::isForUsers)
            .toList();
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isForUsers(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
    }
    return type.getPackageName().startsWith("dev.pawl")
        && PACKAGES.contains(type.getPackageName().substring("dev.pawl".length()))
        && !Throwable.class.isAssignableFrom(type)
        && !type.isEnum()
        && !type.isRecord();
  }
}
