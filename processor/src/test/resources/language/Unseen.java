package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Heritage;
import java.util.ArrayList;
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

  @Async
  static Object changed() {
    var all = new ArrayList<>(Heritage.allUnseen());
    int n = await(of(0));
    all.add(Heritage.unseen(4));
    all.set(n, Heritage.unseen(await(of(1))));
    return all + "" + all.size();
  }

  @Async
  static Object bounding() {
    var crate = Heritage.Crate.of(1);
    int n = await(of(2));
    crate.it = Heritage.unseen(n);
    Heritage.Crate<?> same = crate;
    return crate.get() + "" + same.it + same.get();
  }

  @Async
  static Object extending() {
    Heritage.Crates crates = new Heritage.Crates();
    crates.add(Heritage.unseen(await(of(3))));
    crates.set(await(of(0)), Heritage.unseen(5));
    String s = "";
    for (Object one : crates) {
      s += one + await(of("!"));
    }
    return s + Heritage.count(crates, 1) + crates;
  }
}
