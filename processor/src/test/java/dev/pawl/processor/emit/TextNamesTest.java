package dev.pawl.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.State;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words of a state's text are names. */
final class TextNamesTest {
  private static java.util.Set<String> names(String text) {
    State state = new State();
    state.add(
        new Operation.Run(Code.text(text), Optional.empty(), true, Map.of(), Optional.empty(), -1));
    return TextNames.of(state);
  }

  @Test
  void literalsAndCommentsHaveNone() {
    assertThat(names("a = \"b \\\" c\" + 'd' /* e \" */ + f; // g"))
        .containsExactlyInAnyOrder("a", "f");
  }

  /** As long as javac takes them. */
  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "\"\\n%s\"", "\"\"\"\n%s\"\"\"", "/* %s */", "// %s\n"})
  void oneThatIsLongIsNoProblem(String form) {
    String text = "a = " + form.formatted("x \\t".repeat(15_000)) + "+ b;";

    assertThat(names(text)).containsExactlyInAnyOrder("a", "b");
  }
}
