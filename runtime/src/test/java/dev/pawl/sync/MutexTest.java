package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.ByHand;
import org.junit.jupiter.api.Test;

/** Mutex and RwLock, step by step. What their lines have in common: WaitingLineTest. */
final class MutexTest {
  private final Mutex<String> mutex = new Mutex<>("a");
  private final RwLock<String> rwLock = new RwLock<>("a");

  @Test
  void oneAtATimeSeesAndSetsTheValue() {
    Mutex.Guard<String> guard = now(mutex.lock());
    ByHand<Mutex.Guard<String>, RuntimeException> waiting = waiting(mutex.lock());
    assertThat(guard.get()).isEqualTo("a");
    guard.set("b");
    guard.close();
    assertThat(waiting.value().get()).isEqualTo("b");
  }

  @Test
  void tryLockNeverWaits() {
    Mutex.Guard<String> guard = mutex.tryLock();
    assertThat(mutex.isLocked()).isTrue();
    assertThat(mutex.tryLock()).isNull();
    guard.close();
    assertThat(mutex.isLocked()).isFalse();
    mutex.tryLock().close();
  }

  @Test
  void aGuardUnlocksOnce() {
    Mutex.Guard<String> first = mutex.tryLock();
    first.close();
    Mutex.Guard<String> second = mutex.tryLock();
    first.close();
    assertThat(mutex.isLocked()).isTrue();
    second.close();
  }

  @Test
  void aClosedGuardGivesNoValue() {
    Mutex.Guard<String> guard = mutex.tryLock();
    guard.close();
    assertThatThrownBy(guard::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after it was closed");
    assertThatThrownBy(() -> guard.set("b")).isInstanceOf(IllegalStateException.class);
    assertThat(mutex.tryLock().get()).isEqualTo("a");
  }

  @Test
  void aPlainMutexLocks() {
    Mutex<Void> plain = Mutex.plain();
    try (Mutex.Guard<Void> guard = now(plain.lock())) {
      assertThat(guard.get()).isNull();
      assertThat(plain).hasToString("Mutex(locked)");
    }
    assertThat(plain).hasToString("Mutex(unlocked)");
  }

  // RwLock.

  @Test
  void readersReadTogether() {
    RwLock.ReadGuard<String> first = now(rwLock.read());
    RwLock.ReadGuard<String> second = now(rwLock.read());
    assertThat(first.get() + second.get()).isEqualTo("aa");
    assertThat(rwLock).hasToString("RwLock(2 reading)");
    assertThat(rwLock.tryWrite()).isNull();
  }

  @Test
  void aWriterWaitsForAllReaders() {
    RwLock.ReadGuard<String> first = now(rwLock.read());
    RwLock.ReadGuard<String> second = now(rwLock.read());
    ByHand<RwLock.WriteGuard<String>, RuntimeException> writer = waiting(rwLock.write());
    first.close();
    assertThat(writer.wakes()).isZero();
    second.close();
    writer.value().set("b");
    assertThat(rwLock).hasToString("RwLock(writing)");
  }

  @Test
  void readersWhoComeAfterAWriterWaitBehindIt() {
    RwLock.ReadGuard<String> reading = now(rwLock.read());
    ByHand<RwLock.WriteGuard<String>, RuntimeException> writer = waiting(rwLock.write());
    ByHand<RwLock.ReadGuard<String>, RuntimeException> reader = waiting(rwLock.read());
    ByHand<RwLock.ReadGuard<String>, RuntimeException> another = waiting(rwLock.read());
    assertThat(rwLock.tryRead()).isNull();
    reading.close();
    assertThat(reader.wakes()).isZero();
    RwLock.WriteGuard<String> writing = writer.value();
    writing.set("b");
    writing.close();
    assertThat(reader.value().get() + another.value().get()).isEqualTo("bb");
    assertThat(rwLock).hasToString("RwLock(2 reading)");
  }

  @Test
  void readersPassAWriterWhoWithdraws() {
    RwLock.ReadGuard<String> reading = now(rwLock.read());
    ByHand<RwLock.WriteGuard<String>, RuntimeException> writer = waiting(rwLock.write());
    ByHand<RwLock.ReadGuard<String>, RuntimeException> reader = waiting(rwLock.read());
    writer.withdraw();
    assertThat(reader.value().get()).isEqualTo("a");
    reading.close();
  }

  @Test
  void whatIsDowngradedLetsReadersInAndNoWriter() {
    RwLock.WriteGuard<String> writing = now(rwLock.write());
    ByHand<RwLock.ReadGuard<String>, RuntimeException> reader = waiting(rwLock.read());
    ByHand<RwLock.WriteGuard<String>, RuntimeException> writer = waiting(rwLock.write());
    writing.set("b");
    RwLock.ReadGuard<String> reading = writing.downgrade();
    writing.close();
    assertThat(reading.get()).isEqualTo("b");
    reader.value().close();
    assertThat(writer.wakes()).isZero();
    reading.close();
    writer.value().close();
    assertThat(rwLock).hasToString("RwLock(unlocked)");
  }

  @Test
  void closedGuardsOfAReadWriteLockAreRefused() {
    RwLock.ReadGuard<String> reading = rwLock.tryRead();
    reading.close();
    reading.close();
    assertThatThrownBy(reading::get).isInstanceOf(IllegalStateException.class);
    RwLock.WriteGuard<String> writing = rwLock.tryWrite();
    writing.close();
    assertThatThrownBy(() -> writing.set("b")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(writing::downgrade)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after it was closed");
    assertThat(rwLock).hasToString("RwLock(unlocked)");
  }
}
