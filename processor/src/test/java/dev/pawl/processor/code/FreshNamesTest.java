package dev.pawl.processor.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.generated.StateMachine;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FreshNamesTest {
  /** What a task's class in the user's package has without a word: JLS 8.4.8. */
  static Stream<String> inherited() {
    return Stream.of(List.of(StateMachine.class.getMethods()), declaredAbove(StateMachine.class))
        .flatMap(List::stream)
        .filter(method -> isInherited(method.getModifiers()))
        .map(Method::getName)
        .distinct();
  }

  private static List<Method> declaredAbove(Class<?> type) {
    return Stream.<Class<?>>iterate(type, one -> one != null, Class::getSuperclass)
        .flatMap(one -> Stream.of(one.getDeclaredMethods()))
        .toList();
  }

  private static boolean isInherited(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  @ParameterizedTest
  @MethodSource("inherited")
  void knowsWhatAMachineInherits(String name) {
    assertThat(FreshNames.isInherited(name)).isTrue();
    assertThat(new FreshNames("").freshMethod(name)).isNotEqualTo(name);
  }
}
