package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;

/** Assertions of classes that can't be named: those of the file's class say whether they are on. */
class Assertions {
  private static class Hidden {
    @Async
    private int run(int n) {
      assert await(of(n > 0)) : "not " + await(of(n));
      return n;
    }
  }

  private static final class HiddenList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    @Async
    int run(int n) {
      assert await(of(n > 0)) : n;
      return n;
    }
  }

  private enum HiddenEnum {
    A;

    @Async
    int run(int n) {
      assert await(of(n > 0)) : 'x';
      return n;
    }
  }

  @Async
  static int privateHost() {
    return await(Assertions_HiddenAsync.run(new Hidden(), -1));
  }

  @Async
  static int privateHeir() {
    return await(Assertions_HiddenListAsync.run(new HiddenList(), -1));
  }

  @Async
  static int privateEnum() {
    return await(Assertions_HiddenEnumAsync.run(HiddenEnum.A, -1));
  }
}
