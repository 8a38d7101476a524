package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import java.util.function.Supplier;

/** Pattern matching: bindings live where the language says. */
class Patterns {
  record Foo(boolean ok, int n) {}

  @Async // tricky 31
  @MayBeRefused
  static int bindingAfterAnAwaitedOperand() {
    if (await(of((Object) new Foo(true, 2))) instanceof Foo f && f.ok()) {
      return f.n() + await(of(f.n()));
    }
    return 0;
  }

  @Async // tricky 31
  @MayBeRefused
  static int bindingForTheRestOfTheBlock() {
    Object o = await(of((Object) "abc"));
    if (!(o instanceof String s)) return await(of(0));
    await(pause());
    int n = s.length();
    while (!(await(of((Object) n)) instanceof Integer i && i > 5)) {
      n++;
    }
    return n + i + s.length();
  }

  @Async // tricky 31
  @MayBeRefused
  static boolean bindingInConditions() {
    Object o = await(of((Object) 5));
    boolean a = o instanceof Integer i && await(of(i)) > 3 && i < 10;
    boolean b = !(o instanceof Integer i) || i == await(of(5));
    int c = o instanceof Integer i ? i + await(of(1)) : await(of(0));
    return a & b & c == 6;
  }

  @Async
  @MayBeRefused
  static String withoutAnAwaitInTheCondition() {
    String text = "";
    for (Object o : new Object[] {1, "s", 'c', null}) {
      if (o instanceof Integer i) {
        text += await(of(i));
      } else if (o instanceof String s && !s.isEmpty()) {
        text += await(of(s)) + s;
      } else if (!(o instanceof Character c)) {
        text += await(of("none"));
        continue;
      } else {
        text += c + await(of("x"));
      }
      text += ";";
    }
    return text;
  }

  @Async
  static int withoutAnAwaitAtAll() {
    Object o = await(of((Object) "abc"));
    int n = o instanceof String s ? s.length() : 0;
    boolean b = o instanceof String s && s.length() == n;
    await(pause());
    return b ? n : -n;
  }

  @Async
  @MayBeRefused
  static String bindingCapturedByALambda() {
    Object o = await(of((Object) "abc"));
    if (o instanceof final String s) {
      Supplier<String> lambda = () -> s + s.length();
      await(pause());
      return lambda.get();
    }
    return "none";
  }

  @Async
  @MayBeRefused
  static int bindingShadowsAField() {
    Object o = await(of((Object) 3));
    if (o instanceof Integer field && await(of(true))) {
      return field + Patterns.field;
    }
    return field;
  }

  static int field = 100;
}
