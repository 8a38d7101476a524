package dev.pawl.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

final class CompiledClassTest {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private abstract static class Hidden {
    abstract String tell();
  }

  private abstract static class Other {}

  private static Hidden made(String second, String first) {
    return new Hidden() {
      @Override
      String tell() {
        return first + second;
      }
    };
  }

  private static final Class<?> TYPE = made("", "").getClass();

  @Test
  void makesAnInstanceOfWhatIsCapturedInTheOrderOfItsUse() throws Throwable {
    MethodHandle creation = CompiledClass.creation(LOOKUP, TYPE, Hidden.class, "first", "second");

    Object made = creation.invoke("seven", "th");

    assertThat(((Hidden) made).tell()).isEqualTo("seventh");
  }

  @Test
  void refusesAClassThatTakesWhatIsCapturedInAnotherOrder() {
    assertThatThrownBy(() -> CompiledClass.creation(LOOKUP, TYPE, Hidden.class, "second", "first"))
        .isInstanceOf(IncompatibleClassChangeError.class)
        .hasMessageContaining(TYPE.getName() + " is not the class that the processor saw")
        .hasMessageContaining("again, together");
  }

  @Test
  void refusesAClassThatCapturesSomethingElse() {
    for (String[] captured :
        new String[][] {{}, {"first"}, {"first", "third"}, {"zeroth", "first", "second"}}) {
      assertThatThrownBy(() -> CompiledClass.creation(LOOKUP, TYPE, Hidden.class, captured))
          .isInstanceOf(IncompatibleClassChangeError.class);
    }
  }

  @Test
  void refusesAClassThatIsDeclaredToBeSomethingElse() {
    assertThatThrownBy(() -> CompiledClass.creation(LOOKUP, TYPE, Other.class, "first", "second"))
        .isInstanceOf(IncompatibleClassChangeError.class);
  }

  @Test
  void refusesAClassThatHasAName() {
    assertThatThrownBy(() -> CompiledClass.creation(LOOKUP, Hidden.class, Object.class))
        .isInstanceOf(IncompatibleClassChangeError.class);
  }
}
