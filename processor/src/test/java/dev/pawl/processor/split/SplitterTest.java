package dev.pawl.processor.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.machine.MachineText;
import dev.pawl.processor.normalise.Normaliser;
import dev.pawl.processor.testing.Front;
import org.junit.jupiter.api.Test;

/** States begin only where something leads to them. */
final class SplitterTest {
  @Test
  void whatHoldsNoAwaitIsOneState() {
    assertThat(split("use(1); use(2); await(next());"))
        .isEqualTo(
            """
            0: use(1); use(2); next = next()
            1: await next
            """);
  }

  @Test
  void anAwaitBeginsAState() {
    assertThat(split("use(1); await(next()); use(2);"))
        .isEqualTo(
            """
            0: use(1); next = next()
            1: await next; use(2)
            """);
  }

  @Test
  void aLoopBeginsAState() {
    assertThat(split("while (more()) use(await(next()));"))
        .isEqualTo(
            """
            0: if (!(more())) → 2; next = next()
            1: await next; use(nextPoll.get()); → 0
            2:
            """);
  }

  @Test
  void theConditionOfDoIsPartOfTheRound() {
    assertThat(split("do { await(next()); } while (more());"))
        .isEqualTo(
            """
            0: next = next()
            1: await next; if (!(more())) → 2; → 0
            2:
            """);
  }

  @Test
  void continueLeadsToTheUpdate() {
    assertThat(split("for (int i = 0; i < 3; i++) { if (more()) continue; await(next()); }"))
        .isEqualTo(
            """
            0: int i = 0
            1: if (!(i < 3)) → 4; if (more()) → next {next → 3}; next = next()
            2: await next
            3: i++; → 1
            4:
            """);
  }

  @Test
  void breakLeavesTheLabelledLoop() {
    assertThat(split("outer: for (;;) { while (more()) { if (await(next()) > 1) break outer; } }"))
        .isEqualTo(
            """
            0: if (!(more())) → 2; next = next()
            1: await next; if (nextPoll.get() > 1) → outer {outer → 3}; → 0
            2: → 0
            3:
            """);
  }

  @Test
  void aLoopWithoutAwaitStaysALoop() {
    assertThat(split("await(next()); for (;;) { if (more()) return; }"))
        .isEqualTo(
            """
            0: next = next()
            1: await next; for (;;) { if (more()) return; }
            """);
  }

  @Test
  void branchesThatAwaitAreStates() {
    assertThat(split("if (more()) use(1); else use(await(next())); use(2);"))
        .isEqualTo(
            """
            0: if (!(more())) → 1; use(1); → 3
            1: next = next()
            2: await next; use(nextPoll.get())
            3: use(2)
            """);
  }

  @Test
  void branchesThatDoNotAwaitStayWhereTheyAre() {
    assertThat(split("if (await(moreLater())) { use(1); } use(2);"))
        .isEqualTo(
            """
            0: moreLater = moreLater()
            1: await moreLater; if (moreLaterPoll.get()) { use(1); }; use(2)
            """);
  }

  @Test
  void armsThatAwaitAreStatesAndControlFallsThroughThem() {
    assertThat(
            split(
                "switch (f(1)) { case 1: await(next()); case 2: use(2); break; default: use(3); }"))
        .isEqualTo(
            """
            0: switch (f(1)) {case 1 → 1, case 2 → 3, default → 4}
            1: next = next()
            2: await next
            3: use(2); → switch {switch → 5}
            4: use(3)
            5:
            """);
  }

  @Test
  void armsThatDoNotAwaitStayASwitch() {
    assertThat(split("switch (await(next())) { case 1: use(1); default: use(2); }"))
        .isEqualTo(
            """
            0: next = next()
            1: await next; switch (nextPoll.get()) { case 1: use(1); default: use(2); }
            """);
  }

  @Test
  void aFinallyWithOneExitRemembersNone() {
    assertThat(split("try { await(next()); } finally { use(1); } use(2);"))
        .isEqualTo(
            """
            try
              0: next = next()
              1: await next; → 2
            catch (Throwable thrown) use(1); throw rethrow(thrown)
            2: use(1); → 3
            3: use(2)
            """);
  }

  @Test
  void aFinallyWithTwoExitsRemembersWhich() {
    assertThat(split("try { if (await(moreLater())) return; use(0); } finally { use(1); } use(2);"))
        .isEqualTo(
            """
            try
              0: moreLater = moreLater()
              1: await moreLater; if (moreLaterPoll.get()) return {return → exit 0 → 2}; use(0); → exit 1 → 2
            catch (Throwable thrown) use(1); throw rethrow(thrown)
            2: use(1); switch (exit) {case 0 → end, default → 3}
            3: use(2)
            """);
  }

  @Test
  void aReturnedValueIsThereBeforeTheFinally() {
    assertThat(split("static int m() { try { return await(next()); } finally { use(1); } }"))
        .isEqualTo(
            """
            try
              0: next = next()
              1: await next; return nextPoll.get() → 2
            catch (Throwable thrown) use(1); throw rethrow(thrown)
            2: use(1); → end
            """);
  }

  @Test
  void aFinallyThatAwaitsRemembersTheException() {
    assertThat(split("try { await(next()); } finally { await(next()); } use(2);"))
        .isEqualTo(
            """
            0: thrown = null
            try
              1: next = next()
              2: await next; → 3
            catch (Throwable thrown) → 3
            3: next2 = next()
            4: await next2; if (thrown != null) { throw rethrow(thrown); }; → 5
            5: use(2)
            """);
  }

  @Test
  void breakContinueAndTheEndAreThreeExits() {
    assertThat(
            split(
                "while (more()) { try { if (await(moreLater())) break; if (more()) continue; }"
                    + " finally { await(next()); } }"))
        .isEqualTo(
            """
            0: if (!(more())) → 6; thrown = null
            try
              1: moreLater = moreLater()
              2: await moreLater; if (moreLaterPoll.get()) → loop {loop → exit 0 → 3}; if (more()) → head {head → exit 1 → 3}; → exit 2 → 3
            catch (Throwable thrown) → 3
            3: next = next()
            4: await next; if (thrown != null) { throw rethrow(thrown); }; switch (exit) {case 0 → 6, case 1 → 0, default → 5}
            5: → 0
            6:
            """);
  }

  @Test
  void aTryWithoutAwaitStaysATry() {
    assertThat(split("try { use(1); } finally { use(2); } await(next());"))
        .isEqualTo(
            """
            0: try { use(1); } finally { use(2); }; next = next()
            1: await next
            """);
  }

  @Test
  void aHandlerWithoutAwaitStaysAHandler() {
    assertThat(split("try { await(read()); } catch (IOException e) { use(e); } use(2);"))
        .isEqualTo(
            """
            try
              0: read = read()
              1: await read
            catch (IOException e) use(e)
            use(2)
            """);
  }

  @Test
  void aHandlerThatAwaitsStandsBehindTheTry() {
    // There its exceptions are not caught by the same try, and it can be gone on with.
    assertThat(
            split(
                "try { await(read()); } catch (IOException e) { await(next()); use(e); } use(2);"))
        .isEqualTo(
            """
            try
              0: read = read()
              1: await read; → 4
            catch (IOException e) → 2
            2: next = next()
            3: await next; use(e); → 4
            4: use(2)
            """);
  }

  @Test
  void nothingFollowsAThrow() {
    assertThat(split("await(next()); throw new IllegalStateException();"))
        .isEqualTo(
            """
            0: next = next()
            1: await next; throw new IllegalStateException()
            """);
  }

  /** Without the host's name before each method that the code calls. */
  private static String split(String method) {
    return Front.of(method, source -> MachineText.of(Splitter.split(Normaliser.normalise(source))))
        .replace("Host.", "");
  }
}
