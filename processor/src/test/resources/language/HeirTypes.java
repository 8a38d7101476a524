package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Heritage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Classes that are protected in another package, and types that are not even that. */
class HeirTypes extends Heritage {
  static void reset() {
    total = 0;
    NAMES.clear();
  }

  @Async
  Object enums() {
    Mode m = mode;
    String all = "";
    for (Mode one : Mode.values()) {
      switch (one) {
        case OPEN:
          all += "open";
          break;
        case SHUT:
          all += await(of("shut"));
      }
      all += switch (one) { case OPEN -> 1; case SHUT -> 2; };
    }
    int plain = 0;
    switch (m) {
      case OPEN -> plain = 1;
      case SHUT -> plain = 2;
    }
    mode = Mode.SHUT;
    m = await(of(other()));
    return all + plain + m.ordinal() + m.name() + m + Mode.valueOf("SHUT").compareTo(m) + (m == Mode.OPEN) + other();
  }

  @Async
  Object enumMaps() {
    Map<Mode, Integer> map = new EnumMap<>(Mode.class);
    map.put(Mode.OPEN, await(of(1)));
    List<Mode> modes = new ArrayList<>();
    modes.add(Mode.SHUT);
    modes.add(await(of(Mode.OPEN)));
    Mode[] array = {Mode.OPEN, Mode.SHUT};
    array[await(of(0))] = Mode.SHUT;
    String s = "";
    for (Mode m : modes) {
      s += m.name() + map.get(m) + await(of(m)).compareTo(m);
    }
    return s + array.length + array[0];
  }

  @Async
  Object records() {
    Pair p = new Pair(await(of(1)), "r");
    Pair q = await(of(new Pair(2, "s")));
    return p.left() + p.right() + q + p.equals(q);
  }

  @Async
  Object exceptions() {
    try {
      await(pause());
      throw new Broken("b");
    } catch (Broken e) {
      log(e.getMessage());
      await(pause());
      return e.getMessage();
    }
  }

  @Async
  Object exceptionsWithoutAwait() {
    await(pause());
    try {
      throw new Broken("b");
    } catch (Broken | IllegalStateException e) {
      return e.getMessage();
    }
  }

  @Async
  Object resources() {
    try (Door d = new Door("a"); Door e = new Door("b")) {
      NAMES.add(d.name() + await(of(1)) + e.name());
    }
    try (Door d = new Door("c")) {
      NAMES.add(d.name());
    }
    return NAMES.toString();
  }

  @Async
  Object lambdas() {
    Shout s = x -> x + "!";
    Shout t = String::trim;
    await(pause());
    return s.shout("a") + t.shout(" b ");
  }

  @Async
  Object inner() {
    Inner i = new Inner();
    i.from += await(of(1));
    Inner j = this.new Inner();
    return i.all() + j.all() + i.from;
  }

  @Async
  Object instances() {
    Object o = await(of((Object) new Pair(1, "x")));
    boolean b = o instanceof Pair;
    if (o instanceof Pair p && p.left() == 1) {
      return b + p.right() + await(of(p)).left() + ((Pair) o).right() + Pair.class.getSimpleName();
    }
    return "no";
  }

  @Async
  Object hiddenTypes() {
    Object a = hide(await(of(1)));
    Object b = this.hide(2);
    var c = hide(3);
    Object d = hidden;
    hidden = null;
    int e = reveal(hide(await(of(4)))) + reveal(null) + reveal(hidden);
    Supplier<?> s = hiddenMaker();
    await(pause());
    return a + "" + b + c + d + e + s.get() + (hide(5) == null);
  }
}
