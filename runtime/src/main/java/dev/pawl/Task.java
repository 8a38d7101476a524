package dev.pawl;

import dev.pawl.combine.Join;
import dev.pawl.combine.Joined;
import dev.pawl.combine.Mapped;
import dev.pawl.combine.Race;
import dev.pawl.combine.Selected;
import dev.pawl.combine.Shielded;
import dev.pawl.time.Sleep;
import dev.pawl.time.TimedOutException;
import dev.pawl.time.Timeout;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Something that will have a value: Rust's {@code Future}. A task does nothing by itself; each
 * {@link #poll} takes it one click further, as far as it gets without waiting.
 *
 * <p>Tasks come from {@code @Async} methods, from sockets, and from the statics here; a lambda is a
 * task written by hand. A task is used once: polled by one thread at a time until it is ready or
 * throws, then never again.
 *
 * <p>And by one awaiter, unlike a {@link java.util.concurrent.CompletableFuture}: a task knows one
 * waker, that of its last poll. Of two who await the same pending task, or two handles of one that
 * was spawned twice, the second gets an {@link IllegalStateException}, and the first is none the
 * worse; a task written by hand can't tell them apart unless it asks. A value that several need is
 * made by a {@link dev.pawl.sync.Once}.
 *
 * @param <T> the type of the value
 * @param <X> what it may throw besides unchecked exceptions; {@code RuntimeException} for "nothing"
 */
@FunctionalInterface
public interface Task<T, X extends Throwable> {

  /**
   * Goes on until the value is there or something has to be waited for. Never blocks.
   *
   * @param cx the waker to leave behind, and the services of the world outside; valid during this
   *     call only
   * @return the value, or {@link Poll#pending} after having arranged for {@link Context#waker} to
   *     be woken; never null
   * @throws X what the task failed with; it is then complete
   * @throws IllegalStateException if the task is complete already, or another one awaits it
   */
  Poll<T> poll(Context cx) throws X;

  /**
   * Tells a pending task that its awaiter is cancelled and would rather not poll it again. The task
   * takes back what it left with others (its waker first of all), and closes a resource that
   * arrives later.
   *
   * <p>It had better not throw. If it does, the task is complete, and has failed with that.
   *
   * @return true if it let go. False if it must be polled on, in the cancelled context, until it is
   *     complete: it has cleanup of its own to run
   */
  default boolean withdraw() {
    return true;
  }

  /**
   * This task, with its value turned into another one. Cancel-safe if this task is.
   *
   * <pre>{@code
   * String said = await(race(
   *     socket.receiveFrom(buffer).map(peer -> "from " + peer),
   *     widen(sleep(pause).map(over -> "nothing"))));
   * }</pre>
   *
   * @param function must not block; what it throws, the task throws
   * @return a task to be polled in place of this one
   */
  default <R> Task<R, X> map(Function<? super T, ? extends R> function) {
    return new Mapped<>(this, function);
  }

  /**
   * The value of a task, inside an {@code @Async} method. This method is a marker that the
   * processor replaces by polling.
   *
   * @return the task's value
   * @throws X what the task threw, the same object
   * @throws IllegalStateException always, if it is ever called: its caller was not compiled by the
   *     processor
   */
  static <T, X extends Throwable> T await(Task<T, X> task) throws X {
    throw UncompiledAwait.exception();
  }

  /**
   * A block of an {@code @Async} method as a task of its own: Rust's {@code async move} block. It
   * captures by value what it uses of the method, and like every task it does nothing before it is
   * polled.
   *
   * <pre>{@code
   * for (Peer peer : peers) {
   *   spawn(async(() -> await(peer.send(await(load(name))))));
   * }
   * }</pre>
   *
   * <p>What it throws is inferred from the lambda's body. javac counts what a {@code return
   * await(task);} may throw even where the block catches it; put the value into a variable first.
   *
   * <p>This method is a marker that the processor replaces by the creation of the task.
   *
   * @param block a lambda, and nothing else
   * @throws IllegalStateException always, if it is ever called: its caller was not compiled by the
   *     processor
   */
  static <T, X extends Throwable> Task<T, X> async(AsyncBlock<T, X> block) {
    throw UncompiledAwait.exception();
  }

  /**
   * The same for a block without a value.
   *
   * @see #async(AsyncBlock)
   */
  static <X extends Throwable> Task<Void, X> async(AsyncBlock.Action<X> block) {
    throw UncompiledAwait.exception();
  }

  /**
   * Never waits, and so is cancel-safe.
   *
   * @param value may be null
   * @return a task that has this value at its first poll
   */
  static <T> Task<T, RuntimeException> ready(T value) {
    return new Immediate<>(value, null);
  }

  /**
   * Never waits, and so is cancel-safe.
   *
   * @return a task that throws {@code exception}, this very object, at its first poll
   */
  static <T, X extends Throwable> Task<T, X> failed(X exception) {
    return new Immediate<>(null, Objects.requireNonNull(exception, "exception"));
  }

  /**
   * Steps back. Cancel-safe, as there is nothing to lose.
   *
   * @return a task that lets every other task that is ready run first: pending once, and woken at
   *     once
   */
  static Task<Void, RuntimeException> yieldNow() {
    return new YieldNow();
  }

  /**
   * Two tasks at once: polled in place, in turn, until both have their values.
   *
   * <p>If one fails, the other is cancelled and its cleanup awaited; then the failure is thrown,
   * with what the other throws meanwhile suppressed. A value that is not given then, and is {@link
   * AutoCloseable}, is closed. Cancel-safe if all the tasks are.
   *
   * @return a task for both values
   */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, X extends Throwable> Task<Joined.Two<A, B>, X> join(
      Task<? extends A, ? extends X> first, Task<? extends B, ? extends X> second) {
    return Join.of(v -> new Joined.Two<>((A) v[0], (B) v[1]), first, second);
  }

  /** Like {@link #join(Task, Task)}, for three tasks. */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, C, X extends Throwable> Task<Joined.Three<A, B, C>, X> join(
      Task<? extends A, ? extends X> first,
      Task<? extends B, ? extends X> second,
      Task<? extends C, ? extends X> third) {
    return Join.of(v -> new Joined.Three<>((A) v[0], (B) v[1], (C) v[2]), first, second, third);
  }

  /** Like {@link #join(Task, Task)}, for four tasks. */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, C, D, X extends Throwable> Task<Joined.Four<A, B, C, D>, X> join(
      Task<? extends A, ? extends X> first,
      Task<? extends B, ? extends X> second,
      Task<? extends C, ? extends X> third,
      Task<? extends D, ? extends X> fourth) {
    return Join.of(
        v -> new Joined.Four<>((A) v[0], (B) v[1], (C) v[2], (D) v[3]),
        first,
        second,
        third,
        fourth);
  }

  /** Like {@link #join(Task, Task)}, for five tasks. */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, C, D, E, X extends Throwable> Task<Joined.Five<A, B, C, D, E>, X> join(
      Task<? extends A, ? extends X> first,
      Task<? extends B, ? extends X> second,
      Task<? extends C, ? extends X> third,
      Task<? extends D, ? extends X> fourth,
      Task<? extends E, ? extends X> fifth) {
    return Join.of(
        v -> new Joined.Five<>((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]),
        first,
        second,
        third,
        fourth,
        fifth);
  }

  /** Like {@link #join(Task, Task)}, for six tasks. */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, C, D, E, F, X extends Throwable> Task<Joined.Six<A, B, C, D, E, F>, X> join(
      Task<? extends A, ? extends X> first,
      Task<? extends B, ? extends X> second,
      Task<? extends C, ? extends X> third,
      Task<? extends D, ? extends X> fourth,
      Task<? extends E, ? extends X> fifth,
      Task<? extends F, ? extends X> sixth) {
    return Join.of(
        v -> new Joined.Six<>((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]),
        first,
        second,
        third,
        fourth,
        fifth,
        sixth);
  }

  /** Like {@link #join(Task, Task)}, for seven tasks. */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, C, D, E, F, G, X extends Throwable> Task<Joined.Seven<A, B, C, D, E, F, G>, X> join(
      Task<? extends A, ? extends X> first,
      Task<? extends B, ? extends X> second,
      Task<? extends C, ? extends X> third,
      Task<? extends D, ? extends X> fourth,
      Task<? extends E, ? extends X> fifth,
      Task<? extends F, ? extends X> sixth,
      Task<? extends G, ? extends X> seventh) {
    return Join.of(
        v ->
            new Joined.Seven<>(
                (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6]),
        first,
        second,
        third,
        fourth,
        fifth,
        sixth,
        seventh);
  }

  /** Like {@link #join(Task, Task)}, for eight tasks. */
  @SuppressWarnings("unchecked") // each value is that of its task
  static <A, B, C, D, E, F, G, H, X extends Throwable>
      Task<Joined.Eight<A, B, C, D, E, F, G, H>, X> join(
          Task<? extends A, ? extends X> first,
          Task<? extends B, ? extends X> second,
          Task<? extends C, ? extends X> third,
          Task<? extends D, ? extends X> fourth,
          Task<? extends E, ? extends X> fifth,
          Task<? extends F, ? extends X> sixth,
          Task<? extends G, ? extends X> seventh,
          Task<? extends H, ? extends X> eighth) {
    return Join.of(
        v ->
            new Joined.Eight<>(
                (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7]),
        first,
        second,
        third,
        fourth,
        fifth,
        sixth,
        seventh,
        eighth);
  }

  /**
   * Any number of tasks at once; otherwise like {@link #join(Task, Task)}. Only those that were
   * woken are polled, so many are no slower than few. Cancel-safe if all of them are.
   *
   * @param tasks each to be polled by nobody else; none is fine
   * @return a task for their values, in the order of the tasks
   */
  static <T, X extends Throwable> Task<List<T>, X> join(
      Collection<? extends Task<? extends T, ? extends X>> tasks) {
    return Join.of(tasks);
  }

  /**
   * The first of several tasks to have a value, or to fail. They are polled in place; the others
   * are cancelled, and their cleanup is done before the outcome is given.
   *
   * <p>First is who was woken first: at the first poll all are polled in their order, and one that
   * is ready at once wins, the later ones not even begun; from then on they are polled in the order
   * in which they were woken. So of two sleeps the shorter one wins, however late the executor is.
   *
   * <p>A loser that can let go is withdrawn without another poll, and so keeps nothing that was
   * meant for others: an item stays in its channel. If it has to be polled on and comes to a value
   * all the same, the value is dropped; if it is {@link AutoCloseable}, closed. What a loser throws
   * on its way out other than {@link Cancelled} is suppressed in the winner's failure; if the
   * winner has a value, the {@link UncaughtExceptionHandler} gets it. Withdrawing from a {@link
   * JoinHandle} does not cancel the spawned task.
   *
   * <p>Cancel-safe if all the tasks are.
   *
   * @throws IllegalArgumentException if there are none
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static <T, X extends Throwable> Task<T, X> race(Task<? extends T, ? extends X>... tasks) {
    return Race.value(Arrays.asList(Objects.requireNonNull(tasks, "tasks")));
  }

  /** Like {@link #race(Task[])}, for any number of tasks. Cancel-safe if all of them are. */
  static <T, X extends Throwable> Task<T, X> race(
      Collection<? extends Task<? extends T, ? extends X>> tasks) {
    return Race.value(tasks);
  }

  /**
   * Like {@link #race(Task[])}, and also tells which of the tasks it was. Cancel-safe if all of
   * them are.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static <T, X extends Throwable> Task<Selected<T>, X> select(
      Task<? extends T, ? extends X>... tasks) {
    return Race.selected(Arrays.asList(Objects.requireNonNull(tasks, "tasks")));
  }

  /** Like {@link #select(Task[])}, for any number of tasks. Cancel-safe if all of them are. */
  static <T, X extends Throwable> Task<Selected<T>, X> select(
      Collection<? extends Task<? extends T, ? extends X>> tasks) {
    return Race.selected(tasks);
  }

  /**
   * A task that goes on though its awaiter is cancelled: the way out for cleanup that has to wait.
   *
   * <pre>{@code
   * } finally {
   *   await(shielded(connection.sayGoodbye()));
   * }
   * }</pre>
   *
   * <p>Neither the task nor what it awaits sees that it is cancelled, and the awaiter waits until
   * it is complete; the next await that has to wait throws {@link Cancelled} as ever. A task that
   * may take for ever should have a {@link #timeout} inside.
   */
  static <T, X extends Throwable> Task<T, X> shielded(Task<T, X> task) {
    return new Shielded<>(task);
  }

  /**
   * A task that throws nothing checked, as one that may throw {@code X}: the same object. For
   * javac: where a task that throws {@code IOException} and one that throws nothing meet, as in a
   * join, it would find only {@code Exception} in common.
   *
   * <pre>{@code
   * await(join(load(name), widen(sleep(pause))));     // throws IOException
   * }</pre>
   */
  @SuppressWarnings("unchecked") // what throws nothing checked is a task of every X
  static <T, X extends Throwable> Task<T, X> widen(Task<T, ? extends RuntimeException> task) {
    return (Task<T, X>) Objects.requireNonNull(task, "task");
  }

  /**
   * A task that is over after a while, by the clock of the executor that polls it.
   *
   * <p>It never ends too early, and of two sleeps the one that is due first ends first, however
   * late the executor is for both. Cancel-safe: it may be withdrawn and polled again, and then goes
   * on waiting for the same moment. In a cancelled task, only one that is over at once completes.
   *
   * @param duration measured from the first poll; zero is over at once, and what exceeds 292 years
   *     takes for ever
   * @throws IllegalArgumentException if the duration is negative
   */
  static Task<Void, RuntimeException> sleep(Duration duration) {
    return Sleep.of(duration);
  }

  /**
   * Like {@link #sleep}, until a time of day; at once if that is over. Cancel-safe as that is.
   *
   * @param moment by the executor's clock at the first poll. A time of day that is set differently
   *     afterwards does not count
   */
  static Task<Void, RuntimeException> sleepUntil(Instant moment) {
    return Sleep.until(moment);
  }

  /**
   * A task with a time limit. When the time is over, the task is cancelled and runs its cleanup;
   * then {@link TimedOutException} is thrown. A value that was there all the same is not lost: it
   * is given, though late; and what the task throws on its way out other than {@link Cancelled} is
   * thrown in place of the timeout.
   *
   * <p>Polled in place, cancel-safe if {@code task} is. Of a limit and a sleep within the task, the
   * one that is due first wins, however late the executor is for both.
   *
   * @param limit from the end of the first poll
   * @return a task for the same value
   * @throws IllegalArgumentException if the limit is negative
   */
  static <T, X extends Throwable> Task<T, X> timeout(Duration limit, Task<T, X> task) {
    return Timeout.of(limit, task);
  }

  /**
   * Like {@link #timeout(Duration, Task)}, and as cancel-safe, with an exception of the caller's
   * choice, which may be checked:
   *
   * <pre>{@code
   * String line = await(timeout(limit, readLine(), e -> new SocketTimeoutException(e.getMessage())));
   * }</pre>
   *
   * @param thrown given what would have been thrown; must not return null
   */
  static <T, X extends Throwable> Task<T, X> timeout(
      Duration limit,
      Task<? extends T, ? extends X> task,
      Function<? super TimedOutException, ? extends X> thrown) {
    return Timeout.of(limit, task, thrown);
  }

  /**
   * Short for {@code Spawner.current().spawn(task)}.
   *
   * @return the handle by which the task can be awaited or cancelled; it runs on whether or not
   *     somebody does
   * @throws IllegalStateException outside an executor
   */
  static <T, X extends Throwable> JoinHandle<T, X> spawn(Task<T, X> task) {
    return Spawner.current().spawn(task);
  }

  /**
   * Short for {@code Spawner.current().spawn(name, task)}.
   *
   * @see Spawner#spawn(String, Task)
   */
  static <T, X extends Throwable> JoinHandle<T, X> spawn(String name, Task<T, X> task) {
    return Spawner.current().spawn(name, task);
  }
}
