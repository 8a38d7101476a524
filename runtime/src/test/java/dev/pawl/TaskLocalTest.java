package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is there in each poll of its task, and nowhere else. */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class TaskLocalTest {
  private final TaskLocal<String> user = TaskLocal.create("user");
  private final Executor executor;

  TaskLocalTest(int threads) {
    executor = Executor.builder().threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  /** What a task sees in each of its polls, with a yield after each but the last. */
  private Task<List<String>, RuntimeException> seen(int polls) {
    List<String> seen = new ArrayList<>();
    return cx -> {
      seen.add(user.orElse("nobody"));
      if (seen.size() == polls) {
        return Poll.ready(seen);
      }
      cx.waker().wake();
      return Poll.pending();
    };
  }

  @Test
  void itIsThereInEveryPoll() {
    assertThat(executor.run(user.where("ann", seen(3)))).containsExactly("ann", "ann", "ann");
  }

  @Test
  void tasksThatTakeTurnsSeeEachItsOwn() {
    List<JoinHandle<List<String>, RuntimeException>> handles = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      handles.add(executor.spawner().spawn(user.where("user " + i, seen(50))));
    }
    handles.add(executor.spawner().spawn(seen(50)));
    executor.run();
    for (int i = 0; i < 100; i++) {
      assertThat(executor.run(handles.get(i))).hasSize(50).containsOnly("user " + i);
    }
    assertThat(executor.run(handles.get(100))).containsOnly("nobody");
  }

  @Test
  void anInnerBindingHidesTheOuterOneForItsTimeOnly() {
    Task<List<String>, RuntimeException> inner = user.where("bob", seen(1));
    Task<String, RuntimeException> outer =
        cx -> Poll.ready(user.get() + inner.poll(cx).get() + user.get());
    assertThat(executor.run(user.where("ann", outer))).isEqualTo("ann[bob]ann");
    assertThat(user.isBound()).isFalse();
  }

  @Test
  void nullIsAValue() {
    Task<String, RuntimeException> task = cx -> Poll.ready(user.isBound() + " " + user.get());
    assertThat(executor.run(user.where(null, task))).isEqualTo("true null");
  }

  @Test
  void twoOfThemAreIndependent() {
    TaskLocal<Integer> request = TaskLocal.create("request");
    Task<String, RuntimeException> task = cx -> Poll.ready(user.get() + request.get());
    assertThat(executor.run(user.where("ann", request.where(7, task)))).isEqualTo("ann7");
  }

  @Test
  void aSpawnedTaskDoesNotInheritIt() {
    Task<JoinHandle<List<String>, RuntimeException>, RuntimeException> spawning =
        cx -> Poll.ready(cx.spawner().spawn(seen(1)));
    assertThat(executor.run(executor.run(user.where("ann", spawning)))).containsExactly("nobody");
  }

  @Test
  void itIsGoneAfterAnException() {
    Task<Void, RuntimeException> failing =
        cx -> {
          throw new IllegalArgumentException(user.get());
        };
    assertThatThrownBy(() -> executor.run(user.where("ann", failing))).hasMessage("ann");
    assertThat(executor.run(seen(1))).containsExactly("nobody");
  }

  @Test
  void itIsThereWhenTheTaskIsWithdrawn() {
    AtomicBoolean sawIt = new AtomicBoolean();
    Task<Void, RuntimeException> task =
        new Task<>() {
          @Override
          public Poll<Void> poll(Context cx) {
            return Poll.pending();
          }

          @Override
          public boolean withdraw() {
            sawIt.set(user.isBound());
            return true;
          }
        };
    executor.spawner().spawn(user.where("ann", task)).cancel();
    executor.run();
    assertThat(sawIt.get()).isTrue();
  }

  @Test
  void withoutAValueItSaysWhatToDo() {
    assertThatThrownBy(user::get)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage(
            "TaskLocal user has no value here: the calling code is not part of a task that was made"
                + " by its where method. A task that was spawned does not inherit the value.");
  }
}
