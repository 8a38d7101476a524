package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Heritage;
import java.util.List;

/** Values of classes that another package has for itself, and that its public methods give and take. */
class Unseen {
  private static <T> int both(T one, T other, int more) {
    return more + (one == other ? 1 : 0);
  }

  @Async
  static Object kept() {
    var one = Heritage.unseen(await(of(1)));
    int n = await(of(2));
    return one + "" + n + Heritage.sum(one, n);
  }

  @Async
  static Object handedOn() {
    int n = Heritage.sum(Heritage.unseen(3), await(of(4)));
    n += Heritage.count(Heritage.allUnseen(), await(of(5)));
    n += both(Heritage.unseen(6), Heritage.unseen(7), await(of(8)));
    n += both(Heritage.unseen(6), "text", await(of(9)));
    return n;
  }

  @Async
  static Object listed() {
    var all = Heritage.allUnseen();
    await(pause());
    String s = "";
    for (Object one : all) {
      s += one + await(of("!"));
    }
    List<?> list = all;
    return s + Heritage.count(all, list.size()) + all.size();
  }
}
