package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pawl.testing.PublicApi;
import dev.pawl.testing.Samples;
import dev.pawl.testing.Steps;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing public takes a null without saying so: it is refused by the call itself, not by a task
 * later on, and the message names what was null.
 */
@Timeout(60)
final class NullArgumentTest {
  /** Where null is a value. Of socket options, the JDK says which may have it. */
  private static final Set<String> MAY_BE_NULL =
      Set.of(
          "AsyncCloseable.closeAsync(Throwable) 0",
          "JoinSet.closeAsync(Throwable) 0",
          "Mutex(Object) 0",
          "Mutex.Guard.set(Object) 0",
          "Oneshot.send(Object) 0",
          "Poll.ready(Object) 0",
          "Reactor.driven(Trace) 0",
          "Reactor.start(Trace) 0",
          "RwLock(Object) 0",
          "RwLock.WriteGuard.set(Object) 0",
          "Scope.closeAsync(Throwable) 0",
          "Server.unlessStopped(Task, Object) 1",
          "SocketOptions.of(SocketOption, Object) 1",
          "SocketOptions.with(SocketOption, Object) 1",
          "StreamListener.setOption(SocketOption, Object) 1",
          "StreamSocket.setOption(SocketOption, Object) 1",
          "Task.ready(Object) 0",
          "TaskLocal.orElse(Object) 0",
          "TaskLocal.where(Object, Task) 0",
          "UdpSocket.bind(ProtocolFamily, SocketAddress, SocketOptions) 1",
          "UdpSocket.bind(SocketAddress) 0",
          "UdpSocket.bind(SocketAddress, SocketOptions) 0",
          "UdpSocket.setOption(SocketOption, Object) 1");

  @TempDir private Path folder;

  /** One parameter of a method, given null, or an array or collection with a null in it. */
  record Case(Executable member, int parameter, boolean inside) {
    @Override
    public String toString() {
      return PublicApi.name(member) + " " + parameter + (inside ? ", an element" : "");
    }
  }

  static Stream<Case> cases() {
    return PublicApi.members().stream()
        .filter(NullArgumentTest::isCalledByUsers)
        .flatMap(NullArgumentTest::casesOf)
        .filter(each -> !MAY_BE_NULL.contains(each.toString()));
  }

  private static boolean isCalledByUsers(Executable member) {
    boolean isCallback =
        Modifier.isAbstract(member.getModifiers())
            && !member.getDeclaringClass().isSealed()
            && member.getDeclaringClass().isInterface();
    String name = PublicApi.name(member);
    boolean isMarker = name.startsWith("Task.await(") || name.startsWith("Task.async(");
    return !isCallback
        && !isMarker
        && !name.startsWith("Trace.")
        && !member.getName().equals("poll")
        && !member.getName().equals("equals");
  }

  private static Stream<Case> casesOf(Executable member) {
    Stream.Builder<Case> cases = Stream.builder();
    Class<?>[] types = member.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (!types[i].isPrimitive()) {
        cases.add(new Case(member, i, false));
      }
      boolean hasElements = types[i].isArray() && !types[i].getComponentType().isPrimitive();
      if (hasElements || Collection.class.isAssignableFrom(types[i])) {
        cases.add(new Case(member, i, true));
      }
    }
    return cases.build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nullIsRefusedByName(Case tried) throws Exception {
    try (Samples samples = new Samples(folder)) {
      Class<?>[] types = tried.member.getParameterTypes();
      Object[] arguments = samples.of(types);
      arguments[tried.parameter] = tried.inside ? holdingNull(types[tried.parameter]) : null;
      Throwable[] thrown = {null};
      Object receiver = receiver(tried.member, samples);
      Runnable call =
          () -> thrown[0] = catchThrowable(() -> call(tried.member, receiver, arguments));
      if (isCalledByTasks(tried.member)) {
        samples.executor().run(Steps.of(call));
      } else {
        call.run();
      }
      assertThat(thrown[0]).isInstanceOf(NullPointerException.class);
      assertThat(thrown[0].getMessage()).as("its message").matches("[a-z][A-Za-z ]*");
    }
  }

  /** What is refused outside an executor, whatever the arguments. */
  private static boolean isCalledByTasks(Executable member) {
    return member.getDeclaringClass() == Scope.class
        || member.getDeclaringClass() == JoinSet.class
        || PublicApi.name(member).startsWith("Task.spawn(");
  }

  private static Object holdingNull(Class<?> type) {
    return type.isArray()
        ? java.lang.reflect.Array.newInstance(type.getComponentType(), 1)
        : Collections.singletonList(null);
  }

  private static Object receiver(Executable member, Samples samples) throws Exception {
    boolean has = member instanceof Method && !Modifier.isStatic(member.getModifiers());
    return has ? samples.of(member.getDeclaringClass()) : null;
  }

  private static Object call(Executable member, Object receiver, Object... arguments)
      throws Throwable {
    try {
      return member instanceof Constructor<?> constructor
          ? constructor.newInstance(arguments)
          : ((Method) member).invoke(receiver, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
