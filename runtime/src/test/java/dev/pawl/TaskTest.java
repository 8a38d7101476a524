package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.CountingWaker;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class TaskTest {
  private final CountingWaker waker = new CountingWaker();
  private final Context cx = Context.of(waker);

  @Test
  void readyHasItsValueAtTheFirstPoll() {
    assertThat(Task.ready(7).poll(cx).get()).isEqualTo(7);
  }

  @Test
  void failedThrowsTheVeryObject() {
    IOException failure = new IOException();
    assertThatThrownBy(() -> Task.failed(failure).poll(cx)).isSameAs(failure);
  }

  @Test
  void yieldNowIsPendingOnceAndWakesItself() {
    Task<Void, RuntimeException> task = Task.yieldNow();
    assertThat(task.poll(cx).isPending()).isTrue();
    assertThat(waker.wakes()).isEqualTo(1);
    assertThat(task.poll(cx).isReady()).isTrue();
    assertThat(waker.wakes()).isEqualTo(1);
  }

  @Test
  void pollingACompletedTaskIsRefused() {
    for (Task<?, RuntimeException> task : List.of(Task.ready(7), Task.yieldNow())) {
      while (task.poll(cx).isPending()) {}
      assertThatThrownBy(() -> task.poll(cx))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              task
                  + " was polled after it completed. A task may be polled until it is ready, then"
                  + " never again.");
    }
  }

  @Test
  void aFailedTaskIsCompleteToo() {
    Task<Void, IOException> task = Task.failed(new IOException());
    assertThatThrownBy(() -> task.poll(cx)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> task.poll(cx)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theAwaitMarkerSaysWhatToCallInstead() {
    assertThatThrownBy(Uncompiled::serve)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "TaskTest\\.Uncompiled\\.serve ran uncompiled \\(TaskTest\\.java:\\d+\\)\\. Call"
                + " TaskTest_UncompiledAsync\\.serve\\(…\\) instead; .*processor path.*");
  }

  @Test
  void theAwaitMarkerNamesTheLambdaItRanIn() {
    assertThatThrownBy(() -> Task.await(Task.ready(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Task.await ran in a lambda in TaskTest (TaskTest.java:");
  }

  @Test
  void theAsyncMarkerNamesItselfAndTheLambdaItRanIn() {
    Callable<?> withValue = () -> Task.async(() -> 1);
    Callable<?> withoutValue = () -> Task.async(() -> {});

    for (Callable<?> lambda : List.of(withValue, withoutValue)) {
      assertThatThrownBy(lambda::call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Task.async ran in a lambda in TaskTest (TaskTest.java:");
    }
  }

  private static final class Uncompiled {
    static int serve() {
      return Task.await(Task.ready(1));
    }
  }
}
