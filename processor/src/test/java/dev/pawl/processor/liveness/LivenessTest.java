package dev.pawl.processor.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.testing.Front;
import org.junit.jupiter.api.Test;

/** What an await keeps is what is wanted behind it. */
final class LivenessTest {
  @Test
  void aVariableThatIsWantedIsKept() {
    assertThat(keeps("int i = f(1); await(next()); use(i);"))
        .isEqualTo(
            """
            fields: i
            1: save i, restore i
            """);
  }

  @Test
  void aVariableThatIsNotWantedIsNot() {
    assertThat(keeps("int i = f(1); use(i); await(next());"))
        .isEqualTo(
            """
            fields: nothing
            1: save nothing, restore nothing
            """);
  }

  @Test
  void anUnusedParameterHasNoField() {
    assertThat(keeps("static void m(String used, String unused) { use(used); await(next()); }"))
        .isEqualTo(
            """
            fields: used
            1: save nothing, restore nothing, clear used
            """);
  }

  @Test
  void aParameterIsInItsFieldFromTheStart() {
    // Nothing to save; but nobody wants it at the second await, so its field lets go of it.
    assertThat(keeps("static void m(String a) { await(next()); use(a); await(next()); }"))
        .isEqualTo(
            """
            fields: a
            1: save nothing, restore a
            2: save nothing, restore nothing, clear a
            """);
  }

  @Test
  void aParameterThatChangesIsSaved() {
    assertThat(keeps("static void m(String a) { a = \"\"; await(next()); use(a); }"))
        .isEqualTo(
            """
            fields: a
            1: save a, restore a
            """);
  }

  @Test
  void nobodyWantsASwitchesValueBeforeItIsYielded() {
    assertThat(
            keeps(
                "use(switch (f(1)) { case 1 -> { await(next()); yield 2; } default -> { yield 3; }"
                    + " });"))
        .isEqualTo(
            """
            fields: nothing
            2: save nothing, restore nothing
            """);
  }

  @Test
  void aFieldLetsGoOfWhatNobodyWants() {
    assertThat(keeps("String s = more() ? \"\" : null; await(next()); use(s); await(next());"))
        .isEqualTo(
            """
            fields: s
            1: save s, restore s
            2: save nothing, restore nothing, clear s
            """);
  }

  @Test
  void aPrimitiveKeepsNothingAlive() {
    assertThat(keeps("int i = f(1); await(next()); use(i); await(next());"))
        .isEqualTo(
            """
            fields: i
            1: save i, restore i
            2: save nothing, restore nothing
            """);
  }

  @Test
  void aConstantNeedsNoField() {
    assertThat(keeps("final int k = 3; await(next()); use(k); await(next()); use(k);"))
        .isEqualTo(
            """
            fields: nothing
            1: save nothing, restore nothing
            2: save nothing, restore nothing
            """);
  }

  @Test
  void aVariableIsSavedAgainWhereItMayHaveChanged() {
    assertThat(keeps("int i = f(1); await(next()); i++; await(next()); use(i);"))
        .isEqualTo(
            """
            fields: i
            1: save i, restore i
            2: save i, restore i
            """);
  }

  @Test
  void aVariableThatIsAddedToIsKeptAsItWasBefore() {
    assertThat(keeps("int i = f(1); while (more()) { i += await(next()); } use(i);"))
        .isEqualTo(
            """
            fields: before
            2: save before, restore before
            """);
  }

  @Test
  void aVariableThatIsAddedToIsKeptForItsHandler() {
    assertThat(keeps("int i = f(1); try { i += await(read()); } catch (IOException e) { use(i); }"))
        .isEqualTo(
            """
            fields: i before
            2: save i before, restore i before
            """);
  }

  @Test
  void aLoopKeepsWhatIsWantedBehindIt() {
    assertThat(keeps("int i = f(1); while (more()) { await(next()); } use(i);"))
        .isEqualTo(
            """
            fields: i
            2: save i, restore i
            """);
  }

  @Test
  void eachBranchKeepsItsOwn() {
    assertThat(
            keeps(
                "String s; if (more()) { s = \"a\"; await(next()); use(s); } else { await(next());"
                    + " }"))
        .isEqualTo(
            """
            fields: s
            1: save s, restore s
            3: save nothing, restore nothing
            """);
  }

  @Test
  void aHandlerWantsItsVariables() {
    assertThat(
            keeps(
                "String s = \"a\".trim(); try { await(read()); } catch (IOException e) { use(s);"
                    + " }"))
        .isEqualTo(
            """
            fields: s
            2: save s, restore s
            """);
  }

  @Test
  void anExceptionIsKeptWhileTheFinallyWaits() {
    assertThat(keeps("try { use(1); await(next()); } finally { await(next()); }"))
        .isEqualTo(
            """
            fields: thrown
            2: save thrown, restore thrown
            4: save thrown, restore thrown
            """);
  }

  @Test
  void anExitIsNotKeptBeforeItIsTaken() {
    assertThat(
            keeps(
                "try { if (await(moreLater())) return; await(next()); } finally { use(1); }"
                    + " use(2);"))
        .isEqualTo(
            """
            fields: nothing
            1: save nothing, restore nothing
            2: save nothing, restore nothing
            """);
  }

  @Test
  void anExitIsKeptWhileTheFinallyWaits() {
    assertThat(keeps("try { if (more()) return; use(0); } finally { await(next()); } use(2);"))
        .isEqualTo(
            """
            fields: thrown exit
            3: save thrown exit, restore thrown exit
            """);
  }

  @Test
  void aCapturedVariableIsKeptByItsLambda() {
    assertThat(keeps("int i = f(1); Runnable r = () -> use(i); await(next()); r.run();"))
        .isEqualTo(
            """
            fields: r
            1: save r, restore r
            """);
  }

  /** Without the host's name before each method that the code calls. */
  private static String keeps(String method) {
    return Front.of(method, source -> KeptText.of(source)).replace("Host.", "");
  }
}
