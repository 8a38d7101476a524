package dev.pawl.processor.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.testing.Front;
import org.junit.jupiter.api.Test;

/** Each await stands alone, and all is evaluated when Java would. */
final class NormaliserTest {
  @Test
  void whatComesBeforeAnAwaitIsEvaluatedBefore() {
    assertThat(normalise("use(f(1), await(next()), f(2));"))
        .isEqualTo(
            """
            int f = f(1);
            nextPoll = wait for next()
            use(f, nextPoll.get(), f(2));
            """);
  }

  @Test
  void aConstantNeedsNoVariable() {
    assertThat(normalise("use(1, await(next()), await(later(\"a\")));"))
        .isEqualTo(
            """
            nextPoll = wait for next()
            Integer next2 = nextPoll.get();
            laterPoll = wait for later("a")
            use(1, next2, laterPoll.get());
            """);
  }

  @Test
  void aVariableThatChangesIsReadInTime() {
    assertThat(normalise("int i = 1; use(i, i++, await(next()), i);"))
        .isEqualTo(
            """
            int i = 1;
            int i2 = i;
            int value = i++;
            nextPoll = wait for next()
            use(i2, value, nextPoll.get(), i);
            """);
  }

  @Test
  void aConstantVariableStaysAConstant() {
    assertThat(normalise("final int k = 3; use(k, await(next()), k);"))
        .isEqualTo(
            """
            final int k = 3;
            nextPoll = wait for next()
            use(k, nextPoll.get(), k);
            """);
  }

  @Test
  void anArrayIsIndexedBeforeTheRightSide() {
    assertThat(normalise("int[] a = {1}; a[f(0)] = await(next());"))
        .isEqualTo(
            """
            int[] a = {1};
            int f = f(0);
            nextPoll = wait for next()
            a[f] = nextPoll.get();
            """);
  }

  @Test
  void aCompoundAssignmentReadsFirst() {
    // JLS 15.26.2
    assertThat(normalise("int[] a = {1}; a[f(0)] += await(next());"))
        .isEqualTo(
            """
            int[] a = {1};
            int f = f(0);
            int before = a[f];
            nextPoll = wait for next()
            a[f] = before + nextPoll.get();
            """);
  }

  @Test
  void aCompoundAssignmentNarrows() {
    assertThat(normalise("byte b = 0; b += await(next());"))
        .isEqualTo(
            """
            byte b = 0;
            byte before = b;
            nextPoll = wait for next()
            b = (byte) (before + nextPoll.get());
            """);
  }

  @Test
  void aCompoundAssignmentConcatenates() {
    assertThat(normalise("String s = \"\"; s += await(next());"))
        .isEqualTo(
            """
            String s = "";
            String before = s;
            nextPoll = wait for next()
            s = before + nextPoll.get();
            """);
  }

  @Test
  void aChoiceIsAnIf() {
    assertThat(normalise("int i = more() ? await(next()) : 2;"))
        .isEqualTo(
            """
            int choice;
            if (more())
              nextPoll = wait for next()
              choice = nextPoll.get();
            else
              choice = 2;
            int i = choice;
            """);
  }

  @Test
  void aReturnedChoiceReturnsInEachArm() {
    assertThat(normalise("static int m() { return more() ? await(next()) : 1; }"))
        .isEqualTo(
            """
            if (more())
              nextPoll = wait for next()
              return nextPoll.get();
            else
              return 1;
            """);
  }

  @Test
  void andIsAnIf() {
    assertThat(normalise("use(more() && await(moreLater()));"))
        .isEqualTo(
            """
            boolean both;
            if (more())
              moreLaterPoll = wait for moreLater()
              both = moreLaterPoll.get();
            else
              both = false;
            use(both);
            """);
  }

  @Test
  void orIsAnIf() {
    assertThat(normalise("use(more() || await(moreLater()));"))
        .isEqualTo(
            """
            boolean either;
            if (more())
              either = true;
            else
              moreLaterPoll = wait for moreLater()
              either = moreLaterPoll.get();
            use(either);
            """);
  }

  @Test
  void anAwaitOnTheLeftOfAndNeedsNoIf() {
    assertThat(normalise("use(await(moreLater()) && more());"))
        .isEqualTo(
            """
            moreLaterPoll = wait for moreLater()
            use(moreLaterPoll.get() && more());
            """);
  }

  @Test
  void whileIsALoopThatIsLeft() {
    assertThat(normalise("while (await(moreLater())) use(1);"))
        .isEqualTo(
            """
            loop:
              head: loop
                moreLaterPoll = wait for moreLater()
                if (moreLaterPoll.get())
                else
                  → loop
                use(1);
            """);
  }

  @Test
  void doTestsBehindTheBody() {
    assertThat(normalise("do { if (more()) continue; use(await(next())); } while (more());"))
        .isEqualTo(
            """
            loop:
              head: loop
                next:
                  if (more()) → next;
                  nextPoll = wait for next()
                  use(nextPoll.get());
                if (more())
                else
                  → loop
            """);
  }

  @Test
  void forUpdatesBehindTheBody() {
    assertThat(normalise("for (int i = 0; i < 2; i++) use(await(next()));"))
        .isEqualTo(
            """
            int i = 0;
            loop:
              head: loop
                if (i < 2)
                else
                  → loop
                next:
                  nextPoll = wait for next()
                  use(nextPoll.get());
                i++;
            """);
  }

  @Test
  void forEachCountsThroughAnArray() {
    assertThat(normalise("for (int i : new int[] {1}) use(await(next()));"))
        .isEqualTo(
            """
            int[] array = new int[] {1};
            int index = 0;
            loop:
              head: loop
                if (index < array.length)
                else
                  → loop
                int i = array[index];
                next:
                  nextPoll = wait for next()
                  use(nextPoll.get());
                index++;
            """);
  }

  @Test
  void forEachAsksAnIterator() {
    assertThat(normalise("for (String s : List.of(\"\")) use(await(next()));"))
        .isEqualTo(
            """
            Iterator<? extends String> iterator = List.of("").iterator();
            loop:
              head: loop
                if (iterator.hasNext())
                else
                  → loop
                String s = iterator.next();
                nextPoll = wait for next()
                use(nextPoll.get());
            """);
  }

  @Test
  void forEachOverWhatIsAwaitedStaysAForEach() {
    assertThat(normalise("for (int i : await(later(List.of(1)))) use(i);"))
        .isEqualTo(
            """
            laterPoll = wait for later(List.of(1))
            for (int i : laterPoll.get()) use(i);
            """);
  }

  @Test
  void aSwitchKeepsItsArms() {
    assertThat(
            normalise("switch (f(1)) { case 1: use(1); case 2: await(next()); break; default: }"))
        .isEqualTo(
            """
            switch:
              switch (f(1))
              case 1
                use(1);
              case 2
                nextPoll = wait for next()
                → switch;
              default
            """);
  }

  @Test
  void aSwitchExpressionYieldsIntoAVariable() {
    assertThat(
            normalise(
                "int i = switch (f(1)) { case 1 -> await(next()); default -> { use(2); yield 3; }"
                    + " };"))
        .isEqualTo(
            """
            int choice;
            switch:
              switch (f(1))
              case 1
                nextPoll = wait for next()
                choice = nextPoll.get();
                → switch
              default
                use(2);
                choice = 3;
                → switch
                → switch
            int i = choice;
            """);
  }

  @Test
  void finallyStandsAroundTheCatches() {
    assertThat(
            normalise(
                "try { await(next()); } catch (RuntimeException e) { use(e); } finally { use(2);"
                    + " }"))
        .isEqualTo(
            """
            try
              try
                nextPoll = wait for next()
              catch RuntimeException e
                use(e);
            finally
              use(2);
            """);
  }

  @Test
  void eachResourceHasATryOfItsOwn() {
    // JLS 14.20.3
    assertThat(normalise("try (Door d = await(open()); Door e = d) { use(d); }"))
        .isEqualTo(
            """
            openPoll = wait for open()
            Door d = openPoll.get();
            try
              Door e = d;
              try
                use(d);
              finally
                if (e != null) {
                  e.close();
                }
              finally after thrown
                closeAfter(e, thrown);
            finally
              if (d != null) {
                d.close();
              }
            finally after thrown2
              closeAfter(d, thrown2);
            """);
  }

  @Test
  void catchingEverythingPassesCancellationOn() {
    assertThat(normalise("try { await(next()); } catch (Throwable t) { use(t); }"))
        .isEqualTo(
            """
            try
              nextPoll = wait for next()
            catch Cancelled cancelled
              throw cancelled;
            catch Throwable t
              use(t);
            """);
  }

  @Test
  void commentsStayWithTheirStatements() {
    assertThat(
            normalise(
                """
                // Before the first.
                use(1); // behind it
                /* Between. */
                await(next());
                // At the end.
                """))
        .isEqualTo(
            """
            // Before the first.
            use(1); // behind it
            /* Between. */
            nextPoll = wait for next()
            // At the end.
            """);
  }

  @Test
  void anAssertionAwaitsOnlyIfItIsOn() {
    assertThat(normalise("assert await(moreLater()) : await(next());"))
        .isEqualTo(
            """
            if (ASSERTIONS)
              moreLaterPoll = wait for moreLater()
              if (!(moreLaterPoll.get()))
                nextPoll = wait for next()
                throw new AssertionError(nextPoll.get());
            """);
  }

  @Test
  void theLockIsAwaitedBeforeTheBlock() {
    assertThat(normalise("synchronized (await(later(\"\"))) { use(1); }"))
        .isEqualTo(
            """
            laterPoll = wait for later("")
            synchronized (laterPoll.get()) { use(1); }
            """);
  }

  /** Without the host's name before each method that the code calls. */
  private static String normalise(String method) {
    return Front.of(method, source -> StatementText.of(Normaliser.normalise(source)))
        .replace("Host.", "");
  }
}
