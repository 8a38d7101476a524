package dev.pawl;

import dev.pawl.blocking.BlockingPool;

/** An executor's pool for blocking calls: one that it was given, or its own, if it needs one. */
final class LazyPool {
  private final boolean isOwn;

  /** Its own is made when it is first asked for; guarded by this. */
  private BlockingPool pool;

  /**
   * @param given not to be closed; or null
   */
  LazyPool(BlockingPool given) {
    isOwn = given == null;
    pool = given;
  }

  synchronized BlockingPool get() {
    if (pool == null) {
      pool = BlockingPool.create();
    }
    return pool;
  }

  /** Closes it, if there is one of its own. */
  synchronized void close() {
    if (isOwn && pool != null) {
      pool.close();
    }
  }
}
