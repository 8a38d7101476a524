package golden;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;

class PrivateMembers {
  private final Task<Integer, RuntimeException> balance;
  private int withdrawn;
  private static int accounts;

  PrivateMembers(Task<Integer, RuntimeException> balance) {
    this.balance = balance;
    accounts++;
  }

  /** Takes money out while there is some. */
  @Async
  private boolean withdraw(int amount) {
    if (await(balance) - withdrawn < amount) return false;
    withdrawn += amount;
    log("withdrawn from one of " + accounts, amount);
    return true;
  }

  private void log(String what, int amount) {}
}
